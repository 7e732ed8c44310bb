package dev.serval.processor.write;

import dev.serval.processor.model.Definition.Component;
import dev.serval.processor.model.Definition.OfRecord;
import dev.serval.processor.model.Definition.TypeParameter;
import dev.serval.processor.model.GeneratedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Writes the codec of a record: the class, its constants and `write`; how it reads and describes
/// the record is written by `RecordReadWriter` and `RecordSchemaWriter`.
final class RecordCodecWriter {
  private final OfRecord record;
  private final JavaSource file;
  private final JavaSource methods;
  private final JavaSource checks;
  private final Constants constants;
  private final CodecFields codecs;
  private final List<Component> carried;
  private final Map<Component, String> nameConstants = new HashMap<>();
  private final String type;
  private final String parameters;

  RecordCodecWriter(OfRecord record, Predicate<String> neighbours) {
    this.record = record;
    this.file = CodecWriter.file(record, neighbours);
    record.parameters().forEach(parameter -> file.reserve(parameter.name()));
    this.methods = file.section();
    this.constants = new Constants(file, "INSTANCE", "SCHEMA", "MEMBERS");
    this.parameters = parameters(true);
    this.type = file.type(record.name()) + parameters(false);
    this.checks = file.section();
    this.codecs = new CodecFields(file, checks, constants, record, parameters);
    this.carried = record.carried();
  }

  private String parameters(boolean bounds) {
    return record.parameters().isEmpty()
        ? ""
        : record.parameters().stream()
            .map(p ->
                bounds && !p.bounds().isEmpty() ? p.name() + " extends " + bounds(p) : p.name())
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private String bounds(TypeParameter parameter) {
    return parameter.bounds().stream()
        .map(bound -> Types.of(file, bound))
        .collect(Collectors.joining(" & "));
  }

  GeneratedFile write() {
    // Types before constants, so that no constant hides a type: `UUID uuid`.
    record.components().forEach(component -> Types.of(file, component.use().type()));
    declareNames();
    writeWrite();
    new RecordReadWriter(record, type, file, methods, constants, codecs, nameConstants).write();
    methods.add(checks);
    new RecordSchemaWriter(record, file, methods).write();
    CodecWriter.open(file, record, parameters, type);
    if (record.generic()) {
      file.add(constants.declarations());
      codecs.writeConstructor(CodecWriter.modifier(record));
    } else {
      CodecWriter.instance(file, record);
      CodecWriter.schema(file, record);
      file.line("");
      file.add(constants.declarations());
      CodecWriter.register(file, record);
    }
    file.add(methods);
    file.close();
    return file.finish(record.place());
  }

  /// `MEMBERS`, by which members are found, and one constant per name to write.
  ///
  /// The members' own names come first, so that a name's position is its index; then the aliases.
  private void declareNames() {
    List<String> names = new ArrayList<>();
    List<String> indexes = new ArrayList<>();
    for (int i = 0; i < carried.size(); i++) {
      names.add(JavaSource.literal(carried.get(i).jsonName()));
      indexes.add(String.valueOf(i));
    }
    for (int i = 0; i < carried.size(); i++) {
      for (String alias : carried.get(i).aliases()) {
        names.add(JavaSource.literal(alias));
        indexes.add(String.valueOf(i));
      }
    }
    boolean aliases = names.size() > carried.size();
    JavaSource out = constants.declarations();
    if (aliases) {
      String type = file.type("dev.serval.json.JsonNames");
      String text = file.type("java.lang.String");
      out.line("private static final " + type + " MEMBERS = " + type + ".of(").indent(2);
      out.list("new " + text + "[] {", names, "},").list("new int[] {", indexes, "});").indent(-2);
    } else {
      CodecWriter.names(out, "MEMBERS", names);
    }
    for (Component component : carried) {
      String name = file.type("dev.serval.json.JsonName");
      String value = name + ".of(" + JavaSource.literal(component.jsonName()) + ")";
      nameConstants.put(component, constants.add(component.name(), name, value));
    }
  }

  private void writeWrite() {
    String out = file.type("dev.serval.json.JsonWriter");
    String visibility = CodecWriter.modifier(record);
    methods.override("public void write(" + out + " out, " + type + " value)");
    methods.line("out.beginObject();");
    if (record.variant()) {
      methods.line("writeMembers(out, value);").line("out.endObject();").close();
      methods.line("").line("/// Writes the members into an object that holds a tag already.");
      methods.open(visibility + "void writeMembers(" + out + " out, " + type + " value)");
    }
    ValueWriter writer = new ValueWriter(file, codecs, new Locals("out", "value"));
    for (Component component : carried) {
      writer.member(
          methods,
          component.use(),
          "value." + component.name() + "()",
          component.name(),
          nameConstants.getOrDefault(component, ""));
    }
    if (!record.variant()) {
      methods.line("out.endObject();");
    }
    methods.close();
  }
}
