package dev.serval.form;

import dev.serval.http.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The parts of a `multipart/form-data` body (RFC 7578, RFC 2046 §5.1), one after another, as they
/// arrive.
///
/// Nothing is kept: a form of any size takes one buffer, and a peer is read no faster than the
/// parts are. Strict where RFC 2046 leaves room for two readings: lines end with CRLF, a delimiter
/// stands alone on its line, the last one must come, and fields are not folded.
///
/// ```java
/// @Post("/backups") @MaxBody(20_000_000_000L)
/// void store(Parts parts) throws IOException {
///   for (Part part = parts.next(); part != null; part = parts.next()) {
///     backups.write(part.name(), part.stream());
///   }
/// }
/// ```
///
/// Reading blocks; for one thread. All of it fails with a [FormException] where the form is
/// malformed or breaks one of [FormLimits], and with what the body's stream throws.
public final class Parts {
  private static final int MAX_BOUNDARY = 70;

  private final FormLimits limits;
  private final PartBuffer buffer;
  private int count;
  private @Nullable Part current;
  private @Nullable Content content;
  private boolean ended;

  private Parts(InputStream in, String boundary, FormLimits limits) {
    this.limits = limits;
    this.buffer = new PartBuffer(in, boundary.getBytes(StandardCharsets.US_ASCII));
  }

  /// Begins to read a form.
  ///
  /// @param in the body, which is read to its end and not closed
  /// @param type the value of `Content-Type`
  /// @throws FormException if it has no boundary, or one that breaks the grammar of RFC 2046 §5.1.1
  public static Parts of(InputStream in, MediaType type, FormLimits limits) throws FormException {
    String boundary = type.parameter("boundary");
    if (boundary == null || !isBoundary(boundary)) {
      throw FormException.malformed(
          -1, "expected a boundary of 1 to 70 characters in Content-Type (RFC 2046 section 5.1.1)");
    }
    return new Parts(in, boundary, limits);
  }

  private static boolean isBoundary(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_BOUNDARY || text.charAt(length - 1) == ' ') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean alphanumeric = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!alphanumeric && "'()+_,-./:=? ".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /// Goes on to the next part; what was not read of the one before is skipped.
  ///
  /// @return the part, or null after the last one, when the body was read to its end
  public @Nullable Part next() throws IOException {
    if (ended) {
      return null;
    }
    if (count == 0) {
      buffer.skipPreamble(limits.maxHeaderSize());
    } else {
      skipRest();
    }
    if (buffer.isLastDelimiter(count - 1)) {
      ended = true;
      current = null;
      buffer.skipEpilogue(limits.maxHeaderSize());
      return null;
    }
    if (count == limits.maxParts()) {
      throw FormException.limit(count, "the form has more than " + limits.maxParts() + " parts");
    }
    PartHeader header = PartHeader.read(buffer, count, limits);
    Part part = new Part(this, count, header.name(), header.fileName(), header.mediaType());
    count++;
    current = part;
    content = new Content(part);
    return part;
  }

  private void skipRest() throws IOException {
    Content open = Objects.requireNonNull(content);
    while (open.skipPiece() >= 0) {
      // Each piece is at most what the buffer holds.
    }
  }

  InputStream contentOf(Part part) {
    Content open = content;
    if (part != current || open == null) {
      throw new IllegalStateException("The form was read past this part already");
    }
    return open;
  }

  /// The content of one part, until its delimiter.
  private final class Content extends InputStream {
    private final Part part;
    private long left;
    private boolean ended;

    Content(Part part) {
      this.part = part;
      this.left = part.isFile() ? limits.maxFileSize() : Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      Objects.checkFromIndexSize(from, length, into.length);
      return length == 0 ? 0 : take(into, from, length);
    }

    int skipPiece() throws IOException {
      return take(null, 0, Integer.MAX_VALUE);
    }

    /// @param into takes the bytes; null to skip them
    private int take(byte @Nullable [] into, int from, int length) throws IOException {
      if (part != current) {
        throw new IOException("The form was read past this part already");
      }
      if (ended) {
        return -1;
      }
      int clear = buffer.content(part.index());
      if (clear < 0) {
        ended = true;
        return -1;
      }
      int taken = Math.min(clear, length);
      if (taken > left) {
        throw FormException.tooLarge(
            part.index(),
            "the file is larger than " + limits.maxFileSize() + " bytes",
            limits.maxFileSize());
      }
      left -= taken;
      buffer.take(into, from, taken);
      return taken;
    }

    @Override
    public int available() {
      return ended || part != current ? 0 : buffer.known();
    }
  }
}
