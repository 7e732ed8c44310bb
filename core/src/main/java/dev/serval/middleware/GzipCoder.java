package dev.serval.middleware;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// `gzip` (RFC 1952), by the JDK.
///
/// A deflater holds 256 KiB outside of the heap and is dear to make, so some are kept: as many as
/// there are processors twice, since no more than that run at a time. What is over is freed at
/// once, not when a collection happens to come by.
final class GzipCoder implements ContentCoder {
  static final GzipCoder INSTANCE = new GzipCoder();

  // 23 KB of JSON become 4.65 KB in 0.21 ms of CPU; 6 makes 4.39 KB in 0.28 ms, 1 4.81 KB in 0.12.
  private static final int LEVEL = 4;
  private static final int KEPT = 2 * Runtime.getRuntime().availableProcessors();

  private final ConcurrentLinkedQueue<Deflater> idle = new ConcurrentLinkedQueue<>();
  private final AtomicInteger kept = new AtomicInteger();
  private final AtomicInteger lent = new AtomicInteger();

  private GzipCoder() {}

  @Override
  public String token() {
    return "gzip";
  }

  @Override
  public Encoding encode(OutputStream out) {
    return new GzipOutput(out, this);
  }

  @Override
  public InputStream decode(InputStream in) {
    return new InflatedInput(in, true);
  }

  Deflater borrow() {
    lent.incrementAndGet();
    @Nullable Deflater deflater = idle.poll();
    if (deflater == null) {
      return new Deflater(LEVEL, true);
    }
    kept.decrementAndGet();
    return deflater;
  }

  void giveBack(Deflater deflater) {
    lent.decrementAndGet();
    if (kept.incrementAndGet() > KEPT) {
      kept.decrementAndGet();
      deflater.end();
      return;
    }
    deflater.reset();
    idle.add(deflater);
  }

  /// How many are in use; for tests.
  int lent() {
    return lent.get();
  }

  /// How many are kept for later; for tests.
  int idle() {
    return idle.size();
  }
}
