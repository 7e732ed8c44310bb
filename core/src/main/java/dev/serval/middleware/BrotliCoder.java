package dev.serval.middleware;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// `br` (RFC 7932), by brotli4j.
final class BrotliCoder implements ContentCoder {
  // 23 KB of JSON become 4.26 KB in 0.19 ms of CPU; 4 makes 4.23 KB in 0.31 ms, 5 4.01 KB in 0.53.
  private static final int QUALITY = 3;

  // 256 KiB of window: the encoder's memory grows with it, and API responses rarely reach it.
  private static final int WINDOW = 18;

  static boolean isAvailable() {
    return Brotli4jLoader.isAvailable();
  }

  @Override
  public String token() {
    return "br";
  }

  @Override
  public Encoding encode(OutputStream out) throws IOException {
    return new Wrapped(
        out, to -> new BrotliOutputStream(to, Encoder.Parameters.create(QUALITY, WINDOW)));
  }

  @Override
  public InputStream decode(InputStream in) throws IOException {
    return new BrotliInput(in);
  }
}
