package dev.serval.processor.write;

import dev.serval.processor.model.DefaultValue;
import dev.serval.processor.model.Definition;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.ParameterModel.Shape;
import dev.serval.processor.model.ParameterModel.Value;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.TextType;
import dev.serval.processor.model.TypeUse;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes the local variable of one parameter that is made of one text or of several.
final class ParameterWriter {
  private final JavaSource file;
  private final JavaSource out;
  private final Constants constants;
  private final ConstraintWriter constraints;
  private final Locals locals;

  ParameterWriter(JavaSource file, JavaSource out, Constants constants, Locals locals) {
    this.file = file;
    this.out = out;
    this.constants = constants;
    this.constraints = new ConstraintWriter(file, constants);
    this.locals = locals;
  }

  /// Writes the variable of this name.
  ///
  /// @param hint how constants are called
  void write(Value value, String local, String hint) {
    switch (value.shape()) {
      case SINGLE -> single(value, local, hint);
      case OPTIONAL -> optional(value, local, hint);
      case LIST, SET -> several(value, local, hint);
    }
  }

  private void single(Value value, String local, String hint) {
    if (value.defaultText() != null) {
      converted(value, local, hint, value.defaultText());
    } else if (isItself(value)) {
      string(value, local, hint);
    } else if (value.source() == ParameterSource.PATH) {
      String type = Types.of(file, value.use().type());
      out.line(type + " " + local + " = " + convert(value, select(value)) + ";");
      judge(value.use(), local, hint, "in.ok()");
    } else {
      parsed(value, local, hint);
    }
  }

  /// A `String` is its own text: `String q = in.query("q");`.
  private void string(Value value, String local, String hint) {
    String type = Types.of(file, value.use().type());
    out.line(type + " " + local + " = " + select(value) + ";");
    DefaultValue byDefault = value.defaultValue();
    if (value.source() == ParameterSource.PATH) {
      judge(value.use(), local, hint, "");
    } else if (byDefault == null && !value.required()) {
      judge(value.use(), local, hint, local + " != null");
    } else {
      out.open("if (" + local + " == null)");
      out.line(
          byDefault == null
              ? "in.required();"
              : local + " = " + Literals.of(file, byDefault) + ";");
      JavaSource checks = checks(value.use(), local, hint);
      if (!checks.isEmpty()) {
        out.next("else").add(checks);
      }
      out.close();
    }
  }

  /// Anything else is parsed when it is there.
  private void parsed(Value value, String local, String hint) {
    String raw = locals.name("raw" + Literals.capital(local));
    String type = Types.of(file, value.use().type());
    out.line(type + " " + local + " = " + initial(value, hint) + ";");
    out.line(file.type("java.lang.String") + " " + raw + " = " + select(value) + ";");
    if (value.required()) {
      out.open("if (" + raw + " == null)").line("in.required();").next("else");
    } else {
      out.open("if (" + raw + " != null)");
    }
    out.line(local + " = " + convert(value, raw) + ";");
    judge(value.use(), local, hint, "in.ok()");
    out.close();
  }

  /// A type that is made of a text has its default as text.
  private void converted(Value value, String local, String hint, String byDefault) {
    String raw = locals.name("raw" + Literals.capital(local));
    out.line(file.type("java.lang.String") + " " + raw + " = " + select(value) + ";");
    String text = raw + " == null ? " + JavaSource.literal(byDefault) + " : " + raw;
    String type = Types.of(file, value.use().type());
    out.line(type + " " + local + " = " + convert(value, text) + ";");
    judge(value.use(), local, hint, "in.ok()");
  }

  private void optional(Value value, String local, String hint) {
    String optional = file.type("java.util.Optional");
    String inner = Types.boxed(file, value.single().type());
    String declared = optional + "<" + inner + "> " + local + " = ";
    if (isItself(value)) {
      if (value.single().constraints().isEmpty()) {
        out.line(declared + optional + ".ofNullable(" + select(value) + ");");
        return;
      }
      String raw = locals.name("raw" + Literals.capital(local));
      out.line(inner + " " + raw + " = " + select(value) + ";");
      judge(value.single(), raw, hint, raw + " != null");
      out.line(declared + optional + ".ofNullable(" + raw + ");");
      return;
    }
    String raw = locals.name("raw" + Literals.capital(local));
    String single = locals.name(local + "Value");
    out.line(inner + " " + single + " = null;");
    out.line(file.type("java.lang.String") + " " + raw + " = " + select(value) + ";");
    out.open("if (" + raw + " != null)");
    out.line(single + " = " + convert(value, raw) + ";");
    judge(value.single(), single, hint, "in.ok()");
    out.close();
    out.line(declared + optional + ".ofNullable(" + single + ");");
  }

