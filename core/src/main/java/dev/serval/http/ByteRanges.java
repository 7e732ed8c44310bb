package dev.serval.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts of a representation that a `Range` field asks for (RFC 9110 §14.1.2 and §14.2).
///
/// What a server may ignore is ignored: another unit, a field that breaks the grammar, and sets
/// that cost more than they save, that is more than [#MAX] ranges, ranges that overlap, or ranges
/// that are not fewer bytes than the whole. Read once, from left to right. Immutable.
public final class ByteRanges {
  /// The number of ranges up to which a request is obeyed.
  public static final int MAX = 16;

  /// What a part of a multipart answer takes beside its bytes, as far as the choice needs to know.
  private static final int OVERHEAD = 100;

  private static final String UNIT = "bytes=";

  /// Some bytes in a row.
  ///
  /// @param first the index of the first byte
  /// @param last the index of the last byte, which belongs to it
  public record Range(long first, long last) {
    /// Returns the number of bytes, at least 1.
    public long length() {
      return last - first + 1;
    }

    /// Returns the value of `Content-Range` for it.
    ///
    /// @param size the size of the whole
    public String contentRange(long size) {
      return "bytes " + first + "-" + last + "/" + size;
    }
  }

  private final boolean satisfiable;
  private final List<Range> ranges;

  private ByteRanges(boolean satisfiable, List<Range> ranges) {
    this.satisfiable = satisfiable;
    this.ranges = List.copyOf(ranges);
  }

  /// Reads the field for a representation.
  ///
  /// @param field the value of `Range`
  /// @param size the size of the representation in bytes
  /// @return what is asked for, or null where the field is to be ignored
  public static @Nullable ByteRanges parse(String field, long size) {
    if (!field.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
      return null;
    }
    List<Range> ranges = new ArrayList<>();
    int count = 0;
    int at = UNIT.length();
    while (at <= field.length()) {
      int comma = field.indexOf(',', at);
      int end = comma < 0 ? field.length() : comma;
      String spec = field.substring(at, end).strip();
      at = end + 1;
      if (spec.isEmpty()) {
        continue;
      }
      if (++count > MAX || !isSpec(spec)) {
        return null;
      }
      Range range = range(spec, size);
      if (range != null) {
        ranges.add(range);
      }
    }
    if (count == 0) {
      return null;
    }
    return isWorthIt(ranges, size) ? new ByteRanges(!ranges.isEmpty(), ranges) : null;
  }

  /// Whether it is `first-`, `first-last` or `-suffix`, in digits of ASCII.
  private static boolean isSpec(String spec) {
    int hyphen = spec.indexOf('-');
    if (hyphen < 0 || spec.length() == 1) {
      return false;
    }
    for (int i = 0; i < spec.length(); i++) {
      char c = spec.charAt(i);
      if (i != hyphen && (c < '0' || c > '9')) {
        return false;
      }
    }
    boolean both = hyphen > 0 && hyphen < spec.length() - 1;
    return !both || number(spec.substring(0, hyphen)) <= number(spec.substring(hyphen + 1));
  }

  /// Returns what it means for a size; null where it lies outside.
  private static @Nullable Range range(String spec, long size) {
    int hyphen = spec.indexOf('-');
    if (hyphen == 0) {
      long suffix = Math.min(number(spec.substring(1)), size);
      return suffix == 0 ? null : new Range(size - suffix, size - 1);
    }
    long first = number(spec.substring(0, hyphen));
    if (first >= size) {
      return null;
    }
    boolean open = hyphen == spec.length() - 1;
    return new Range(
        first, open ? size - 1 : Math.min(number(spec.substring(hyphen + 1)), size - 1));
  }

  /// A number too large for any file means: to the end.
  private static long number(String digits) {
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static boolean isWorthIt(List<Range> ranges, long size) {
    if (ranges.size() < 2) {
      return true;
    }
    long sum = 0;
    for (int i = 0; i < ranges.size(); i++) {
      sum += ranges.get(i).length() + OVERHEAD;
      for (int j = 0; j < i; j++) {
        if (ranges.get(i).first() <= ranges.get(j).last()
            && ranges.get(j).first() <= ranges.get(i).last()) {
          return false;
        }
      }
    }
    return sum < size;
  }

  /// Returns whether any byte that is asked for is there; if not, the answer is 416.
  public boolean isSatisfiable() {
    return satisfiable;
  }

  /// Returns the ranges in the order they were asked for, without those that lie outside.
  public List<Range> ranges() {
    return ranges;
  }
}
