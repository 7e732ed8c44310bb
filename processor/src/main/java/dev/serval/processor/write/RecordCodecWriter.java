package dev.serval.processor.write;

import dev.serval.processor.model.Definition.CheckMethod;
import dev.serval.processor.model.Definition.Component;
import dev.serval.processor.model.Definition.OfRecord;
import dev.serval.processor.model.GeneratedFile;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the codec of a record: one loop over the members that reads each into a local variable,
/// then the constructor.
///
/// ```java
/// for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
///   switch (member) {
///     case 0 -> {
///       hasTitle = true;
///       title = readTitle(in);
///     }
///     default -> in.skipValue();
///   }
/// }
/// ```
final class RecordCodecWriter {
  private static final Set<String> TAKEN = Set.of("in", "out", "value", "member", "before", "tag");

  private final OfRecord record;
  private final JavaSource file;
  private final JavaSource methods;
  private final JavaSource checks;
  private final Constants constants;
  private final CodecFields codecs;
  private final ValueReader reader;
  private final ValueWriter writer;
  private final List<Component> carried;
  private final Map<Component, String> nameConstants = new HashMap<>();
  private final String type;
  private final String parameters;

  RecordCodecWriter(OfRecord record) {
    this.record = record;
    this.file = CodecWriter.file(record);
    this.methods = file.section();
    this.constants = new Constants(file, "INSTANCE", "SCHEMA", "MEMBERS");
    this.parameters = parameters(true);
    this.type = Types.name(file, record.name()) + parameters(false);
    this.checks = file.section();
    this.codecs = new CodecFields(file, checks, constants, record, parameters);
    this.reader = new ValueReader(file, methods, constants, codecs, record.generic());
    this.writer = new ValueWriter(file, codecs);
    this.carried = record.components().stream().filter(c -> !c.ignored()).toList();
  }

  private String parameters(boolean bounds) {
    return record.parameters().isEmpty()
        ? ""
        : record.parameters().stream()
            .map(p ->
                bounds && !p.bounds().isEmpty()
                    ? p.name() + " extends " + Types.qualified(file, p.bounds())
                    : p.name())
            .collect(Collectors.joining(", ", "<", ">"));
  }

