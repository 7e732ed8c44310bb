package dev.serval.processor.write;

import dev.serval.processor.model.Definition.CheckMethod;
import dev.serval.processor.model.Definition.Component;
import dev.serval.processor.model.Definition.OfRecord;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.TypeUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes how the codec of a record reads it: one loop over the members that reads each into a
/// local variable, then the constructor.
///
/// Most documents keep the order of the record. So each case asks for the next name right away and
/// falls through to its case; only a member that comes out of turn goes back to the loop.
///
/// ```java
/// for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
///   switch (member) {
///     case 0:
///       hasTitle = true;
///       title = readTitle(in);
///       if (!in.nextIs(DUE, 1)) {
///         break;
///       }
///     case 1:
///       due = readDue(in);
///       break;
///     default:
///       in.skipValue();
///   }
/// }
/// ```
final class RecordReadWriter {
  private final OfRecord record;
  private final String type;
  private final JavaSource file;
  private final JavaSource methods;
  private final JavaSource helpers;
  private final Constants constants;
  private final ValueReader reader;
  private final List<Component> carried;
  private final Map<Component, String> nameConstants;

  /// The variable of each component, and of those that a request must carry the one that says
  /// whether it did.
  private final Map<Component, String> locals = new HashMap<>();

  private final Map<Component, String> seen = new HashMap<>();

  /// @param type the record with its type parameters, as source
  /// @param nameConstants the constant of each member's name
  RecordReadWriter(
      OfRecord record,
      String type,
      JavaSource file,
      JavaSource methods,
      Constants constants,
      CodecFields codecs,
      Map<Component, String> nameConstants) {
    this.record = record;
    this.nameConstants = nameConstants;
    this.type = type;
    this.file = file;
    this.methods = methods;
    this.constants = constants;
    this.helpers = file.section();
    this.reader = new ValueReader(file, helpers, constants, codecs, record.generic());
    this.carried = record.carried();
    Locals names = new Locals("in", "tag", "before", "member", "value", "refused");
    record.components().forEach(c -> locals.put(c, names.name(c.name())));
    carried.stream()
        .filter(Component::required)
        .forEach(c -> seen.put(c, names.name("has" + Literals.capital(c.name()))));
  }

  /// Writes `read`, and the methods it calls.
  void write() {
    String in = file.type("dev.serval.json.JsonReader");
    boolean tagged = record.variant() && record.strict();
    methods.line("").line("@" + file.type("java.lang.Override"));
    if (!tagged) {
      suppressFallthrough();
    }
    methods.open("public " + Types.nullable(file, self()) + " read(" + in + " in)");
    if (tagged) {
      methods.line("return readTagged(in, \"\");").close();
      methods.line("").line("/// Reads an object in which a member of that name is the tag.");
      suppressFallthrough();
      methods.open(
          "%s%s readTagged(%s in, %s tag)"
              .formatted(
                  CodecWriter.modifier(record),
                  Types.nullable(file, self()),
                  in,
                  file.type("java.lang.String")));
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
    methods.add(helpers);
  }

  private void suppressFallthrough() {
    if (carried.size() > 1) {
      String suppress = "@" + file.type("java.lang.SuppressWarnings") + "(\"fallthrough\")";
      methods.line(suppress + " // to the member that follows most often");
    }
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
                  Types.of(file, component.use().type()), local(component), initial(component)));
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
      methods.line("case " + i + ":").indent(1);
      if (component.required()) {
        methods.line(seen(component) + " = true;");
      }
      methods.line(local(component) + " = " + reader.read(component.use(), component.name()) + ";");
      if (i + 1 < carried.size()) {
        String next = nameConstants.getOrDefault(carried.get(i + 1), "");
        methods.open("if (!in.nextIs(" + next + ", " + (i + 1) + "))").line("break;").close();
      } else {
        methods.line("break;");
      }
      methods.indent(-1);
    }
    methods.line("default:").indent(1);
    if (record.strict()) {
      String unknown =
          constants.add(
              "UNKNOWN",
              file.type("dev.serval.validation.Rule"),
              file.type("dev.serval.validation.Constraints") + ".unknown()");
      if (tagged) {
        methods.open("if (!in.memberName().equals(tag))");
      }
      methods.line("in.report(" + unknown + ");");
      if (tagged) {
        methods.close();
      }
    }
    methods.line("in.skipValue();").indent(-1);
    methods.close();
    methods.close();
  }

  private void writeConstruction() {
    methods.open("if (in.errorCount() != before)").line("return null;").close();
    String arguments =
        record.components().stream()
            .map(component -> local(component))
            .collect(Collectors.joining(", ", "(", ")"));
    String made = "new " + file.type(record.name()) + (record.generic() ? "<>" : "") + arguments;
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
      String illegal = file.type("java.lang.IllegalArgumentException");
      methods.next("catch (" + illegal + " refused)");
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
    return seen.getOrDefault(component, "");
  }

  private String local(Component component) {
    return locals.getOrDefault(component, "");
  }
}
