package dev.serval.processor.write;

import dev.serval.processor.model.Constraint;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.TypeUse;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Java expression of the `Schema` of a type with its constraints.
public final class SchemaExpression {
  private SchemaExpression() {}

  /// The schema of a position: of the type, what is demanded there, and whether null is allowed.
  public static String of(JavaSource file, TypeUse use) {
    String schema = type(file, use.type()) + keywords(file, use);
    boolean nullable = use.nullable() || use.type() instanceof ModelType.Maybe;
    return nullable && !schema.endsWith(".nullable()") ? schema + ".nullable()" : schema;
  }

  private static String type(JavaSource file, ModelType type) {
    String schema = file.type("dev.serval.openapi.Schema");
    return switch (type) {
      case Scalar scalar ->
          file.type("dev.serval.openapi.ScalarSchemas") + "." + scalar.kind().name();
      case ModelType.Sequence sequence ->
          schema
              + ".array("
              + of(file, sequence.element())
              + ")"
              + (sequence.kind().unique() ? ".uniqueItems()" : "");
      case ModelType.Array array -> schema + ".array(" + of(file, array.element()) + ")";
      case ModelType.Mapping map ->
          schema + ".map(" + names(file, map.key()) + of(file, map.value()) + ")";
      case ModelType.Maybe maybe -> of(file, maybe.element());
      case ModelType.PatchOf patch -> of(file, patch.element());
      case ModelType.Named named -> component(file, named) + ".ref()";
      case ModelType.Variable variable -> schemaOf(variable);
      case ModelType.Custom custom ->
          switch (custom.schema()) {
            case NONE -> schema + ".any()";
            case SCHEMA -> file.type(custom.codec()) + ".SCHEMA";
            case COMPONENT -> file.type(custom.codec()) + ".SCHEMA.ref()";
          };
    };
  }

  /// The schema of a map's keys, with the comma behind it, where they are texts that something is
  /// demanded of; else empty.
  private static String names(JavaSource file, TypeUse key) {
    boolean text = key.type() instanceof Scalar scalar && scalar.kind() == ScalarKind.STRING;
    return text && !keywords(file, key).isEmpty() ? of(file, key) + ", " : "";
  }

  /// The expression of the `SchemaComponent` of a class.
  public static String component(JavaSource file, ModelType.Named named) {
    String codec = file.type(named.name().codec());
    if (named.arguments().isEmpty()) {
      return codec + ".SCHEMA";
    }
    StringBuilder call = new StringBuilder(codec).append(".schema(");
    String separator = "";
    for (TypeUse argument : named.arguments()) {
      call.append(separator)
          .append(SchemaNames.of(argument))
          .append(", ")
          .append(of(file, argument));
      separator = ", ";
    }
    return call.append(')').toString();
  }

  /// The parameter of a generic codec's `schema` method that has the schema of a type parameter.
  static String schemaOf(ModelType.Variable variable) {
    return SchemaNames.parameter(variable.name()) + "Schema";
  }

  private static String keywords(JavaSource file, TypeUse use) {
    Bounds bounds = new Bounds();
    StringBuilder rest = new StringBuilder();
    for (Constraint constraint : use.constraints()) {
      switch (constraint.kind()) {
        case NOT_BLANK -> rest.append(".notBlank()");
        case NOT_EMPTY -> bounds.length(1, Integer.MAX_VALUE);
        case SIZE -> bounds.length(constraint.number("min"), constraint.number("max"));
        case MIN -> bounds.atLeast(BigDecimal.valueOf(constraint.number("value")), true);
        case MAX -> bounds.atMost(BigDecimal.valueOf(constraint.number("value")), true);
        case DECIMAL_MIN ->
            bounds.atLeast(new BigDecimal(constraint.text("value")), constraint.flag("inclusive"));
        case DECIMAL_MAX ->
            bounds.atMost(new BigDecimal(constraint.text("value")), constraint.flag("inclusive"));
        case POSITIVE -> bounds.atLeast(BigDecimal.ZERO, false);
        case POSITIVE_OR_ZERO -> bounds.atLeast(BigDecimal.ZERO, true);
        case NEGATIVE -> bounds.atMost(BigDecimal.ZERO, false);
        case NEGATIVE_OR_ZERO -> bounds.atMost(BigDecimal.ZERO, true);
        case DIGITS -> rest.append(bounds.digits(constraint, use.type()));
        case EMAIL -> rest.append(".format(\"email\")");
        case PATTERN ->
            rest.append(".pattern(").append(JavaSource.literal(regex(constraint))).append(')');
        case ASSERT_TRUE, ASSERT_FALSE -> {
          boolean wanted =
              constraint.kind() == dev.serval.processor.model.ConstraintKind.ASSERT_TRUE;
          rest.append(".constant(")
              .append(file.type("dev.serval.json.JsonValue"))
              .append(".parse(\"" + wanted + "\"))");
        }
        case NULL,
            NOT_NULL,
            PAST,
            PAST_OR_PRESENT,
            FUTURE,
            FUTURE_OR_PRESENT,
            ACCEPTS,
            MAX_FILE_SIZE,
            OWN -> {}
      }
    }
    return bounds.keywords(use.type()) + rest;
  }

