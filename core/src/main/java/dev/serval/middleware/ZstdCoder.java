package dev.serval.middleware;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// `zstd` (RFC 8878), by zstd-jni.
final class ZstdCoder implements ContentCoder {
  // 23 KB of JSON become 4.20 KB in 0.08 ms of CPU; 3 makes 4.24 KB in 0.12 ms.
  private static final int LEVEL = 1;

  // 8 MiB, the most that RFC 9659 lets a content coding ask for.
  private static final int MAX_WINDOW = 23;

  static boolean isAvailable() {
    try {
      Native.load();
      return Native.isLoaded();
    } catch (LinkageError notForThisMachine) {
      return false;
    }
  }

  @Override
  public String token() {
    return "zstd";
  }

  @Override
  public Encoding encode(OutputStream out) throws IOException {
    return new Wrapped(out, to -> new ZstdOutputStreamNoFinalizer(to, LEVEL));
  }

  @Override
  public InputStream decode(InputStream in) throws IOException {
    return new ZstdInputStreamNoFinalizer(new CountedInput(in)).setLongMax(MAX_WINDOW);
  }
}
