package dev.serval.processor.write;

import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.Constraint;
import dev.serval.processor.model.ConstraintKind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The static constants of one generated class: rules, patterns, checks. Each is declared when it
/// is first asked for.
public final class Constants {
  private final JavaSource file;
  private final JavaSource declarations;
  private final Set<String> names = new HashSet<>();
  private final Map<String, String> shared = new HashMap<>();
  private final Map<Constraint, String> bounds = new HashMap<>();

  /// @param file the file they are declared in
  /// @param taken names that the class uses for something else
  public Constants(JavaSource file, String... taken) {
    this.file = file;
    this.declarations = file.section();
    names.addAll(Set.of(taken));
  }

  /// What was declared so far, to be put at the head of the class.
  public JavaSource declarations() {
    return declarations;
  }

  /// Declares a constant and returns its name.
  ///
  /// @param hint the name it should have, in any case
  /// @param type its type as source
  /// @param value its value as source
  public String add(String hint, String type, String value) {
    String name = unique(Literals.constant(hint));
    String head = "private static final " + type + " " + name + " =";
    if (head.length() + value.length() < 96) {
      declarations.line(head + " " + value + ";");
    } else {
      declarations.line(head).indent(2).line(value + ";").indent(-2);
    }
    return name;
  }

  /// The rule that a constraint reports.
  public String rule(String hint, Constraint constraint) {
    return add(
        hint
            + "_"
            + (constraint.kind() == ConstraintKind.OWN
                ? constraint.annotation()
                : constraint.kind().annotation()),
        file.type("dev.serval.validation.Rule"),
        RuleExpression.of(file, this, hint, constraint));
  }

  /// The bound of `@DecimalMin` or `@DecimalMax`.
  String bound(String hint, Constraint constraint) {
    return bounds.computeIfAbsent(
        constraint,
        c ->
            add(
                hint + "_BOUND",
                file.type("java.math.BigDecimal"),
                Literals.decimal(file, new BigDecimal(c.text("value")))));
  }

  /// Declares a constant unless one of the same type and value is there, and returns its name.
  public String once(String hint, String type, String value) {
    return shared.computeIfAbsent(type + " = " + value, _ -> add(hint, type, value));
  }

  /// The one instance of a program's own check.
  public String check(ClassName check) {
    return instance(check, "_CHECK");
  }

  /// The one instance of a program's own class, such as a converter.
  public String instance(ClassName name) {
    return instance(name, "");
  }

  private String instance(ClassName name, String suffix) {
    String type = file.type(name);
    return once(name.simple() + suffix, type, "new " + type + "()");
  }

  private String unique(String wanted) {
    String name = wanted;
    for (int i = 2; file.isUsed(name) || !names.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }
}
