package dev.serval.processor.write;

import dev.serval.processor.model.Definition.OfSealed;
import dev.serval.processor.model.Definition.Variant;
import dev.serval.processor.model.GeneratedFile;
import java.util.List;

/// Writes the codec of a sealed interface of records: the tag says which record's codec reads the
/// object.
final class SealedCodecWriter {
  private SealedCodecWriter() {}

  static GeneratedFile write(OfSealed union) {
    JavaSource file = CodecWriter.file(union);
    String type = Types.name(file, union.name());
    CodecWriter.open(file, union, "", type);
    CodecWriter.instance(file, union);
    CodecWriter.schema(file, union);
    file.line("");
    List<String> tags = union.variants().stream().map(v -> JavaSource.literal(v.tag())).toList();
    String names = file.type("dev.serval.json.JsonNames");
    String name = file.type("dev.serval.json.JsonName");
    file.line(
        "private static final "
            + names
            + " TAGS = "
            + names
            + ".of("
            + String.join(", ", tags)
            + ");");
    file.line(
        "private static final %s TAG = %s.of(%s);"
            .formatted(name, name, JavaSource.literal(union.property())));
    CodecWriter.register(file, union);
    writeWrite(file, union, type);
    writeRead(file, union, type);
    writeSchema(file, union);
    file.close();
    return file.finish(union.place());
  }

  private static void writeWrite(JavaSource file, OfSealed union, String type) {
    file.line("").line("@Override");
    file.open(
        "public void write("
            + file.type("dev.serval.json.JsonWriter")
            + " out, "
            + type
            + " value)");
    file.line("out.beginObject();");
    file.open("switch (value)");
    for (Variant variant : union.variants()) {
      file.open("case " + Types.name(file, variant.name()) + " variant ->");
      file.line("out.member(TAG).value(" + JavaSource.literal(variant.tag()) + ");");
      file.line(codec(file, variant) + ".writeMembers(out, variant);");
      file.close();
    }
    file.close();
    file.line("out.endObject();");
    file.close();
  }

  private static void writeRead(JavaSource file, OfSealed union, String type) {
    int dot = type.lastIndexOf('.') + 1;
    file.line("").line("@Override");
    file.open(
        "public %s@%s %s read(%s in)"
            .formatted(
                type.substring(0, dot),
                file.type("org.jspecify.annotations.Nullable"),
                type.substring(dot),
                file.type("dev.serval.json.JsonReader")));
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
    return Types.name(file, variant.name().codec()) + ".INSTANCE";
  }

  private static void writeSchema(JavaSource file, OfSealed union) {
    String schema = file.type("dev.serval.openapi.Schema");
    file.line("").open("private static " + schema + " schema()");
    file.line("return " + schema + ".tagged(" + JavaSource.literal(union.property()) + ")");
    file.indent(2);
    for (Variant variant : union.variants()) {
      file.line(
          ".variant(%s, %s.SCHEMA)"
              .formatted(
                  JavaSource.literal(variant.tag()), Types.name(file, variant.name().codec())));
    }
    String description = CodecWriter.description(union.doc().description());
    if (!description.isEmpty()) {
      file.line(description);
    }
    file.endStatement();
    file.indent(-2).close();
  }
}
