package dev.serval.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A `Content-Disposition`: of a response (RFC 6266), or of a part of a form (RFC 7578 §4.2).
///
/// ```java
/// ContentDisposition.attachment("prix €.csv").toString();
/// // attachment; filename="prix _.csv"; filename*=UTF-8''prix%20%E2%82%AC.csv
/// ```
///
/// Immutable. What it prints can always stand in a header field.
public final class ContentDisposition {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();
  private static final String VALUE_MARKS = "!#$&+-.^_`|~"; // attr-char of RFC 8187 §3.2.1

  private final String type;
  private final Map<String, String> parameters;

  private ContentDisposition(String type, Map<String, String> parameters) {
    this.type = type;
    this.parameters = parameters;
  }

  /// Says that the content is to be saved, and under which name.
  ///
  /// @throws IllegalArgumentException if the name is empty or has a control character, such as CR,
  ///   LF or NUL, a path separator, or a lone surrogate; the message never has the name
  public static ContentDisposition attachment(String fileName) {
    return of("attachment", fileName);
  }

  /// Says that the content is to be shown, and under which name it would be saved.
  ///
  /// @throws IllegalArgumentException as [#attachment] does
  public static ContentDisposition inline(String fileName) {
    return of("inline", fileName);
  }

  private static ContentDisposition of(String type, String fileName) {
    boolean wrong = fileName.isEmpty();
    for (int i = 0; i < fileName.length(); i++) {
      char c = fileName.charAt(i);
      wrong |= Character.isISOControl(c) || c == '/' || c == '\\' || isLone(fileName, i);
    }
    if (wrong) {
      throw new IllegalArgumentException(
          "A file name in Content-Disposition has no control characters and no slashes");
    }
    return new ContentDisposition(type, Map.of("filename", fileName));
  }

  private static boolean isLone(String text, int at) {
    char c = text.charAt(at);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    boolean high = Character.isHighSurrogate(c);
    int other = high ? at + 1 : at - 1;
    return other < 0
        || other == text.length()
        || !Character.isSurrogate(text.charAt(other))
        || Character.isHighSurrogate(text.charAt(other)) == high;
  }

  /// Reads a field value, as senders of forms write it: characters of any script may stand in
  /// quotes, and a back-slash there escapes a quote or a back-slash only, since browsers send those
  /// of a name as they are.
  ///
  /// Parameters with `*` at the end of their name are left out: RFC 7578 §4.2 forbids them.
  ///
  /// @throws IllegalArgumentException if it breaks the grammar or repeats a parameter; the message
  ///   never has the text
  public static ContentDisposition parse(String text) {
    return new Parser(text).disposition();
  }

  /// Returns the name of a form's field as it was before a browser escaped it: `%22`, `%0D` and
  /// `%0A` (HTML, multipart form data), and nothing else.
  public static String unescapeName(String name) {
    return name.indexOf('%') < 0
        ? name
        : name.replace("%22", "\"")
            .replace("%0D", "\r")
            .replace("%0A", "\n")
            .replace("%0d", "\r")
            .replace("%0a", "\n");
  }

  /// Returns the type in lower case, such as `attachment`.
  public String type() {
    return type;
  }

  /// Returns the value of a parameter, or null.
  ///
  /// @param name in lower case
  public @Nullable String parameter(String name) {
    return parameters.get(name);
  }

  /// The field value (RFC 6266 §4.1). A name that is not plain ASCII, or that has a quote, comes
  /// twice: once with `_` for what old clients would not read, and once in UTF-8 (RFC 8187).
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(type);
    parameters.forEach((name, value) -> {
      String plain = plain(value);
      out.append("; ").append(name).append("=\"").append(plain).append('"');
      if (!plain.equals(value)) {
        out.append("; ").append(name).append("*=UTF-8''").append(extended(value));
      }
    });
    return out.toString();
  }

  /// Quotes and percent signs are not shown to old clients: some take the escape for the name.
  private static String plain(String value) {
    StringBuilder out = new StringBuilder(value.length());
    value
        .codePoints()
        .map(c -> c < ' ' || c > '~' || c == '"' || c == '\\' || c == '%' ? '_' : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static String extended(String value) {
    StringBuilder out = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          b >= '0' && b <= '9'
              || b >= 'a' && b <= 'z'
              || b >= 'A' && b <= 'Z'
              || VALUE_MARKS.indexOf(b) >= 0;
      if (plain) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX[b >> 4 & 0xF]).append(HEX[b & 0xF]);
      }
    }
    return out.toString();
  }

  /// Reads one value from left to right.
  private static final class Parser extends FieldText {
    Parser(String text) {
      super(text);
    }

    ContentDisposition disposition() {
      String type = token().toLowerCase(Locale.ROOT);
      Map<String, String> parameters = new LinkedHashMap<>();
      for (skipBlanks(); !isAtEnd(); skipBlanks()) {
        expect(';');
        skipBlanks();
        if (isAtEnd()) {
          break;
        }
        String name = token().toLowerCase(Locale.ROOT);
        skipBlanks();
        expect('=');
        skipBlanks();
        String value = tokenOrQuoted();
        if (!name.endsWith("*") && parameters.putIfAbsent(name, value) != null) {
          throw wrong();
        }
      }
      return new ContentDisposition(type, parameters);
    }

    /// Browsers send the back-slashes of a path as they are.
    @Override
    boolean isEscape() {
      return isAfter('"') || isAfter('\\');
    }

    @Override
    IllegalArgumentException wrong() {
      return new IllegalArgumentException(
          "A Content-Disposition is a type with ;name=value parameters (RFC 6266 section 4.1)");
    }
  }
}
