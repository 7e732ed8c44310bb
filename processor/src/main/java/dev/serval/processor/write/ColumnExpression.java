package dev.serval.processor.write;

import dev.serval.processor.model.ColumnModel;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.TypeUse;

/// The Java expression of the `ColumnType` of a type: `ColumnTypes.list(ColumnTypes.TEXT)`. What
/// has to be made is a constant of the class that is written.
final class ColumnExpression {
  private final JavaSource file;
  private final Constants constants;
  private final CodecExpression codecs;

  /// @param methods takes the methods that check constraints inside JSON
  ColumnExpression(JavaSource file, JavaSource methods, Constants constants) {
    this.file = file;
    this.constants = constants;
    this.codecs =
        new CodecExpression(
            file,
            methods,
            constants,
            CodecExpression.Reference.DIRECT,
            new Locals("columns", "map"),
            "");
  }

  /// The column type, by the name of a constant.
  ///
  /// @param hint how a constant is called that has to be made
  String of(ColumnModel column, String hint) {
    if (column instanceof ColumnModel.Scalar scalar && isKnown(scalar.kind())) {
      return constant(scalar.kind());
    }
    String type = file.type("dev.serval.postgres.ColumnType") + "<" + boxed(column) + ">";
    return constants.once(hint, type, made(column, hint));
  }

  private String made(ColumnModel column, String hint) {
    return switch (column) {
      case ColumnModel.Scalar scalar ->
          isKnown(scalar.kind()) ? constant(scalar.kind()) : text(ofText(scalar.kind()));
      case ColumnModel.EnumText of -> text(file.type(of.name().codec()) + ".TEXT");
      case ColumnModel.Made of -> text(format(of));
      case ColumnModel.Several several ->
          library() + (several.unique() ? ".set(" : ".list(") + made(several.element(), hint) + ")";
      case ColumnModel.Json json ->
          library() + ".json(" + codecs.of(TypeUse.of(json.type()), hint) + ")";
    };
  }

  /// Imports what a column becomes, before any constant may have its name.
  void name(ColumnModel column) {
    boxed(column);
  }

  private String boxed(ColumnModel column) {
    return switch (column) {
      case ColumnModel.Scalar scalar -> Types.scalar(file, scalar.kind());
      case ColumnModel.EnumText of -> file.type(of.name());
      case ColumnModel.Made of -> file.type(of.name());
      case ColumnModel.Several several ->
          file.type(several.unique() ? "java.util.Set" : "java.util.List")
              + "<"
              + boxed(several.element())
              + ">";
      case ColumnModel.Json json -> json(json.type());
    };
  }

  private String json(ModelType type) {
    return Types.boxed(file, type);
  }

  private String text(String format) {
    return library() + ".text(" + format + ")";
  }

  /// The format of a class that makes itself of a text.
  private String format(ColumnModel.Made of) {
    String type = file.type(of.name());
    return "%s.of(%s, %s.MAX_VALUE, %s::%s, %s::toString)"
        .formatted(
            formats(),
            JavaSource.literal("a value of " + of.name().nestedName()),
            file.type("java.lang.Integer"),
            type,
            of.factory().isEmpty() ? "new" : of.factory(),
            file.type("java.lang.Object"));
  }

  /// The format of a scalar that SQL has no type for.
  private String ofText(ScalarKind kind) {
    return kind != ScalarKind.CHAR
        ? formats() + "." + kind.name()
        : "%1$s.of(\"a single character\", 1, text -> text.length() == 1 ? text.charAt(0) : null, %2$s::toString)"
            .formatted(formats(), file.type("java.lang.Object"));
  }

  /// Whether `ColumnTypes` has a constant for it.
  private static boolean isKnown(ScalarKind kind) {
    return switch (kind) {
      case BYTE, CHAR, ZONED_DATE_TIME, YEAR, YEAR_MONTH, MONTH_DAY, ZONE_ID, ZONE_OFFSET, VALUE ->
          false;
      default -> true;
    };
  }

  private String constant(ScalarKind kind) {
    return library() + "." + (kind == ScalarKind.STRING ? "TEXT" : kind.name());
  }

  private String formats() {
    return file.type("dev.serval.json.TextFormat");
  }

  private String library() {
    return file.type("dev.serval.postgres.ColumnTypes");
  }
}
