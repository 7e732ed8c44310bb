package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import javax.lang.model.element.Element;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Says that no value of a request becomes a type, and what to write where it stands: advice that
/// would be refused next is none.
final class TextHints {
  private static final String ONE_OR_SEVERAL = "a scalar, an enum, a `List` or `Set` of them, ";

  private final Javac javac;

  TextHints(Javac javac) {
    this.javac = javac;
  }

  /// Where a type stands.
  enum Position {
    /// A parameter without annotation whose request has a body, which JSON could fill.
    PARAMETER_OR_BODY,
    /// A parameter that texts must fill.
    PARAMETER,
    /// A component of a record whose components are parameters.
    COMPONENT
  }

  /// Reports it.
  ///
  /// @param element the parameter or component
  /// @param type its type
  /// @param inner what is inside the `List`, `Set` or `Optional`, else the type; null for a raw one
  /// @param source where the texts come from
  void report(
      Element element,
      TypeMirror type,
      @Nullable TypeMirror inner,
      ParameterSource source,
      Position position) {
    if (type.getKind() == TypeKind.ERROR) {
      return; // javac says that there is no such type
    }
    boolean nested = position == Position.COMPONENT && Groups.isGroup(type);
    javac
        .problems()
        .report(
            Diagnostic.UNSUPPORTED_PARAMETER,
            javac.place(element),
            switch (position) {
              case COMPONENT -> ONE_OR_SEVERAL + "or a type made of one `String`: models are flat";
              case PARAMETER, PARAMETER_OR_BODY ->
                  ONE_OR_SEVERAL + "a record, or a type made of one `String`";
            },
            "`" + Names.shown(type) + "`" + (nested ? ", a record inside a record" : ""),
            inner == null
                ? "`" + simple(type) + "<String>`, for instance"
                : (nested ? "its components here; or " : "") + instead(inner, source, position));
  }

  private String instead(TypeMirror type, ParameterSource source, Position position) {
    boolean body = position == Position.PARAMETER_OR_BODY;
    String name = Javac.qualifiedName(type);
    if (type instanceof ArrayType array) {
      boolean bytes = array.getComponentType().getKind() == TypeKind.BYTE;
      return !bytes
          ? "`List` instead of the array"
          : body
              ? "`RequestBody` for the bytes of the body, or `@Body byte[]` for base64 text in JSON"
              : "`String`, and decode it";
    }
    String hint = Hints.instead(name);
    boolean free = hint.contains("JsonValue") || name.equals("dev.serval.json.JsonValue");
    if (!body && (hint.equals("use `Map`") || name.equals("java.util.Map"))) {
      return all(source, position);
    }
    if (!body && free) {
      return "the type that is meant, such as `String` or `long`";
    }
    if (TypeReader.isContainer(name)) {
      return "`List` alone, which is empty when there is none; or `Optional` of a scalar";
    }
    return hint.isEmpty() || hint.startsWith("use a type of the table")
        ? made(type, name, body)
        : hint;
  }

  /// For a map: what has all values of a source, whatever their names.
  private static String all(ParameterSource source, Position position) {
    if (position == Position.COMPONENT) {
      return "a component for each name";
    }
    return switch (source) {
      case HEADER -> "`Headers` without annotation, which has them all";
      case FORM -> "a record with a component for each field";
      case COOKIE -> "a record with a component for each cookie";
      case PATH -> "a parameter for each variable";
      case SETTING -> "a component for each name";
      case QUERY ->
          "`QueryString` without annotation, which has them all, or a record with `@Query` and a"
              + " component for each";
    };
  }

  private static String made(TypeMirror type, String name, boolean body) {
    String shown = Names.shown(type);
    String converter = "`@Convert` with a `ParamConverter<" + shown + ">`";
    String own =
        "a constructor or a static `valueOf`, `of` or `parse` of one `String` in `"
            + shown
            + "`, or ";
    return (name.startsWith("java.") ? "" : own)
        + converter
        + (body ? "; for JSON a record, or `@Body` and `@Codec`" : "");
  }

  private static String simple(TypeMirror type) {
    return Names.javaType(type).simple();
  }
}
