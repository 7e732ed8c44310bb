package dev.serval.middleware;

import java.io.InputStream;
import java.io.OutputStream;

/// `deflate`, which is zlib's format (RFC 9110 section 8.4.1.2); only read, since browsers disagree
/// on it.
final class DeflateCoder implements ContentCoder {
  static final DeflateCoder INSTANCE = new DeflateCoder();

  private DeflateCoder() {}

  @Override
  public String token() {
    return "deflate";
  }

  @Override
  public Encoding encode(OutputStream out) {
    throw new UnsupportedOperationException("deflate is only read");
  }

  @Override
  public InputStream decode(InputStream in) {
    return new InflatedInput(in, false);
  }
}
