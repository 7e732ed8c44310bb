package dev.serval.processor.write;

import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.TypeUse;

/// Writes the statements that write one value as JSON.
final class ValueWriter {
  private final JavaSource file;
  private final CodecFields codecs;

  ValueWriter(JavaSource file, CodecFields codecs) {
    this.file = file;
    this.codecs = codecs;
  }

  /// Writes a member: its name and its value; nothing when it is an absent `Patch`.
  ///
  /// @param access the expression of the value
  /// @param local a variable to keep it in where it is needed twice
  /// @param name the constant of the member's name
  void member(JavaSource out, TypeUse use, String access, String local, String name) {
    String target = "out.member(" + name + ")";
    boolean twice =
        use.nullable()
            || use.type() instanceof ModelType.Maybe
            || use.type() instanceof ModelType.PatchOf;
    String value = access;
    if (twice) {
      out.line(Types.of(file, use.type()) + " " + local + " = " + access + ";");
      value = local;
    }
    if (use.type() instanceof ModelType.PatchOf patch) {
      out.open("if (" + value + ".isPresent())");
      write(out, nullable(patch.element()), value + ".value()", target, local, 1);
      out.close();
    } else {
      write(out, use, value, target, local, 1);
    }
  }

  private static TypeUse nullable(TypeUse use) {
    return new TypeUse(use.type(), true, use.constraints());
  }

  private void write(
      JavaSource out, TypeUse use, String value, String target, String hint, int depth) {
    if (use.nullable()) {
      out.open("if (" + value + " == null)");
      out.line(target + ".nullValue();");
      out.next("else");
    }
    switch (use.type()) {
      case Scalar scalar -> out.line(scalar(scalar.kind(), value, target));
      case ModelType.Sequence sequence -> loop(out, sequence.element(), value, target, hint, depth);
      case ModelType.Maybe maybe -> {
        out.open("if (" + value + ".isEmpty())");
        out.line(target + ".nullValue();");
        out.next("else");
        write(out, maybe.element(), value + ".get()", target, hint, depth);
        out.close();
      }
      case ModelType.PatchOf patch ->
          write(out, nullable(patch.element()), value + ".value()", target, hint, depth);
      default -> out.line(codecs.of(use.type(), hint) + ".write(" + target + ", " + value + ");");
    }
    if (use.nullable()) {
      out.close();
    }
  }

  private void loop(
      JavaSource out, TypeUse element, String value, String target, String hint, int depth) {
    String variable = depth == 1 ? "element" : "element" + depth;
    out.line(target + ".beginArray();");
    out.open("for (" + Types.boxed(file, element.type()) + " " + variable + " : " + value + ")");
    write(out, element, variable, "out", hint + "Element", depth + 1);
    out.close();
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
