package dev.serval.processor.write;

import dev.serval.processor.model.Constraint;
import dev.serval.processor.model.ConstraintKind;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ModelType.SequenceKind;
import dev.serval.processor.model.TypeUse;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Writes how one value is read: an expression, and where that is not enough a method `read…`
/// behind it.
final class ValueReader {
  private final JavaSource file;
  private final ConstraintWriter constraints;
  private final Constants constants;
  private final CodecFields codecs;
  private final String modifier;
  private final Set<String> names = new HashSet<>();
  private JavaSource helpers;

  /// @param generic whether methods may use the type parameters of the class
  ValueReader(
      JavaSource file,
      JavaSource helpers,
      Constants constants,
      CodecFields codecs,
      boolean generic) {
    this.file = file;
    this.helpers = helpers;
    this.constants = constants;
    this.constraints = new ConstraintWriter(file, constants);
    this.codecs = codecs;
    this.modifier = generic ? "private " : "private static ";
  }

  /// The expression that reads a value.
  String read(TypeUse use, String hint) {
    boolean plain = !use.nullable() && use.constraints().isEmpty();
    return plain && !looped(use.type()) ? direct(use.type(), hint) : method(use, hint) + "(in)";
  }

  private static boolean looped(ModelType type) {
    return switch (type) {
      case ModelType.Sequence sequence -> sequence.kind() != SequenceKind.SET;
      case ModelType.Maybe _, ModelType.PatchOf _ -> true;
      default -> false;
    };
  }

  private String direct(ModelType type, String hint) {
    if (type instanceof Scalar scalar && !scalar.kind().readerMethod().isEmpty()) {
      return "in." + scalar.kind().readerMethod() + "()";
    }
    return codecs.of(type, hint) + ".read(in)";
  }

  private String method(TypeUse use, String hint) {
    String name = unique("read" + Literals.capital(hint));
    JavaSource body = file.section();
    body.line("");
    String type = use.primitive() ? Types.of(file, use.type()) : Types.nullable(file, use.type());
    body.open(
        modifier + type + " " + name + "(" + file.type("dev.serval.json.JsonReader") + " in)");
    JavaSource outer = helpers;
    JavaSource inner = file.section();
    helpers = inner;
    writeBody(body, use, hint);
    helpers = outer;
    body.close();
    helpers.add(body).add(inner);
    return name;
  }

  private void writeBody(JavaSource body, TypeUse use, String hint) {
    writeNull(body, use, hint);
    switch (use.type()) {
      case ModelType.Sequence sequence when looped(sequence) ->
          writeList(body, use, sequence, hint);
      case ModelType.Maybe maybe ->
          finish(
              body,
              use,
              file.type("java.util.Optional")
                  + ".ofNullable("
                  + read(maybe.element(), hint + "Value")
                  + ")",
              hint);
      case ModelType.PatchOf patch -> {
        TypeUse element = patch.element();
        TypeUse notNull = new TypeUse(element.type(), false, element.constraints());
        finish(
            body,
            use,
            file.type("dev.serval.json.Patch") + ".of(" + read(notNull, hint + "Value") + ")",
            hint);
      }
      default -> finish(body, use, direct(use.type(), hint), hint);
    }
  }

  /// What JSON's null is here: null, an empty `Optional`, a violation with a rule of its own, or
  /// left to what follows.
  private void writeNull(JavaSource body, TypeUse use, String hint) {
    Optional<Constraint> notNull =
        use.constraints().stream().filter(c -> c.kind() == ConstraintKind.NOT_NULL).findFirst();
    if (notNull.isPresent()) {
      body.open("if (in.tryNull())");
      body.line("in.report(" + constants.rule(hint, notNull.get()) + ");");
      body.line("return null;").close();
    } else if (use.type() instanceof ModelType.Maybe) {
      returnOnNull(body, file.type("java.util.Optional") + ".empty()");
    } else if (use.type() instanceof ModelType.PatchOf patch && patch.element().nullable()) {
      returnOnNull(body, file.type("dev.serval.json.Patch") + ".ofNull()");
    } else if (use.nullable()) {
      returnOnNull(body, "null");
    }
  }

  private static void returnOnNull(JavaSource body, String value) {
    body.open("if (in.tryNull())").line("return " + value + ";").close();
  }

  private void writeList(JavaSource body, TypeUse use, ModelType.Sequence sequence, String hint) {
    body.open("if (!in.beginArray())").line("return null;").close();
    String list = file.type("java.util.List");
    body.line(
        "%s<%s> values = new %s<>();"
            .formatted(
                list,
                Types.boxed(file, sequence.element().type()),
                file.type("java.util.ArrayList")));
    body.open("while (in.nextElement())");
    body.line("values.add(" + read(sequence.element(), hint + "Element") + ");").close();
    constraints.write(body, use, "values", "in", hint);
    body.line("return " + file.type("java.util.Collections") + ".unmodifiableList(values);");
  }

  /// Reads the value, checks it when it was read without fault, and returns it.
  private void finish(JavaSource body, TypeUse use, String read, String hint) {
    boolean checked = use.constraints().stream().anyMatch(c -> c.kind() != ConstraintKind.NOT_NULL);
    if (!checked) {
      body.line("return " + read + ";");
      return;
    }
    boolean zero = use.type() instanceof Scalar scalar && scalar.kind().isPrimitive();
    if (zero) {
      body.line("int mark = in.errorCount();");
    }
    body.line(Types.of(file, use.type()) + " value = " + read + ";");
    body.open(zero ? "if (in.errorCount() == mark)" : "if (value != null)");
    constraints.write(body, use, "value", "in", hint);
    body.close();
    body.line("return value;");
  }

  private String unique(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }
}
