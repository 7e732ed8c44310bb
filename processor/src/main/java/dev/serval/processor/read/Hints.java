package dev.serval.processor.read;

/// What to write instead of types of the JDK that have no one meaning in JSON.
final class Hints {
  private Hints() {}

  /// The advice for a class by its qualified name, empty for a program's own classes.
  static String instead(String name) {
    return switch (name) {
      case "java.lang.Object", "java.lang.Number" ->
          "use `JsonValue` for free-form data, or the type that is meant";
      case "java.lang.CharSequence", "java.lang.StringBuilder" -> "use `String`";
      case "java.util.ArrayList", "java.util.LinkedList" -> "use `List`";
      case "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.TreeSet",
          "java.util.SortedSet",
          "java.util.EnumSet" ->
          "use `Set`";
      case "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.SortedMap" ->
          "use `Map`";
      case "java.util.OptionalInt" -> "use `Optional<Integer>`";
      case "java.util.OptionalLong" -> "use `Optional<Long>`";
      case "java.util.OptionalDouble" -> "use `Optional<Double>`";
      case "java.util.Date", "java.util.Calendar", "java.sql.Timestamp" ->
          "use `java.time.Instant`";
      case "java.sql.Date" -> "use `java.time.LocalDate`";
      case "java.net.URL" -> "use `java.net.URI`";
      case "java.util.stream.Stream", "java.util.Iterator" -> "use `List`";
      default ->
          name.startsWith("java.")
              ? "use a type of the table in docs/guide/json.md, or a record"
              : "";
    };
  }
}
