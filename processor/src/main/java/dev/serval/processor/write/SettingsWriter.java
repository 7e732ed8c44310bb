package dev.serval.processor.write;

import dev.serval.processor.model.DefaultValue;
import dev.serval.processor.model.Definition.CheckMethod;
import dev.serval.processor.model.GeneratedFile;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.Shape;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.SettingsModel;
import dev.serval.processor.model.SettingsModel.Presence;
import dev.serval.processor.model.SettingsModel.Section;
import dev.serval.processor.model.SettingsModel.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Writes the binder of a record of settings: the list of them, and one method for each record that
/// reads all values before any record is made.
public final class SettingsWriter {
  private final SettingsModel settings;
  private final JavaSource file;
  private final JavaSource sections;
  private final Constants constants;
  private final Locals methods =
      new Locals(
          "bind",
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "prefix",
          "settings",
          "toString",
          "wait");

  private SettingsWriter(SettingsModel settings, Predicate<String> neighbours) {
    this.settings = settings;
    this.file =
        new JavaSource(settings.binderName(), settings.root().type().qualified(), neighbours);
    this.sections = file.section();
    this.constants = new Constants(file);
  }

  /// Writes the binder of a record.
  ///
  /// @param neighbours whether the package of the record has a class of a simple name
  public static GeneratedFile write(SettingsModel settings, Predicate<String> neighbours) {
    return new SettingsWriter(settings, neighbours).write();
  }

  private GeneratedFile write() {
    Section root = settings.root();
    String type = file.type(root.type());
    JavaSource bind = file.section();
    section(bind, root);
    file.line("@" + file.type("dev.serval.Generated"));
    file.open(
        "final class %s implements %s<%s>"
            .formatted(file.className(), file.type("dev.serval.settings.SettingsBinder"), type));
    file.open("static");
    file.line(
        "%s.register(%s.class, new %s());"
            .formatted(file.type("dev.serval.settings.GeneratedSettings"), type, file.className()));
    file.close();
    if (!constants.declarations().isEmpty()) {
      file.line("").add(constants.declarations());
    }
    file.override("public " + file.type("java.lang.String") + " prefix()");
    file.line("return " + JavaSource.literal(settings.prefix()) + ";").close();
    list();
    file.override("public " + type + " bind(" + values() + " in)").add(bind).close();
    file.add(sections).close();
    return file.finish(settings.place());
  }

  private String values() {
    return file.type("dev.serval.settings.SettingsValues");
  }

  /// The method that tells which settings there are.
  private void list() {
    List<Single> all = new ArrayList<>();
    collect(settings.root(), all);
    String list = file.type("java.util.List");
    file.override(
        "public %s<%s> settings()".formatted(list, file.type("dev.serval.settings.Setting")));
    file.line("return " + list + ".of(").indent(2);
    for (int i = 0; i < all.size(); i++) {
      file.line(described(all.get(i)) + (i == all.size() - 1 ? ");" : ","));
    }
    if (all.isEmpty()) {
      file.line(");");
    }
    file.indent(-2).close();
  }

  private static void collect(Section section, List<Single> all) {
    for (SettingsModel.Member member : section.members()) {
      switch (member) {
        case Single single -> all.add(single);
        case Section inner -> collect(inner, all);
      }
    }
  }

  private String described(Single single) {
    ParameterModel.Value value = single.value();
    boolean several = value.shape() == Shape.LIST || value.shape() == Shape.SET;
    boolean flag =
        value.single().type() instanceof Scalar scalar && scalar.kind() == ScalarKind.BOOLEAN;
    String byDefault = byDefault(value);
    return "%s.of(%s, %s)"
            .formatted(
                file.type("dev.serval.settings.Setting"),
                JavaSource.literal(value.wireName()),
                JavaSource.literal(single.variable()))
        + (value.required() ? ".asRequired()" : "")
        + (single.secret() ? ".asSecret()" : "")
        + (several ? ".asList()" : "")
        + (flag && !several ? ".asFlag()" : "")
        + (byDefault == null ? "" : ".byDefault(" + JavaSource.literal(byDefault) + ")")
        + (value.description().text().isEmpty()
            ? ""
            : ".about(" + JavaSource.literal(value.description().text()) + ")");
  }

