package dev.serval.processor.write;

import dev.serval.processor.model.Definition.EnumConstant;
import dev.serval.processor.model.Definition.OfEnum;
import dev.serval.processor.model.GeneratedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Writes the codec of an enum: each constant is a string.
final class EnumCodecWriter {
  private EnumCodecWriter() {}

  static GeneratedFile write(OfEnum constants, Predicate<String> neighbours) {
    JavaSource file = CodecWriter.file(constants, neighbours);
    String type = file.type(constants.name());
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (EnumConstant constant : constants.constants()) {
      add(names, values, type, constant.wire(), constant.name());
      constant.aliases().forEach(alias -> add(names, values, type, alias, constant.name()));
    }
    CodecWriter.open(file, constants, "", type);
    CodecWriter.instance(file, constants);
    CodecWriter.schema(file, constants);
    file.line("");
    String text = file.type("dev.serval.json.TextFormat");
    file.line("/// The constants as they stand in a map's keys and in parameters.");
    file.line(
        "%sstatic final %s<%s> TEXT =".formatted(CodecWriter.modifier(constants), text, type));
    file.indent(2);
    file.line(text + ".ofEnum(").indent(2);
    file.line("new " + type + "[] {" + String.join(", ", values) + "},");
    file.line("new " + file.type("java.lang.String") + "[] {" + String.join(", ", names) + "});")
        .indent(-4);
    file.line("");
    CodecWriter.names(file, "NAMES", names);
    file.line(
        "private static final " + type + "[] CONSTANTS = {" + String.join(", ", values) + "};");
    CodecWriter.register(file, constants);
    writeMethods(file, constants, type);
    writeSchema(file, constants);
    file.close();
    return file.finish(constants.place());
  }

  private static void add(
      List<String> names, List<String> values, String type, String wire, String constant) {
    names.add(JavaSource.literal(wire));
    values.add(type + "." + constant);
  }

  private static void writeMethods(JavaSource file, OfEnum constants, String type) {
    CodecWriter.openWrite(file, type);
    file.line("out.value(").indent(2).open("switch (value)");
    for (EnumConstant constant : constants.constants()) {
      file.line("case " + constant.name() + " -> " + JavaSource.literal(constant.wire()) + ";");
    }
    file.close(");").indent(-2).close();
    CodecWriter.openRead(file, constants);
    file.line("int index = in.readName(NAMES);");
    file.line("return index < 0 ? null : CONSTANTS[index];");
    file.close();
  }

  private static void writeSchema(JavaSource file, OfEnum constants) {
    String schema = file.type("dev.serval.openapi.Schema");
    List<String> names =
        constants.constants().stream().map(c -> JavaSource.literal(c.wire())).toList();
    file.line("").open("private static " + schema + " schema()");
    file.line(
        "return "
            + schema
            + ".enumOf("
            + String.join(", ", names)
            + ")"
            + CodecWriter.description(constants.doc().description())
            + ";");
    file.close();
  }
}
