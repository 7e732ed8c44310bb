package dev.serval;

import dev.serval.http.EntityTag;
import dev.serval.http.Headers;
import dev.serval.http.HttpDate;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/// What names the state of a file: size and time of its last change, as header fields.
///
/// The inode is no part of it, or the nodes of one service would name the same file differently. A
/// file that changed within the last two seconds may change again within the same tick of its clock
/// and have the same size; its tag is weak (RFC 9110 §8.8.1). A time before 1980-01-03 is that of a
/// build which gives all files one time: then nothing tells two states apart, and nothing is said.
final class FileVersion {
  private static final Instant REPRODUCIBLE = Instant.parse("1980-01-03T00:00:00Z");
  private static final Duration TICK = Duration.ofSeconds(2);

  private FileVersion() {}

  /// Returns `Accept-Ranges`, and `ETag` and `Last-Modified` where they can be told.
  static Headers fields(BasicFileAttributes file, Instant now) {
    Instant changed = file.lastModifiedTime().toInstant();
    Headers.Builder fields = Headers.builder().add("Accept-Ranges", "bytes");
    if (changed.isBefore(REPRODUCIBLE)) {
      return fields.build();
    }
    String opaque =
        Long.toHexString(file.size())
            + "-"
            + Long.toHexString(changed.getEpochSecond())
            + "-"
            + Integer.toHexString(changed.getNano());
    boolean settled = changed.isBefore(now.minus(TICK));
    EntityTag tag = new EntityTag(opaque, !settled);
    fields.add("ETag", tag.toString());
    // A date in the future would be refused by caches (RFC 9110 §8.8.2.1).
    fields.add("Last-Modified", HttpDate.format(changed.isAfter(now) ? now : changed));
    return fields.build();
  }
}