  /// The expression with its flags written into it, as `Schema.pattern` takes it.
  private static String regex(Constraint constraint) {
    long flags = constraint.number("flags");
    String letters =
        (has(flags, java.util.regex.Pattern.UNIX_LINES) ? "d" : "")
            + (has(flags, java.util.regex.Pattern.CASE_INSENSITIVE) ? "i" : "")
            + (has(flags, java.util.regex.Pattern.COMMENTS) ? "x" : "")
            + (has(flags, java.util.regex.Pattern.MULTILINE) ? "m" : "")
            + (has(flags, java.util.regex.Pattern.DOTALL) ? "s" : "")
            + (has(flags, java.util.regex.Pattern.UNICODE_CASE) ? "u" : "");
    return (letters.isEmpty() ? "" : "(?" + letters + ")") + constraint.text("regexp");
  }

  private static boolean has(long flags, int flag) {
    return (flags & flag) != 0;
  }

  /// The narrowest bounds that all constraints of a position leave.
  private static final class Bounds {
    private long min;
    private long max = Integer.MAX_VALUE;
    private @Nullable BigDecimal least;
    private boolean leastInclusive;
    private @Nullable BigDecimal most;
    private boolean mostInclusive;

    void length(long from, long to) {
      min = Math.max(min, from);
      max = Math.min(max, to);
    }

    void atLeast(BigDecimal bound, boolean inclusive) {
      int order = least == null ? 1 : bound.compareTo(least);
      if (order > 0 || (order == 0 && !inclusive)) {
        least = bound;
        leastInclusive = inclusive;
      }
    }

    void atMost(BigDecimal bound, boolean inclusive) {
      int order = most == null ? -1 : bound.compareTo(most);
      if (order < 0 || (order == 0 && !inclusive)) {
        most = bound;
        mostInclusive = inclusive;
      }
    }

    String digits(Constraint constraint, ModelType type) {
      if (type instanceof Scalar scalar && scalar.kind() == ScalarKind.STRING) {
        return "";
      }
      BigDecimal end = BigDecimal.TEN.pow((int) Math.min(constraint.number("integer"), 400));
      atLeast(end.negate(), false);
      atMost(end, false);
      boolean whole = type instanceof Scalar scalar && scalar.kind().isInteger();
      int fraction = (int) Math.min(constraint.number("fraction"), 400);
      return whole
          ? ""
          : ".multipleOf(\"" + BigDecimal.ONE.movePointLeft(fraction).toPlainString() + "\")";
    }

    String keywords(ModelType type) {
      StringBuilder out = new StringBuilder();
      List<String> names =
          switch (type) {
            case Scalar _ -> List.of("minLength", "maxLength");
            case ModelType.Mapping _ -> List.of("minProperties", "maxProperties");
            default -> List.of("minItems", "maxItems");
          };
      boolean bytes = type instanceof Scalar scalar && scalar.kind() == ScalarKind.BYTES;
      if (min > 0) {
        out.append(".%s(%d)".formatted(names.getFirst(), bytes ? base64(min) : min));
      }
      if (max < Integer.MAX_VALUE && (!bytes || base64(max) < Integer.MAX_VALUE)) {
        out.append(".%s(%d)".formatted(names.getLast(), bytes ? base64(max) : max));
      }
      boolean number = type instanceof Scalar scalar && scalar.kind().isNumber();
      if (number && least != null) {
        out.append(bound(leastInclusive ? "minimum" : "exclusiveMinimum", least));
      }
      if (number && most != null) {
        out.append(bound(mostInclusive ? "maximum" : "exclusiveMaximum", most));
      }
      return out.toString();
    }

    private static long base64(long bytes) {
      return (bytes + 2) / 3 * 4;
    }

    private static String bound(String keyword, BigDecimal value) {
      boolean whole =
          value.stripTrailingZeros().scale() <= 0 && value.abs().precision() - value.scale() <= 18;
      return "."
          + keyword
          + "("
          + (whole ? Literals.number(value.longValue()) : "\"" + value.toPlainString() + "\"")
          + ")";
    }
  }
}
