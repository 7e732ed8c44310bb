package dev.serval.processor.write;

import dev.serval.processor.model.Definition.CheckMethod;
import dev.serval.processor.model.ParameterModel.Group;
import java.util.List;

/// Writes how a record of parameters is made of values that are valid each, and judged as a whole.
final class GroupWriter {
  private final JavaSource file;
  private final JavaSource out;
  private final Constants constants;
  private final Locals locals;

  GroupWriter(JavaSource file, JavaSource out, Constants constants, Locals locals) {
    this.file = file;
    this.out = out;
    this.constants = constants;
    this.locals = locals;
  }

  /// Writes the variable of this name.
  ///
  /// @param arguments the components, as source
  /// @param hint how constants are called
  void write(Group group, String local, List<String> arguments, String hint) {
    String type = Types.of(file, group.javaType());
    String made =
        "new "
            + file.type(group.type())
            + (type.endsWith(">") ? "<>" : "")
            + "("
            + String.join(", ", arguments)
            + ")";
    if (group.guarded()) {
      out.line(type + " " + local + " = null;");
      out.open("try").line(local + " = " + made + ";");
      String refused = locals.name("refused");
      out.next("catch (" + file.type("java.lang.IllegalArgumentException") + " " + refused + ")");
      locals.release(refused);
      String invalid =
          constants.add(
              hint + Literals.capital(group.name()) + "Invalid",
              file.type("dev.serval.validation.Rule"),
              file.type("dev.serval.validation.Constraints") + ".invalid()");
      out.line(report(group, group.name(), invalid)).close();
    } else {
      out.line(type + " " + local + " = " + made + ";");
    }
    checks(group, local, hint);
  }

  private void checks(Group group, String local, String hint) {
    String present = group.guarded() ? local + " != null && " : "";
    String rule = file.type("dev.serval.validation.Rule");
    for (CheckMethod check : group.checks()) {
      String constant =
          constants.add(
              hint + Literals.capital(group.name()) + Literals.capital(check.method()),
              rule,
              "%s.of(%s, %s)"
                  .formatted(
                      rule, JavaSource.literal(check.code()), JavaSource.literal(check.message())));
      String name = check.pointer().isEmpty() ? group.name() : check.pointer();
      out.open("if (" + present + "!" + local + "." + check.method() + "())");
      out.line(report(group, name, constant)).close();
    }
    if (group.selfCheck()) {
      String source = file.type("dev.serval.validation.Source") + "." + group.source().name();
      String name = JavaSource.literal(group.name());
      String path = locals.name("path");
      String violated = locals.name("rule");
      String call =
          "%s.check((%s, %s) -> in.report(%s, %s.isEmpty() ? %s : %s, %s));"
              .formatted(local, path, violated, source, path, name, path, violated);
      locals.release(path);
      locals.release(violated);
      if (group.guarded()) {
        out.open("if (" + local + " != null)").line(call).close();
      } else {
        out.line(call);
      }
    }
  }

  private String report(Group group, String name, String rule) {
    return "in.report(%s.%s, %s, %s);"
        .formatted(
            file.type("dev.serval.validation.Source"),
            group.source().name(),
            JavaSource.literal(name),
            rule);
  }
}