  GeneratedFile write() {
    // Types before constants, so that no constant hides a type: `UUID uuid`.
    record.components().forEach(component -> Types.of(file, component.use().type()));
    declareNames();
    writeWrite();
    writeRead();
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
  private void declareNames() {
    List<String> names = new ArrayList<>();
    List<String> indexes = new ArrayList<>();
    boolean aliases = false;
    for (int i = 0; i < carried.size(); i++) {
      names.add(JavaSource.literal(carried.get(i).jsonName()));
      indexes.add(String.valueOf(i));
      for (String alias : carried.get(i).aliases()) {
        names.add(JavaSource.literal(alias));
        indexes.add(String.valueOf(i));
        aliases = true;
      }
    }
    String type = file.type("dev.serval.json.JsonNames");
    JavaSource out = constants.declarations();
    String head = "private static final " + type + " MEMBERS = " + type + ".of(";
    if (aliases) {
      out.line(head).indent(2);
      out.list("new String[] {", names, "},").list("new int[] {", indexes, "});").indent(-2);
    } else {
      out.list(head, names, ");");
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
    methods.line("").line("@Override");
    methods.open("public void write(" + out + " out, " + type + " value)");
    methods.line("out.beginObject();");
    if (record.variant()) {
      methods.line("writeMembers(out, value);").line("out.endObject();").close();
      methods.line("").line("/// Writes the members into an object that holds a tag already.");
      methods.open(visibility + "void writeMembers(" + out + " out, " + type + " value)");
    }
    for (Component component : carried) {
      writer.member(
          methods,
          component.use(),
          "value." + component.name() + "()",
          local(component.name()),
          nameConstants.getOrDefault(component, ""));
    }
    if (!record.variant()) {
      methods.line("out.endObject();");
    }
    methods.close();
  }

  private void writeRead() {
    String in = file.type("dev.serval.json.JsonReader");
    boolean tagged = record.variant() && record.strict();
    JavaSource helpers = file.section();
    reader.into(helpers);
    methods.line("").line("@Override");
    methods.open("public " + Types.nullable(file, self()) + " read(" + in + " in)");
    if (tagged) {
      methods.line("return readTagged(in, \"\");").close();
      methods.line("").line("/// Reads an object in which a member of that name is the tag.");
      methods.open(
          "%s%s readTagged(%s in, String tag)"
              .formatted(CodecWriter.modifier(record), Types.nullable(file, self()), in));
    }
    methods.line("int before = in.errorCount();");
    methods.open("if (!in.beginObject())").line("return null;").close();
    writeLocals();
    writeLoop(tagged, in);
    for (Component component : carried) {
      if (component.required()) {
        methods.open("if (!" + seen(component) + ")");
        methods.line("in.missing(" + JavaSource.literal(component.jsonName()) + ");");
        methods.close();
      }
    }
    writeConstruction();
    methods.close();
    methods.add(helpers).add(checks);
  }

  private ModelType self() {
    return new ModelType.Named(
        record.name(),
        ModelType.NamedKind.RECORD,
        record.schemaName(),
        record.parameters().stream()
            .map(p -> TypeUse.of(new ModelType.Variable(p.name())))
            .toList());
  }

  private void writeLocals() {
    for (Component component : record.components()) {
      methods.line(
          "%s %s = %s;"
              .formatted(
                  Types.of(file, component.use().type()),
                  local(component.name()),
                  initial(component)));
      if (component.required()) {
        methods.line("boolean " + seen(component) + " = false;");
      }
    }
  }

  private String initial(Component component) {
    if (component.defaultValue() != null) {
      return switch (component.defaultValue().kind()) {
        case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, CHAR, STRING ->
            Literals.of(file, component.defaultValue());
        default ->
            constants.add(
                component.name() + "_DEFAULT",
                Types.of(file, component.use().type()),
                Literals.of(file, component.defaultValue()));
      };
    }
    return switch (component.use().type()) {
      case ModelType.Maybe _ -> file.type("java.util.Optional") + ".empty()";
      case ModelType.PatchOf _ -> file.type("dev.serval.json.Patch") + ".absent()";
      case ModelType.Scalar scalar when scalar.primitive() ->
          scalar.kind() == dev.serval.processor.model.ScalarKind.BOOLEAN ? "false" : "0";
      default -> "null";
    };
  }

  private void writeLoop(boolean tagged, String in) {
    methods.open("for (int member; (member = in.nextMember(MEMBERS)) != " + in + ".END; )");
    methods.open("switch (member)");
    for (int i = 0; i < carried.size(); i++) {
      Component component = carried.get(i);
      String read =
          local(component.name()) + " = " + reader.read(component.use(), component.name()) + ";";
      if (component.required()) {
        methods.open("case " + i + " ->");
        methods.line(seen(component) + " = true;").line(read).close();
      } else {
        methods.line("case " + i + " -> " + read);
      }
    }
    if (record.strict()) {
      String unknown =
          constants.add(
              "UNKNOWN",
              file.type("dev.serval.validation.Rule"),
              file.type("dev.serval.validation.Constraints") + ".unknown()");
      methods.open("default ->");
      if (tagged) {
        methods.open("if (!in.memberName().equals(tag))");
      }
      methods.line("in.report(" + unknown + ");");
      if (tagged) {
        methods.close();
      }
      methods.line("in.skipValue();").close();
    } else {
      methods.line("default -> in.skipValue();");
    }
    methods.close();
    methods.close();
  }

  private void writeConstruction() {
    methods.open("if (in.errorCount() != before)").line("return null;").close();
    String arguments =
        record.components().stream()
            .map(component -> local(component.name()))
            .collect(Collectors.joining(", ", "(", ")"));
    String made =
        "new " + Types.name(file, record.name()) + (record.generic() ? "<>" : "") + arguments;
    boolean checked =
        !record.constraints().isEmpty() || !record.checks().isEmpty() || record.selfCheck();
    if (!record.guarded()) {
      methods.line(checked ? type + " value = " + made + ";" : "return " + made + ";");
    } else {
      if (checked) {
        methods.line(type + " value;");
      }
      methods.open("try");
      methods.line((checked ? "value = " : "return ") + made + ";");
      String refused = file.type("dev.serval.validation.ValidationException");
      methods.next("catch (" + refused + " refused)");
      methods.line("in.report(refused);").line("return null;");
      methods.next("catch (IllegalArgumentException refused)");
      String rule =
          constants.add(
              "INVALID",
              file.type("dev.serval.validation.Rule"),
              file.type("dev.serval.validation.Constraints") + ".invalid()");
      methods.line("in.report(" + rule + ");").line("return null;").close();
    }
    if (checked) {
      writeChecks();
      methods.line("return in.errorCount() == before ? value : null;");
    }
  }

  private void writeChecks() {
    String rule = file.type("dev.serval.validation.Rule");
    new ConstraintWriter(file, constants)
        .write(methods, new TypeUse(self(), false, record.constraints()), "value", "in", "SELF");
    for (CheckMethod check : record.checks()) {
      String constant =
          constants.add(
              check.method(),
              rule,
              "%s.of(%s, %s)"
                  .formatted(
                      rule, JavaSource.literal(check.code()), JavaSource.literal(check.message())));
      methods.open("if (!value." + check.method() + "())");
      methods.line(
          check.pointer().isEmpty()
              ? "in.report(" + constant + ");"
              : "in.reportAt(" + JavaSource.literal(check.pointer()) + ", " + constant + ");");
      methods.close();
    }
    if (record.selfCheck()) {
      methods.line("value.check(in::reportAt);");
    }
  }

  private String seen(Component component) {
    return unique("has" + Literals.capital(component.name()));
  }

  private String local(String component) {
    return TAKEN.contains(component) || component.matches("element\\d*")
        ? component + "_"
        : component;
  }

  /// A name that no component has.
  private String unique(String wanted) {
    Set<String> components = new HashSet<>();
    record.components().forEach(c -> components.add(c.name()));
    String name = wanted;
    while (components.contains(name)) {
      name += "_";
    }
    return name;
  }
}
