package dev.serval.middleware;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads gzip (RFC 1952) or zlib (RFC 1950) to its very end: a checksum that is wrong, and bytes
/// after the end, are faults here, which the JDK's streams let pass.
///
/// Several gzip members one after the other are one content (section 2.2), up to [#MAX_MEMBERS].
final class InflatedInput extends InputStream {
  static final int MAX_MEMBERS = 64;

  private static final int MAX_HEAD = 1 << 16;

  private final InputStream in;
  private final boolean gzip;
  private final Inflater inflater;
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[8_192];
  private int at;
  private int end;
  private int members;
  private int headBytes;
  private boolean within;
  private boolean over;
  private boolean closed;

  /// @param gzip whether it is gzip; zlib otherwise
  InflatedInput(InputStream in, boolean gzip) {
    this.in = in;
    this.gzip = gzip;
    this.inflater = new Inflater(gzip);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read;
    do {
      read = read(one, 0, 1);
    } while (read == 0);
    return read < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (closed) {
      throw new IOException("The stream is closed");
    }
    if (length == 0) {
      return 0;
    }
    while (!over) {
      if (!within && !begin()) {
        over = true;
        return -1;
      }
      int count = inflate(into, from, length);
      if (count > 0) {
        return count;
      }
    }
    return -1;
  }

  /// Inflates something; 0 where only the end of a member was reached.
  private int inflate(byte[] into, int from, int length) throws IOException {
    try {
      while (true) {
        int count = inflater.inflate(into, from, length);
        if (count > 0) {
          crc.update(into, from, count);
          return count;
        }
        if (inflater.finished()) {
          finish();
          return 0;
        }
        if (inflater.needsDictionary() || !fill()) {
          throw new IOException("the content is cut or needs a dictionary");
        }
        inflater.setInput(buffer, at, end - at);
      }
    } catch (DataFormatException malformed) {
      throw new IOException("the content is malformed");
    }
  }

  /// Begins the first content or the next member; false at the end of all. An empty content, with
  /// not even a head, is read as empty.
  private boolean begin() throws IOException {
    if (at == end && !fill()) {
      return false;
    }
    if (members++ > 0 && (!gzip || members > MAX_MEMBERS)) {
      throw new IOException("bytes after the end");
    }
    if (gzip) {
      head();
    }
    crc.reset();
    inflater.reset();
    inflater.setInput(buffer, at, end - at);
    within = true;
    return true;
  }

  /// Takes back what the inflater did not need, and checks what follows the member.
  private void finish() throws IOException {
    at = end - inflater.getRemaining();
    within = false;
    if (gzip
        && (next4() != crc.getValue() || next4() != (inflater.getBytesWritten() & 0xFFFF_FFFFL))) {
      throw new IOException("the checksum is wrong");
    }
  }

  private void head() throws IOException {
    headBytes = 0;
    if (next() != 0x1f || next() != 0x8b || next() != 8) {
      throw new IOException("this is not gzip");
    }
    int flags = next();
    for (int i = 0; i < 6; i++) {
      next(); // time, level, system
    }
    if ((flags & 0xE0) != 0) {
      throw new IOException("a reserved flag of gzip is set");
    }
    if ((flags & 4) != 0) {
      for (int left = next() | next() << 8; left > 0; left--) {
        next();
      }
    }
    for (int field = flags & 0x18; field != 0; field &= field - 1) { // name, comment
      while (next() != 0) {
        // to its end
      }
    }
    if ((flags & 2) != 0) {
      next();
      next();
    }
  }

  private long next4() throws IOException {
    headBytes = 0;
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private int next() throws IOException {
    if (++headBytes > MAX_HEAD || (at == end && !fill())) {
      throw new IOException("the head of gzip is cut or too long");
    }
    return buffer[at++] & 0xFF;
  }

  private boolean fill() throws IOException {
    at = 0;
    int read;
    do {
      read = in.read(buffer, 0, buffer.length);
    } while (read == 0);
    end = Math.max(read, 0);
    return read > 0;
  }

  @Override
  public void close() {
    closed = true;
    inflater.end();
  }
}
