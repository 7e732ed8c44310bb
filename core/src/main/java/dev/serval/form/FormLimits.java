package dev.serval.form;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How large forms and their parts may be. The whole body has a limit of its own: that of its
/// route, or of the transport, 1 MiB by default.
///
/// What breaks a limit is answered 413. Memory that one multipart form can take is `maxFieldsSize`
/// and `spoolThreshold` together, and a few buffers, however large its files are.
///
/// ```java
/// app.forms(FormLimits.defaults().withMaxParts(20).withMaxFileSize(50_000_000));
/// ```
///
/// Immutable.
///
/// @param maxParts fields and files that one form may have; 1,000 by default
/// @param maxFieldsSize bytes of all text fields of a multipart form together, with all names and
///   file names; 1 MiB by default
/// @param maxFileSize bytes that each file may have; by default as many as the body may
/// @param maxHeaders header fields that a part may have; 16 by default
/// @param maxHeaderSize bytes that the header fields of a part may have together, as many as may
///   stand before the first part and after the last; 8 KiB by default
/// @param spoolThreshold bytes of the files of one form that are kept in memory; a file that has no
///   room there is written to disk until the request is answered; 64 KiB by default
/// @param directory where files are written to, or null for that of `java.io.tmpdir`; the default
public record FormLimits(
    int maxParts,
    int maxFieldsSize,
    long maxFileSize,
    int maxHeaders,
    int maxHeaderSize,
    int spoolThreshold,
    @Nullable Path directory) {
  private static final FormLimits DEFAULTS =
      new FormLimits(1_000, 1 << 20, Long.MAX_VALUE, 16, 8 << 10, 64 << 10, null);

  /// Refuses limits that nothing could meet.
  ///
  /// @throws IllegalArgumentException if one is negative, or a form could not have a single part
  public FormLimits {
    check("maxParts", maxParts, 1);
    check("maxFieldsSize", maxFieldsSize, 0);
    check("maxFileSize", maxFileSize, 0);
    check("maxHeaders", maxHeaders, 1);
    check("maxHeaderSize", maxHeaderSize, 64);
    check("spoolThreshold", spoolThreshold, 0);
  }

  private static void check(String name, long value, long min) {
    if (value < min) {
      throw new IllegalArgumentException(
          "FormLimits: expected %s to be at least %d, found %d".formatted(name, min, value));
    }
  }

  /// Returns the limits that hold where nothing else is said.
  public static FormLimits defaults() {
    return DEFAULTS;
  }

  /// Returns a copy with another number of fields and files.
  public FormLimits withMaxParts(int count) {
    return new FormLimits(
        count, maxFieldsSize, maxFileSize, maxHeaders, maxHeaderSize, spoolThreshold, directory);
  }

  /// Returns a copy with another size of all text fields together, in bytes.
  public FormLimits withMaxFieldsSize(int bytes) {
    return new FormLimits(
        maxParts, bytes, maxFileSize, maxHeaders, maxHeaderSize, spoolThreshold, directory);
  }

  /// Returns a copy with another size of each file, in bytes.
  public FormLimits withMaxFileSize(long bytes) {
    return new FormLimits(
        maxParts, maxFieldsSize, bytes, maxHeaders, maxHeaderSize, spoolThreshold, directory);
  }

  /// Returns a copy with other limits of the header fields of a part.
  ///
  /// @param count how many there may be
  /// @param bytes how large they may be together, at least 64
  public FormLimits withMaxHeaders(int count, int bytes) {
    return new FormLimits(
        maxParts, maxFieldsSize, maxFileSize, count, bytes, spoolThreshold, directory);
  }

  /// Returns a copy with another share of memory for the files of a form, in bytes.
  public FormLimits withSpoolThreshold(int bytes) {
    return new FormLimits(
        maxParts, maxFieldsSize, maxFileSize, maxHeaders, maxHeaderSize, bytes, directory);
  }

  /// Returns a copy that writes files to another directory, which must exist.
  public FormLimits withDirectory(Path directory) {
    return new FormLimits(
        maxParts,
        maxFieldsSize,
        maxFileSize,
        maxHeaders,
        maxHeaderSize,
        spoolThreshold,
        Objects.requireNonNull(directory, "directory"));
  }
}
