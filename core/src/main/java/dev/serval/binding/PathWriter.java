package dev.serval.binding;

import dev.serval.http.PercentCoding;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Writes the path and query of a route, percent-encoded; generated `…Urls` classes call it.
///
/// ```java
/// new PathWriter("/shops/").segment(shop).literal("/items").query("q", q).toString();
/// ```
///
/// What is written comes out again as it went in: a slash within a value does not end its segment,
/// and an `&` does not end a parameter. For one thread.
public final class PathWriter {
  private final StringBuilder out;
  private boolean queried;

  /// Starts with text that is written as it is.
  public PathWriter(String literal) {
    out = new StringBuilder(literal);
  }

  /// Writes text as it is.
  public PathWriter literal(String encoded) {
    out.append(encoded);
    return this;
  }

  /// Writes one whole segment.
  ///
  /// @throws IllegalArgumentException for an empty text, `.` and `..`, which name other paths
  public PathWriter segment(Object value) {
    String text = value.toString();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("A path parameter must not be empty");
    }
    out.append(PercentCoding.encodePathSegment(text));
    return this;
  }

  /// Writes the rest of a path, whose slashes stay.
  ///
  /// @throws IllegalArgumentException if one of its segments is `.` or `..`
  public PathWriter rest(String path) {
    int from = 0;
    while (true) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      out.append(PercentCoding.encodePathSegment(path.substring(from, to)));
      if (slash < 0) {
        return this;
      }
      out.append('/');
      from = slash + 1;
    }
  }

  /// Writes a parameter of the query, unless its value is null.
  public PathWriter query(String name, @Nullable Object value) {
    if (value != null) {
      out.append(queried ? '&' : '?').append(PercentCoding.encodeQuery(name)).append('=');
      out.append(PercentCoding.encodeQuery(value.toString()));
      queried = true;
    }
    return this;
  }

  /// Writes a parameter of the query for each value; none for null.
  public PathWriter queryAll(String name, @Nullable Collection<?> values) {
    if (values != null) {
      values.forEach(value -> query(name, value));
    }
    return this;
  }

  /// Returns what was written.
  @Override
  public String toString() {
    return out.toString();
  }
}
