package dev.serval.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parameters of a query or of a urlencoded form (WHATWG URL §5.1): `+` is a space.
///
/// ```java
/// QueryString query = QueryString.parse("tag=a&tag=b&q=x+y", 1000);
/// query.all("tag");   // [a, b]
/// query.first("q");   // "x y"
/// ```
///
/// Immutable.
public final class QueryString {
  /// The most parameters that a server reads by default.
  public static final int MAX_PARAMETERS = 1000;

  private static final QueryString EMPTY = new QueryString(Map.of());

  private final Map<String, List<String>> values;

  private QueryString(Map<String, List<String>> values) {
    this.values = values;
  }

  /// A query without parameters.
  public static QueryString empty() {
    return EMPTY;
  }

  /// Reads a raw query.
  ///
  /// @param raw without `?`
  /// @param maxParameters how many there may be; a name without `=` counts, an empty piece does not
  /// @throws BadTargetException when there are more, or when one does not decode
  public static QueryString parse(String raw, int maxParameters) {
    return parse(raw, maxParameters, PercentCoding.TARGET, "parameters");
  }

  /// Reads a urlencoded form, the body of a request.
  ///
  /// @param raw the body as text
  /// @param maxFields how many there may be
  /// @throws BadTargetException when there are more, or when one does not decode; the message
  ///   speaks of the form
  public static QueryString parseForm(String raw, int maxFields) {
    return parse(raw, maxFields, "The form", "fields");
  }

  private static QueryString parse(String raw, int max, String whole, String parts) {
    if (raw.isEmpty()) {
      return EMPTY;
    }
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    Map<String, List<String>> values = new LinkedHashMap<>();
    int count = 0;
    for (int from = 0; from <= bytes.length; ) {
      int end = indexOf(bytes, '&', from, bytes.length);
      if (end > from) {
        if (++count > max) {
          throw new BadTargetException(whole + " has more than " + max + " " + parts);
        }
        int equals = indexOf(bytes, '=', from, end);
        String name = PercentCoding.decodeQuery(bytes, from, equals, whole);
        String value =
            equals == end ? "" : PercentCoding.decodeQuery(bytes, equals + 1, end, whole);
        values.computeIfAbsent(name, absent -> new ArrayList<>(1)).add(value);
      }
      from = end + 1;
    }
    return new QueryString(values);
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  /// The first value of a parameter, or null when it is not there.
  public @Nullable String first(String name) {
    List<String> all = values.get(name);
    return all == null ? null : all.getFirst();
  }

  /// Whether a parameter is there more than once.
  public boolean isRepeated(String name) {
    List<String> all = values.get(name);
    return all != null && all.size() > 1;
  }

  /// All values of a parameter, in order; empty when it is not there.
  public List<String> all(String name) {
    List<String> all = values.get(name);
    return all == null ? List.of() : List.copyOf(all);
  }

  /// The names, in the order of their first occurrence.
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }
}
