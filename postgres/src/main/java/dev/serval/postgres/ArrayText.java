package dev.serval.postgres;

import dev.serval.json.TextFormat;
import java.lang.reflect.Array;
import java.net.URI;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Arrays as PostgreSQL reads them from a text (“Array Value Input”), which fits each element type,
/// and says nothing where there are none.
final class ArrayText {
  private static final int MAX_DEPTH = 6;

  private final StringBuilder text = new StringBuilder();

  private ArrayText() {}

  static String of(Collection<?> elements) {
    ArrayText array = new ArrayText();
    array.add(elements, 1);
    return array.text.toString();
  }

  /// Returns the text of a Java array, of primitives too.
  static String ofArray(Object elements) {
    ArrayText array = new ArrayText();
    array.addArray(elements, 1);
    return array.text.toString();
  }

  private void add(Collection<?> elements, int depth) {
    open(depth);
    boolean first = true;
    for (Object element : elements) {
      separate(first);
      first = false;
      add(element, depth);
    }
    text.append('}');
  }

  private void addArray(Object elements, int depth) {
    open(depth);
    int length = Array.getLength(elements);
    for (int i = 0; i < length; i++) {
      separate(i == 0);
      add(Array.get(elements, i), depth);
    }
    text.append('}');
  }

  private void open(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("expected an array of at most 6 dimensions");
    }
    text.append('{');
  }

  private void separate(boolean first) {
    if (!first) {
      text.append(',');
    }
  }

  private void add(@Nullable Object element, int depth) {
    switch (element) {
      case null -> text.append("NULL");
      case Number number -> text.append(number);
      case Boolean truth -> text.append(truth);
      case byte[] bytes -> quoted("\\x" + HexFormat.of().formatHex(bytes));
      case Enum<?> constant -> quoted(Parameters.nameOf(constant));
      case Optional<?> optional -> add(optional.orElse(null), depth);
      case Collection<?> inner -> add(inner, depth + 1);
      case CharSequence _, Character _, Jsonb _, UUID _, URI _ -> quoted(element.toString());
      case ZonedDateTime time -> quoted(time.toOffsetDateTime().toString());
      case ZoneId zone -> quoted(zone.getId());
      case Year year -> quoted(TextFormat.YEAR.print(year));
      case TemporalAccessor _, TemporalAmount _ -> quoted(element.toString());
      default -> other(element, depth);
    }
  }

  private void other(Object element, int depth) {
    if (!element.getClass().isArray()) {
      throw Parameters.unknown(element);
    }
    addArray(element, depth + 1);
  }

  private void quoted(String element) {
    text.append('"');
    for (int i = 0; i < element.length(); i++) {
      char c = element.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\');
      }
      text.append(c);
    }
    text.append('"');
  }
}
