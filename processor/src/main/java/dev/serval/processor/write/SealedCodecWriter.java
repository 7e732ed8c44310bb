package dev.serval.processor.write;

import dev.serval.processor.model.Definition.OfSealed;
import dev.serval.processor.model.Definition.Variant;
import dev.serval.processor.model.GeneratedFile;
import java.util.List;
import java.util.function.Predicate;

/// Writes the codec of a sealed interface of records: the tag says which record's codec reads the
/// object.
final class SealedCodecWriter {
  private SealedCodecWriter() {}

  static GeneratedFile write(OfSealed union, Predicate<String> neighbours) {
    JavaSource file = CodecWriter.file(union, neighbours);
    String type = file.type(union.name());
    CodecWriter.open(file, union, "", type);
    CodecWriter.instance(file, union);
    CodecWriter.schema(file, union);
    file.line("");
    List<String> tags = union.variants().stream().map(v -> JavaSource.literal(v.tag())).toList();
    CodecWriter.names(file, "TAGS", tags);
    String name = file.type("dev.serval.json.JsonName");
    file.line(
        "private static final %s TAG = %s.of(%s);"
            .formatted(name, name, JavaSource.literal(union.property())));
    CodecWriter.register(file, union);
    writeWrite(file, union, type);
    writeRead(file, union);
    writeSchema(file, union);
    file.close();
    return file.finish(union.place());
  }

  private static void writeWrite(JavaSource file, OfSealed union, String type) {
    CodecWriter.openWrite(file, type);
    file.line("out.beginObject();");
    file.open("switch (value)");
    for (Variant variant : union.variants()) {
      file.open("case " + file.type(variant.name()) + " variant ->");
      file.line("out.member(TAG).value(" + JavaSource.literal(variant.tag()) + ");");
      file.line(codec(file, variant) + ".writeMembers(out, variant);");
      file.close();
    }
    file.close();
    file.line("out.endObject();");
    file.close();
  }

  private static void writeRead(JavaSource file, OfSealed union) {
    CodecWriter.openRead(file, union);
    String property = JavaSource.literal(union.property());
    file.open("return switch (in.readTag(" + property + ", TAGS))");
    for (int i = 0; i < union.variants().size(); i++) {
      Variant variant = union.variants().get(i);
      String read = variant.strict() ? ".readTagged(in, " + property + ")" : ".read(in)";
      file.line("case " + i + " -> " + codec(file, variant) + read + ";");
    }
    file.line("default -> null;");
    file.close(";");
    file.close();
  }

  private static String codec(JavaSource file, Variant variant) {
    return file.type(variant.name().codec()) + ".INSTANCE";
  }

  private static void writeSchema(JavaSource file, OfSealed union) {
    String schema = file.type("dev.serval.openapi.Schema");
    file.line("").open("private static " + schema + " schema()");
    file.line("return " + schema + ".tagged(" + JavaSource.literal(union.property()) + ")");
    file.indent(2);
    for (Variant variant : union.variants()) {
      file.line(
          ".variant(%s, %s.SCHEMA)"
              .formatted(JavaSource.literal(variant.tag()), file.type(variant.name().codec())));
    }
    String description = CodecWriter.description(union.doc().description());
    if (!description.isEmpty()) {
      file.line(description);
    }
    file.endStatement();
    file.indent(-2).close();
  }
}
