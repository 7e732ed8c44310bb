package dev.serval.json;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// A few readers that wait for their next document, for all threads.
///
/// Reading never waits for anything, so there are never more readers at work than processors, save
/// those of threads that were suspended meanwhile; a thread that finds its place empty makes a
/// reader of its own, and a reader that comes back to a place that is taken is dropped. A
/// `ThreadLocal` would keep one reader for each virtual thread instead.
final class ReaderPool {
  /// The places are a cache line apart, at four bytes for a reference.
  private static final int STRIDE = 16;

  private static final int PLACES =
      Integer.highestOneBit(Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 4, 64));

  private static final AtomicReferenceArray<JsonReader> READERS =
      new AtomicReferenceArray<>(PLACES * STRIDE);

  private ReaderPool() {}

  /// Takes a reader that nobody else has, without a document.
  static JsonReader take() {
    int place = place();
    JsonReader reader = READERS.getPlain(place) == null ? null : READERS.getAndSet(place, null);
    return reader == null ? new JsonReader() : reader;
  }

  /// Gives a reader back, which must not be used any more.
  static void give(JsonReader reader) {
    reader.release();
    READERS.setRelease(place(), reader);
  }

  private static int place() {
    return ((int) Thread.currentThread().threadId() & (PLACES - 1)) * STRIDE;
  }
}
