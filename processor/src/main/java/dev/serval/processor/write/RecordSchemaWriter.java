package dev.serval.processor.write;

import dev.serval.processor.model.Definition.Component;
import dev.serval.processor.model.Definition.OfRecord;
import dev.serval.processor.model.Definition.TypeParameter;
import dev.serval.processor.model.ModelType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the methods of a record's codec that make its schema for the OpenAPI document.
final class RecordSchemaWriter {
  private final OfRecord record;
  private final JavaSource file;
  private final JavaSource methods;

  RecordSchemaWriter(OfRecord record, JavaSource file, JavaSource methods) {
    this.record = record;
    this.file = file;
    this.methods = methods;
  }

  void write() {
    String schema = file.type("dev.serval.openapi.Schema");
    String text = file.type("java.lang.String");
    String formal =
        record.parameters().stream()
            .map(TypeParameter::name)
            .map(SchemaNames::parameter)
            .map(name -> text + " " + name + "Name, " + schema + " " + name + "Schema")
            .collect(Collectors.joining(", "));
    if (record.generic()) {
      writeGenericComponent(formal);
    }
    methods.line("");
    methods.open(
        "private static "
            + schema
            + (record.generic() ? " definition(" + formal + ")" : " schema()"));
    methods.line("return " + schema + ".object()").indent(2);
    String description = CodecWriter.description(record.doc().description());
    if (!description.isEmpty()) {
      methods.line(description);
    }
    List<String> calls = new ArrayList<>();
    record.carried().forEach(component -> calls.add(property(component)));
    if (record.strict()) {
      calls.add(".additionalProperties(false)");
    }
    calls.forEach(methods::line);
    methods.endStatement();
    methods.indent(-2);
    methods.close();
  }

  private void writeGenericComponent(String formal) {
    String component = file.type("dev.serval.openapi.SchemaComponent");
    List<String> names = record.parameters().stream().map(TypeParameter::name).toList();
    List<String> parameters = names.stream().map(SchemaNames::parameter).toList();
    methods.line("").line("/// The component of this type with these arguments.");
    methods.open(
        "%sstatic %s schema(%s)".formatted(CodecWriter.modifier(record), component, formal));
    methods.line("return new " + component + "(").indent(2);
    methods.line(SchemaNames.ofGeneric(record.schemaName(), names) + ",");
    methods.line(
        JavaSource.literal(record.name().qualified() + "<")
            + " + "
            + parameters.stream().map(p -> p + "Name").collect(Collectors.joining(" + \", \" + "))
            + " + \">\",");
    methods.line(
        "() -> definition("
            + parameters.stream()
                .map(p -> p + "Name, " + p + "Schema")
                .collect(Collectors.joining(", "))
            + "));");
    methods.indent(-2).close();
  }

  private String property(Component component) {
    String schema = SchemaExpression.of(file, component.use());
    if (component.defaultValue() != null) {
      schema += ".defaultJson(" + JavaSource.literal(component.defaultValue().json()) + ")";
    }
    schema += CodecWriter.description(component.description());
    boolean output = !(component.use().type() instanceof ModelType.PatchOf);
    String name = JavaSource.literal(component.jsonName());
    if (component.required()) {
      return ".required(" + name + ", " + schema + ")";
    }
    return output
        ? ".property(" + name + ", " + schema + ", false, true)"
        : ".optional(" + name + ", " + schema + ")";
  }
}
