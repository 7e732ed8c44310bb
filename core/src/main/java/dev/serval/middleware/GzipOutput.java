package dev.serval.middleware;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Writes one gzip member (RFC 1952 section 2.3) with a borrowed deflater.
final class GzipOutput extends ContentCoder.Encoding {
  private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private final OutputStream out;
  private final GzipCoder lender;
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[4_096];
  private @Nullable Deflater deflater;
  private boolean begun;
  private long length;

  GzipOutput(OutputStream out, GzipCoder lender) {
    this.out = out;
    this.lender = lender;
    this.deflater = lender.borrow();
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    Deflater packer = begun();
    crc.update(bytes, from, count);
    length += count;
    packer.setInput(bytes, from, count);
    while (!packer.needsInput()) {
      drain(packer, Deflater.NO_FLUSH);
    }
  }

  @Override
  public void flush() throws IOException {
    Deflater packer = begun();
    while (drain(packer, Deflater.SYNC_FLUSH) == buffer.length) {
      // until there is room left
    }
    out.flush();
  }

  @Override
  void finish() throws IOException {
    Deflater packer = begun();
    packer.finish();
    while (!packer.finished()) {
      drain(packer, Deflater.NO_FLUSH);
    }
    byte[] tail = new byte[8];
    putInt(tail, 0, (int) crc.getValue());
    putInt(tail, 4, (int) length);
    out.write(tail);
  }

  @Override
  void release() {
    Deflater packer = deflater;
    deflater = null;
    if (packer != null) {
      lender.giveBack(packer);
    }
  }

  private Deflater begun() throws IOException {
    Deflater packer = deflater;
    if (packer == null) {
      throw new IOException("The stream is closed");
    }
    if (!begun) {
      begun = true;
      out.write(HEAD);
    }
    return packer;
  }

  private int drain(Deflater packer, int mode) throws IOException {
    int count = packer.deflate(buffer, 0, buffer.length, mode);
    out.write(buffer, 0, count);
    return count;
  }

  private static void putInt(byte[] into, int from, int value) {
    for (int i = 0; i < 4; i++) {
      into[from + i] = (byte) (value >>> 8 * i);
    }
  }
}