  private void several(Value value, String local, String hint) {
    String inner = Types.boxed(file, value.single().type());
    boolean list = value.shape() == Shape.LIST;
    String declared =
        file.type(list ? "java.util.List" : "java.util.Set") + "<" + inner + "> " + local;
    boolean plain = isItself(value) && !value.single().constrained() && !value.use().nullable();
    if (plain) {
      String all = select(value);
      String set = list ? "" : "new " + file.type("java.util.LinkedHashSet") + "<>(";
      out.line(declared + " = " + set + all + (list ? ";" : ");"));
      judge(value.use(), local, hint, "");
      return;
    }
    String raw = locals.name("raw" + Literals.capital(local));
    out.line(
        file.type("java.util.List")
            + "<"
            + (isItself(value) ? inner : file.type("java.lang.String"))
            + "> "
            + raw
            + " = "
            + select(value)
            + ";");
    String made =
        "new " + file.type(list ? "java.util.ArrayList" : "java.util.LinkedHashSet") + "<>()";
    if (value.use().nullable()) {
      out.line(declared + " = " + raw + ".isEmpty() ? null : " + made + ";");
    } else {
      out.line(declared + " = " + made + ";");
    }
    elements(value, local, raw, hint);
    JavaSource checks = checks(value.use(), local, hint);
    if (!checks.isEmpty()) {
      out.line("in.element(-1);");
      judge(checks, value.use().nullable() ? local + " != null" : "");
    }
  }

  /// The loop over the texts; a faulty one is kept, so that sizes are those of the request.
  private void elements(Value value, String local, String raw, String hint) {
    String single = locals.name(local + "Element");
    String index = locals.name("i");
    out.open("for (int %s = 0; %s < %s.size(); %s++)".formatted(index, index, raw, index));
    out.line("in.element(" + index + ");");
    String type = Types.of(file, value.single().type());
    out.line(type + " " + single + " = " + convert(value, raw + ".get(" + index + ")") + ";");
    judge(value.single(), single, hint + "Element", isItself(value) ? "" : "in.ok()");
    out.line(local + ".add(" + single + ");");
    out.close();
    locals.release(index);
  }

  /// Writes the checks of a position, inside a condition when there is one.
  private void judge(TypeUse use, String local, String hint, String condition) {
    judge(checks(use, local, hint), condition);
  }

  private void judge(JavaSource checks, String condition) {
    if (checks.isEmpty()) {
      return;
    }
    if (condition.isEmpty()) {
      out.add(checks);
    } else {
      out.open("if (" + condition + ")").add(checks).close();
    }
  }

  private JavaSource checks(TypeUse use, String local, String hint) {
    JavaSource checks = file.section();
    constraints.write(checks, use, local, "in", hint);
    return checks;
  }

  /// Selects the text or texts: `in.query("limit")`.
  private static String select(Value value) {
    String name = JavaSource.literal(value.wireName());
    String source = value.source().name().toLowerCase(Locale.ROOT);
    boolean all = value.shape() == Shape.LIST || value.shape() == Shape.SET;
    if (value.text() instanceof TextType.File) {
      return "in.upload" + (all ? "s" : "") + "(" + name + ")";
    }
    return value.source() == ParameterSource.PATH
        ? "in.path(" + value.pathIndex() + ", " + name + ")"
        : "in." + source + (all ? "All" : "") + "(" + name + ")";
  }

  /// What becomes of a text.
  private String convert(Value value, String raw) {
    return switch (value.text()) {
      case TextType.Plain plain when plain.kind() == ScalarKind.STRING -> raw;
      case TextType.File _ -> raw;
      case TextType.Plain plain -> "in." + plain.kind().binderMethod() + "(" + raw + ")";
      case TextType.EnumText names ->
          value.single().type() instanceof ModelType.Named named
              ? "in.to(" + file.type(named.name().codec()) + ".TEXT, " + raw + ")"
              : "in.toEnum(" + names(names) + ", " + raw + ")";
      case TextType.Made made ->
          "in.convert(%s::%s, %s)"
              .formatted(
                  file.type(made.name()), made.factory().isEmpty() ? "new" : made.factory(), raw);
      case TextType.Converted converted ->
          "in.convert(" + constants.instance(converted.converter()) + ", " + raw + ")";
    };
  }

  private String names(TextType.EnumText names) {
    String type = file.type(names.name());
    String wires =
        names.constants().stream()
            .map(Definition.EnumConstant::wire)
            .map(JavaSource::literal)
            .collect(Collectors.joining(", "));
    String holder = file.type("dev.serval.binding.EnumNames");
    return constants.once(
        names.name().simple() + "_NAMES",
        holder + "<" + type + ">",
        holder + ".of(" + type + ".values(), " + wires + ")");
  }

  private String initial(Value value, String hint) {
    DefaultValue byDefault = value.defaultValue();
    boolean primitive = value.use().type() instanceof Scalar scalar && scalar.primitive();
    if (byDefault == null) {
      boolean flag =
          value.use().type() instanceof Scalar scalar && scalar.kind() == ScalarKind.BOOLEAN;
      return !primitive ? "null" : flag ? "false" : "0";
    }
    String literal = Literals.of(file, byDefault);
    boolean simple = byDefault.enumName() != null || byDefault.kind().isPrimitive();
    return simple
        ? literal
        : constants.add(hint + "Default", Types.of(file, value.use().type()), literal);
  }

  /// Whether nothing is made of what is selected.
  private static boolean isItself(Value value) {
    return value.text() instanceof TextType.File
        || value.text() instanceof TextType.Plain plain && plain.kind() == ScalarKind.STRING;
  }
}
