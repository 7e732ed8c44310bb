package dev.serval.routing;

import dev.serval.http.BadTargetException;
import dev.serval.http.PercentCoding;
import dev.serval.routing.Segment.Literal;
import dev.serval.routing.Segment.Parameter;
import dev.serval.routing.Segment.Rest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A path with holes: `/todos/{id}`, `/files/{path...}`.
///
/// It starts with a slash. Between slashes stands a literal, `{name}` for one whole segment, or, at
/// the end only, `{name...}` for the rest of the path. A name is a Java identifier and occurs once.
/// Literals may be written decoded or percent-encoded; they are compared decoded.
///
/// ```java
/// PathTemplate.parse("/users/{id}/files/{path...}").parameterNames();   // [id, path]
/// ```
///
/// Immutable. Two templates are equal when their texts are.
public final class PathTemplate {
  private final String text;
  private final List<Segment> segments;
  private final List<String> parameterNames;

  private PathTemplate(String text, List<Segment> segments) {
    this.text = text;
    this.segments = List.copyOf(segments);
    this.parameterNames =
        segments.stream().map(PathTemplate::nameOf).filter(name -> !name.isEmpty()).toList();
  }

  /// Reads a template.
  ///
  /// @throws IllegalArgumentException when it breaks the grammar; the message says what was
  ///   expected, what was found and what to write instead
  public static PathTemplate parse(String text) {
    if (!text.startsWith("/")) {
      throw wrong(text, "a path template starts with '/'; write \"/" + text + "\"");
    }
    List<Segment> segments = new ArrayList<>();
    Set<String> names = new HashSet<>();
    String[] pieces = text.substring(1).split("/", -1);
    for (int i = 0; i < pieces.length; i++) {
      Segment segment = segment(text, pieces[i]);
      if (segment instanceof Rest && i < pieces.length - 1) {
        throw wrong(
            text, pieces[i] + " takes the rest of the path, so it must be the last segment");
      }
      String name = nameOf(segment);
      if (!name.isEmpty() && !names.add(name)) {
        throw wrong(text, "the name '" + name + "' occurs twice; give each segment its own");
      }
      segments.add(segment);
    }
    return new PathTemplate(text, segments);
  }

  private static Segment segment(String template, String piece) {
    boolean opens = piece.startsWith("{");
    boolean closes = piece.endsWith("}");
    if (opens && closes) {
      String inside = piece.substring(1, piece.length() - 1);
      boolean rest = inside.endsWith("...");
      String name = rest ? inside.substring(0, inside.length() - 3) : inside;
      if (!isIdentifier(name)) {
        throw wrong(template, notAName(piece, name));
      }
      return rest ? new Rest(name) : new Parameter(name);
    }
    if (opens && piece.indexOf('}') < 0 || closes && piece.indexOf('{') < 0) {
      String name = opens ? piece.substring(1) : piece.substring(0, piece.length() - 1);
      throw wrong(
          template,
          "the "
              + (opens ? "closing" : "opening")
              + " brace of '"
              + piece
              + "' is missing; write \"/{"
              + (isIdentifier(name) ? name : "name")
              + "}\"");
    }
    if (piece.indexOf('{') >= 0 || piece.indexOf('}') >= 0) {
      throw wrong(
          template,
          "a parameter is a whole segment, found '"
              + piece
              + "'; write \"/{name}\" and take the value apart in the handler");
    }
    return new Literal(literal(template, piece));
  }

  /// What people who come from other frameworks write, and what to write here.
  private static String notAName(String piece, String found) {
    String start = "found '" + piece + "', where a Java identifier stands between the braces; ";
    int colon = found.indexOf(':');
    if (found.startsWith("*")) {
      return start + "for the rest of the path write {" + found.replace("*", "") + "...}";
    }
    if (colon > 0 && found.endsWith(":path")) {
      return start + "for the rest of the path write {" + found.substring(0, colon) + "...}";
    }
    if (colon > 0) {
      String name = found.substring(0, colon);
      return start + "write {" + name + "} and let the type of the parameter say what is valid";
    }
    return start + "write {name} or {name...}";
  }

  private static String literal(String template, String piece) {
    if (piece.indexOf('?') >= 0 || piece.indexOf('#') >= 0) {
      throw wrong(template, "a path has no query and no fragment, found '" + piece + "'");
    }
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    String decoded;
    try {
      decoded = PercentCoding.decode(bytes, 0, bytes.length);
    } catch (BadTargetException e) {
      throw wrong(template, "'" + piece + "' has a percent-escape that does not decode");
    }
    if (decoded.equals(".") || decoded.equals("..")) {
      throw wrong(template, "requests with '.' or '..' segments are refused, so none can match");
    }
    return decoded;
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isJavaIdentifierPart);
  }

  private static IllegalArgumentException wrong(String template, String why) {
    return new IllegalArgumentException("Path template \"" + template + "\": " + why);
  }

  private static String nameOf(Segment segment) {
    return switch (segment) {
      case Literal literal -> "";
      case Parameter(String name) -> name;
      case Rest(String name) -> name;
    };
  }

  /// The text as it was written, such as `/todos/{id}`.
  public String text() {
    return text;
  }

  /// The segments in order; `/` has one, which is the empty literal.
  public List<Segment> segments() {
    return segments;
  }

  /// The names of parameters and rest, in the order of [Captures].
  public List<String> parameterNames() {
    return parameterNames;
  }

  /// This template below a prefix: `/todos` under `/v1` is `/v1/todos`, and `/` under `/v1` is
  /// `/v1`.
  ///
  /// @param prefix a template without rest; `""` and `/` change nothing
  public PathTemplate under(String prefix) {
    String front = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    if (front.isEmpty()) {
      return this;
    }
    return parse(text.equals("/") ? front : front + text);
  }

  /// What requests it answers, whatever its parameters are called: equal shapes are duplicates.
  String shape() {
    return segments.stream()
        .map(segment ->
            switch (segment) {
              case Literal(String literal) -> PercentCoding.encodePathSegment(literal);
              case Parameter parameter -> "{}";
              case Rest rest -> "{...}";
            })
        .collect(Collectors.joining("/", "/", ""));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathTemplate that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
