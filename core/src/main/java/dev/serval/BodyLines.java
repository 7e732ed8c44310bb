package dev.serval;

import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonException;
import dev.serval.json.JsonLimits;
import dev.serval.validation.Constraints;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The lines of a JSON Lines body, read when they are asked for. In memory is one line, and what
/// came with it in one read. For one thread at a time.
final class BodyLines<T> implements Iterator<T> {
  /// The longest line, in bytes, without its end.
  static final int MAX_LINE = 1 << 20;

  private static final int FIRST_CAPACITY = 8 << 10;

  private final InputStream in;
  private final JsonBody<T> type;
  private final JsonLimits limits;
  private byte[] buffer = new byte[FIRST_CAPACITY];
  private int start;
  private int end;
  private boolean atEnd;
  private long line;
  private @Nullable T next;

  BodyLines(InputStream in, JsonBody<T> type, JsonLimits limits) {
    this.in = in;
    this.type = type;
    this.limits = limits;
  }

  Stream<T> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && readLine()) {
        // A blank line has no value.
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return next != null;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T value = next;
    next = null;
    if (value == null) {
      throw new NoSuchElementException();
    }
    return value;
  }

  /// Reads the next line; false at the end of the body.
  private boolean readLine() throws IOException {
    int from = start;
    while (true) {
      for (int i = from; i < end; i++) {
        if (buffer[i] == '\n') {
          int first = start;
          start = i + 1;
          take(first, i);
          return true;
        }
      }
      from = end - start;
      if (from > MAX_LINE) {
        throw tooLong();
      }
      if (atEnd || !fill()) {
        boolean last = end > start;
        int first = start;
        start = end;
        if (last) {
          take(first, end);
        }
        return last;
      }
      from += start;
    }
  }

  /// Reads more behind what is left, which moves to the front; false at the end of the body.
  private boolean fill() throws IOException {
    int left = end - start;
    byte[] into =
        left > buffer.length / 2
            ? new byte[Math.min(buffer.length * 2, MAX_LINE + FIRST_CAPACITY)]
            : buffer;
    System.arraycopy(buffer, start, into, 0, left);
    buffer = into;
    start = 0;
    end = left;
    int read = in.read(buffer, end, buffer.length - end);
    atEnd = read < 0;
    end += Math.max(read, 0);
    return !atEnd;
  }

  private Problem tooLong() {
    return Problem.of(
            Status.CONTENT_TOO_LARGE,
            "a line of the body is longer than the " + MAX_LINE + " bytes that are accepted")
        .with(ErrorMapper.LIMIT, MAX_LINE)
        .with("line", line + 1);
  }

  private void take(int from, int to) {
    line++;
    if (to - from > MAX_LINE) {
      line--;
      throw tooLong();
    }
    int first = from;
    while (first < to && (buffer[first] == ' ' || buffer[first] == '\t' || buffer[first] == '\r')) {
      first++;
    }
    if (first == to) {
      return;
    }
    Violations violations = new Violations();
    T value;
    try {
      value = type.read(buffer, first, to, limits, violations);
    } catch (JsonException malformed) {
      throw ErrorMapper.problemOf(malformed).with("line", line);
    }
    if (value == null && violations.isEmpty()) { // the literal `null`
      violations.add(Violation.ofBody("#", Constraints.required()));
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations.list()).with("line", line);
    }
    next = value;
  }
}
