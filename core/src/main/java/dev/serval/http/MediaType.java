package dev.serval.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A media type with its parameters (RFC 9110 §8.3.1), such as `text/plain; charset=utf-8`.
///
/// Type, subtype and parameter names are lower case; parameter values are as they were written.
/// Immutable; equal when all parts are.
public final class MediaType {
  /// `application/json` (RFC 8259).
  public static final MediaType JSON = new MediaType("application", "json", Map.of());

  /// `application/problem+json` (RFC 9457).
  public static final MediaType PROBLEM_JSON =
      new MediaType("application", "problem+json", Map.of());

  /// `text/plain; charset=utf-8`.
  public static final MediaType TEXT = new MediaType("text", "plain", Map.of("charset", "utf-8"));

  /// `text/html; charset=utf-8`.
  public static final MediaType HTML = new MediaType("text", "html", Map.of("charset", "utf-8"));

  /// `application/octet-stream`.
  public static final MediaType OCTET_STREAM =
      new MediaType("application", "octet-stream", Map.of());

  /// `application/x-www-form-urlencoded`.
  public static final MediaType FORM =
      new MediaType("application", "x-www-form-urlencoded", Map.of());

  private final String type;
  private final String subtype;
  private final Map<String, String> parameters;
  private final String text;

  private MediaType(String type, String subtype, Map<String, String> parameters) {
    this.type = type;
    this.subtype = subtype;
    this.parameters = parameters;
    this.text = render();
  }

  /// Reads a media type.
  ///
  /// @throws IllegalArgumentException when it breaks the grammar, repeats a parameter, or holds
  ///   what no field value may; the message never has the text
  public static MediaType parse(String text) {
    return new Parser(text).mediaType();
  }

  /// Such as `application`.
  public String type() {
    return type;
  }

  /// Such as `problem+json`.
  public String subtype() {
    return subtype;
  }

  /// The parameters in order; unmodifiable.
  public Map<String, String> parameters() {
    return parameters;
  }

  /// The value of a parameter, or null.
  public @Nullable String parameter(String name) {
    return parameters.get(name.toLowerCase(Locale.ROOT));
  }

  /// Whether its content is JSON: `application/json`, or a subtype that ends in `+json` (RFC 6839).
  public boolean isJson() {
    return (type.equals("application") && subtype.equals("json")) || subtype.endsWith("+json");
  }

  /// Whether type and subtype are the same, whatever the parameters.
  public boolean isSameTypeAs(MediaType other) {
    return type.equals(other.type) && subtype.equals(other.subtype);
  }

  private String render() {
    StringBuilder out = new StringBuilder(type).append('/').append(subtype);
    parameters.forEach((name, value) -> {
      out.append("; ").append(name).append('=');
      if (Token.isToken(value)) {
        out.append(value);
      } else {
        out.append('"').append(value.replaceAll("([\"\\\\])", "\\\\$1")).append('"');
      }
    });
    return out.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MediaType that
        && isSameTypeAs(that)
        && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, subtype, parameters);
  }

  /// The text for a `Content-Type` field.
  @Override
  public String toString() {
    return text;
  }

  /// Reads one media type from left to right.
  private static final class Parser extends FieldText {
    private final boolean isField;

    Parser(String text) {
      super(text);
      isField = Token.isFieldValue(text);
    }

    MediaType mediaType() {
      if (!isField) {
        throw wrong();
      }
      String type = token().toLowerCase(Locale.ROOT);
      expect('/');
      String subtype = token().toLowerCase(Locale.ROOT);
      Map<String, String> parameters = new LinkedHashMap<>();
      for (skipBlanks(); !isAtEnd(); skipBlanks()) {
        expect(';');
        skipBlanks();
        if (isAtEnd() || isAt(';')) {
          continue; // an empty parameter (RFC 9110 §5.6.6)
        }
        String name = token().toLowerCase(Locale.ROOT);
        expect('=');
        if (parameters.put(name, tokenOrQuoted()) != null) {
          throw wrong();
        }
      }
      return new MediaType(type, subtype, Collections.unmodifiableMap(parameters));
    }

    @Override
    IllegalArgumentException wrong() {
      return new IllegalArgumentException(
          "A media type is type/subtype with ;name=value parameters (RFC 9110 §8.3.1)");
    }
  }
}
