package dev.serval.processor.write;

import dev.serval.processor.model.Definition;
import dev.serval.processor.model.Description;
import dev.serval.processor.model.GeneratedFile;
import java.util.List;
import java.util.function.Predicate;

/// Writes the codec of a class: one file, in the package of the class.
public final class CodecWriter {
  private CodecWriter() {}

  /// The codec of a record, an enum or a sealed interface.
  ///
  /// @param neighbours whether the package of the codec has a class of a simple name
  public static GeneratedFile write(Definition definition, Predicate<String> neighbours) {
    return switch (definition) {
      case Definition.OfRecord record -> new RecordCodecWriter(record, neighbours).write();
      case Definition.OfEnum constants -> EnumCodecWriter.write(constants, neighbours);
      case Definition.OfSealed union -> SealedCodecWriter.write(union, neighbours);
    };
  }

  /// A file for the codec of a class.
  static JavaSource file(Definition definition, Predicate<String> neighbours) {
    return new JavaSource(definition.name().codec(), definition.name().qualified(), neighbours);
  }

  /// `public final class TodoCodec implements JsonCodec<Todo> {`, with what stands before it.
  static void open(JavaSource file, Definition definition, String parameters, String type) {
    file.line("@" + file.type("dev.serval.Generated"));
    if (definition instanceof Definition.OfRecord record
        && record.components().stream().anyMatch(c -> c.description().deprecated())) {
      file.line("@" + file.type("java.lang.SuppressWarnings") + "({\"deprecation\", \"removal\"})");
    }
    file.open(
        modifier(definition)
            + "final class "
            + file.className()
            + parameters
            + " implements "
            + file.type("dev.serval.json.JsonCodec")
            + "<"
            + type
            + ">");
  }

  /// Opens the method `write`.
  static void openWrite(JavaSource file, String type) {
    file.override(
        "public void write("
            + file.type("dev.serval.json.JsonWriter")
            + " out, "
            + type
            + " value)");
  }

  /// Opens the method `read` of a class without type parameters.
  static void openRead(JavaSource file, Definition definition) {
    String type = file.type(definition.name());
    int dot = type.lastIndexOf('.') + 1;
    file.override(
        "public %s@%s %s read(%s in)"
            .formatted(
                type.substring(0, dot),
                file.type("org.jspecify.annotations.Nullable"),
                type.substring(dot),
                file.type("dev.serval.json.JsonReader")));
  }

  /// A constant by which names are found.
  static void names(JavaSource out, String constant, List<String> names) {
    String type = out.type("dev.serval.json.JsonNames");
    out.list("private static final " + type + " " + constant + " = " + type + ".of(", names, ");");
  }

  /// `INSTANCE`, registered when the class is initialised.
  static void instance(JavaSource file, Definition definition) {
    file.line(
        "%sstatic final %s INSTANCE = new %s();"
            .formatted(modifier(definition), file.className(), file.className()));
    file.line("");
  }

  /// The block that registers `INSTANCE`.
  static void register(JavaSource file, Definition definition) {
    file.line("");
    file.open("static");
    file.line(
        "%s.register(%s.class, INSTANCE);"
            .formatted(file.type("dev.serval.json.GeneratedCodecs"), file.type(definition.name())));
    file.close();
    file.line("");
    file.line("private " + file.className() + "() {}");
  }

  /// The constant `SCHEMA`, made by the method `schema`.
  static void schema(JavaSource file, Definition definition) {
    String component = file.type("dev.serval.openapi.SchemaComponent");
    file.line("%sstatic final %s SCHEMA =".formatted(modifier(definition), component));
    file.indent(2);
    file.line(
        "new %s(%s, %s, %s::schema);"
            .formatted(
                component,
                JavaSource.literal(definition.schemaName()),
                JavaSource.literal(definition.name().qualified()),
                file.className()));
    file.indent(-2);
  }

  /// `.description("…")`, or nothing. What is said of a value, on the schema that describes it.
  static String description(Description said) {
    return example(said) + description(said.text()) + (said.deprecated() ? ".deprecated()" : "");
  }

  /// The example of a value, on its schema.
  static String example(Description said) {
    return said.exampleJson() == null
        ? ""
        : ".exampleJson(" + JavaSource.literal(said.exampleJson()) + ")";
  }

  static String description(String text) {
    return text.isEmpty() ? "" : ".description(" + JavaSource.literal(text) + ")";
  }

  static String modifier(Definition definition) {
    return definition.visible() ? "public " : "";
  }
}
