package dev.serval.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
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

  private static final QueryString EMPTY = new QueryString(new String[0], 0);

  /// Name and value in turn. There are few, so a scan beats a map.
  private final String[] pairs;

  private final int length;

  private QueryString(String[] pairs, int length) {
    this.pairs = pairs;
    this.length = length;
  }

  /// A query without parameters.
  public static QueryString empty() {
    return EMPTY;
  }

  /// Returns parameters of names and values in turn, which are taken as they are.
  ///
  /// @throws IllegalArgumentException when a value is missing
  public static QueryString of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Names and values come in pairs, found " + namesAndValues.length + " strings");
    }
    return new QueryString(namesAndValues.clone(), namesAndValues.length);
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

  /// Reads a raw query from the bytes that came, which are not kept.
  static QueryString parse(byte[] bytes, int from, int to, int maxParameters) {
    return parse(bytes, from, to, maxParameters, PercentCoding.TARGET, "parameters");
  }

  private static QueryString parse(String raw, int max, String whole, String parts) {
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length, max, whole, parts);
  }

  private static QueryString parse(
      byte[] bytes, int from, int to, int max, String whole, String parts) {
    String[] pairs = new String[8];
    int length = 0;
    for (int start = from; start < to; ) {
      int end = indexOf(bytes, '&', start, to);
      if (end > start) {
        if (length == 2 * max) {
          throw new BadTargetException(whole + " has more than " + max + " " + parts);
        }
        if (length == pairs.length) {
          pairs = Arrays.copyOf(pairs, 2 * length);
        }
        int equals = indexOf(bytes, '=', start, end);
        pairs[length++] = PercentCoding.decodeQuery(bytes, start, equals, whole);
        pairs[length++] =
            equals == end ? "" : PercentCoding.decodeQuery(bytes, equals + 1, end, whole);
      }
      start = end + 1;
    }
    return length == 0 ? EMPTY : new QueryString(pairs, length);
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
    for (int i = 0; i < length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    return null;
  }

  /// Whether a parameter is there more than once.
  public boolean isRepeated(String name) {
    int found = 0;
    for (int i = 0; i < length; i += 2) {
      found += pairs[i].equals(name) ? 1 : 0;
    }
    return found > 1;
  }

  /// All values of a parameter, in order; empty when it is not there.
  public List<String> all(String name) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < length; i += 2) {
      if (pairs[i].equals(name)) {
        all.add(pairs[i + 1]);
      }
    }
    return List.copyOf(all);
  }

  /// The names, in the order of their first occurrence.
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < length; i += 2) {
      names.add(pairs[i]);
    }
    return Collections.unmodifiableSet(names);
  }
}