  private static @Nullable String byDefault(ParameterModel.Value value) {
    DefaultValue known = value.defaultValue();
    if (known == null) {
      return value.defaultText();
    }
    return known.enumName() == null
        ? known.text()
        : known.json().substring(1, known.json().length() - 1);
  }

  /// What reads, makes and judges one record.
  private void section(JavaSource out, Section section) {
    Locals locals = new Locals("in");
    List<String> arguments = new ArrayList<>();
    ParameterWriter values = new ParameterWriter(file, out, constants, locals);
    for (SettingsModel.Member member : section.members()) {
      String local = locals.name(member.name());
      arguments.add(local);
      switch (member) {
        case Single single ->
            values.write(single.value(), local, hint(section) + Literals.capital(member.name()));
        case Section inner -> nested(out, inner, local);
      }
    }
    out.open("if (in.failed())").line("return null;").close();
    String made = "new " + file.type(section.type()) + "(" + String.join(", ", arguments) + ")";
    boolean judged = section.selfCheck() || !section.checks().isEmpty();
    if (!section.guarded() && !judged) {
      out.line("return " + made + ";");
    } else {
      make(out, section, made, locals);
    }
  }

  private static String hint(Section section) {
    return section.name().isEmpty() ? "settings" : section.name();
  }

  private void nested(JavaSource out, Section inner, String local) {
    String method = methods.exactly(inner.name());
    String type = file.type(inner.type());
    JavaSource body = file.section();
    section(body, inner);
    sections.line("");
    sections.open("private static " + type + " " + method + "(" + values() + " in)");
    sections.add(body).close();
    String call = method + "(in)";
    String set = "in.isAnySet(" + JavaSource.literal(inner.key()) + ") ? ";
    if (inner.presence() == Presence.REQUIRED) {
      out.line(type + " " + local + " = " + call + ";");
    } else if (inner.presence() == Presence.NULLABLE) {
      out.line(type + " " + local + " = " + set + call + " : null;");
    } else {
      String optional = file.type("java.util.Optional");
      out.line(
          "%s<%s> %s = %s%s.ofNullable(%s) : %s.empty();"
              .formatted(optional, type, local, set, optional, call, optional));
    }
  }

  private void make(JavaSource out, Section section, String expression, Locals locals) {
    String type = file.type(section.type());
    String made = locals.name("made");
    String key = JavaSource.literal(section.key());
    if (section.guarded()) {
      String refused = locals.name("refused");
      out.line(type + " " + made + ";");
      out.open("try").line(made + " = " + expression + ";");
      out.next("catch (" + file.type("java.lang.IllegalArgumentException") + " " + refused + ")");
      out.line("in.refused(" + key + ", " + refused + ");").line("return null;").close();
    } else {
      out.line(type + " " + made + " = " + expression + ";");
    }
    String rule = file.type("dev.serval.validation.Rule");
    for (CheckMethod check : section.checks()) {
      String constant =
          constants.add(
              hint(section) + Literals.capital(check.method()),
              rule,
              "%s.of(%s, %s)"
                  .formatted(
                      rule, JavaSource.literal(check.code()), JavaSource.literal(check.message())));
      out.open("if (!" + made + "." + check.method() + "())");
      out.line(
          "in.report(%s, %s, %s);".formatted(key, JavaSource.literal(check.pointer()), constant));
      out.close();
    }
    if (section.selfCheck()) {
      String path = locals.name("path");
      String broken = locals.name("rule");
      out.line(
          "%s.check((%s, %s) -> in.report(%s, %s, %s));"
              .formatted(made, path, broken, key, path, broken));
    }
    out.line("return " + made + ";");
  }
}
