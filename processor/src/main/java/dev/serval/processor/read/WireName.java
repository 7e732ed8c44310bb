package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/// What a parameter is called in a request: the name that is written, else that of the Java
/// parameter, hyphenated for a header.
///
/// Names of header fields and cookies are tokens (RFC 9110 section 5.1, RFC 6265 section 4.1.1):
/// under any other name nothing could ever arrive.
final class WireName {
  private static final String MARKS = "!#$%&'*+-.^_`|~";

  private final Javac javac;

  WireName(Javac javac) {
    this.javac = javac;
  }

  /// The name of a parameter or component; one that no request can have is reported.
  ///
  /// @param mirror the annotation that names the source, null where a record's does
  String of(Element element, ParameterSource source, @Nullable AnnotationMirror mirror) {
    String written = mirror == null ? "" : javac.text(mirror, "value");
    String javaName = element.getSimpleName().toString();
    boolean header = source == ParameterSource.HEADER;
    String usual = header ? HeaderName.of(javaName) : javaName;
    String name = written.isEmpty() ? usual : written;
    boolean named = header || source == ParameterSource.COOKIE;
    boolean blank = written.isEmpty() && mirror != null && isWritten(mirror);
    if (named && (blank || !isToken(name))) {
      String annotation = header ? "@Header" : "@Cookie";
      javac
          .problems()
          .report(
              Diagnostic.BAD_WIRE_NAME,
              javac.place(element, mirror),
              "a token: ASCII letters, digits and `" + MARKS.replace("`", "") + "`",
              "\"" + (blank ? "" : name) + "\"",
              blank && isToken(usual)
                  ? "`" + annotation + "` alone, which is `" + usual + "`"
                  : "`" + annotation + "(\"" + example(name, header) + "\")`, for instance");
    }
    return name;
  }

  private static boolean isWritten(AnnotationMirror mirror) {
    return mirror.getElementValues().keySet().stream()
        .anyMatch(member -> member.getSimpleName().contentEquals("value"));
  }

  private static boolean isToken(String name) {
    return !name.isEmpty() && name.chars().allMatch(WireName::isTokenCharacter);
  }

  private static boolean isTokenCharacter(int c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || MARKS.indexOf(c) >= 0;
  }

  /// The name with hyphens where it has what no token has.
  private static String example(String name, boolean header) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (isTokenCharacter(c)) {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
        out.append('-');
      }
    }
    return out.isEmpty() || out.toString().equals("-")
        ? header ? "X-Name" : "name"
        : out.toString();
  }
}
