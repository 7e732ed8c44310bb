package dev.serval.processor.write;

import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.TypeUse;

/// Writes the statements that write one value as JSON.
final class ValueWriter {
  private final JavaSource file;
  private final CodecFields codecs;
  private final Locals locals;

  /// @param locals the names of the method that the values are written in
  ValueWriter(JavaSource file, CodecFields codecs, Locals locals) {
    this.file = file;
    this.codecs = codecs;
    this.locals = locals;
  }

  /// Writes a member: its name and its value; nothing when it is an absent `Patch`.
  ///
  /// @param access the expression of the value
  /// @param hint how the variable is called that keeps it where it is needed twice
  /// @param name the constant of the member's name
  void member(JavaSource out, TypeUse use, String access, String hint, String name) {
    String target = "out.member(" + name + ")";
    boolean twice =
        use.nullable()
            || use.type() instanceof ModelType.Maybe
            || use.type() instanceof ModelType.PatchOf;
    String value = access;
    if (twice) {
      String local = locals.name(hint);
      out.line(Types.of(file, use.type()) + " " + local + " = " + access + ";");
      value = local;
    }
    if (use.type() instanceof ModelType.PatchOf patch) {
      out.open("if (" + value + ".isPresent())");
      write(out, nullable(patch.element()), value + ".value()", target, hint);
      out.close();
    } else {
      write(out, use, value, target, hint);
    }
  }

  private static TypeUse nullable(TypeUse use) {
    return new TypeUse(use.type(), true, use.constraints());
  }

  private void write(JavaSource out, TypeUse use, String value, String target, String hint) {
    if (use.nullable()) {
      out.open("if (" + value + " == null)");
      out.line(target + ".nullValue();");
      out.next("else");
    }
    switch (use.type()) {
      case Scalar scalar -> out.line(scalar(scalar.kind(), value, target));
      case ModelType.Sequence sequence -> loop(out, sequence.element(), value, target, hint);
      case ModelType.Maybe maybe -> {
        out.open("if (" + value + ".isEmpty())");
        out.line(target + ".nullValue();");
        out.next("else");
        write(out, maybe.element(), value + ".get()", target, hint);
        out.close();
      }
      case ModelType.PatchOf patch ->
          write(out, nullable(patch.element()), value + ".value()", target, hint);
      default -> out.line(codecs.of(use.type(), hint) + ".write(" + target + ", " + value + ");");
    }
    if (use.nullable()) {
      out.close();
    }
  }

  private void loop(JavaSource out, TypeUse element, String value, String target, String hint) {
    String variable = locals.name("element");
    out.line(target + ".beginArray();");
    out.open("for (" + Types.boxed(file, element.type()) + " " + variable + " : " + value + ")");
    write(out, element, variable, "out", hint + "Element");
    out.close();
    locals.release(variable);
    out.line("out.endArray();");
  }

  private String scalar(ScalarKind kind, String value, String target) {
    return switch (kind) {
      case BOOLEAN,
          BYTE,
          SHORT,
          INT,
          LONG,
          FLOAT,
          DOUBLE,
          CHAR,
          STRING,
          BIG_DECIMAL,
          BIG_INTEGER,
          BYTES,
          VALUE ->
          target + ".value(" + value + ");";
      default ->
          "%s.%s.write(%s, %s);"
              .formatted(file.type("dev.serval.json.JsonCodecs"), kind.name(), target, value);
    };
  }
}
