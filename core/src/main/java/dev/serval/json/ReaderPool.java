package dev.serval.json;

import java.util.concurrent.atomic.AtomicIntegerArray;

/// A few readers that wait for their next document, for all threads.
///
/// Reading never waits for anything, so there are hardly more readers at work than processors. A
/// thread that finds its place taken makes a reader of its own, which is not kept. A `ThreadLocal`
/// would keep one reader for each virtual thread instead.
final class ReaderPool {
  /// How far the flags are apart: a cache line.
  private static final int STRIDE = 16;

  private static final JsonReader[] READERS = readers();

  /// 1 where the reader is taken. Flags rather than places that are emptied and filled: writing a
  /// reference costs more.
  private static final AtomicIntegerArray TAKEN = new AtomicIntegerArray(READERS.length * STRIDE);

  private ReaderPool() {}

  /// Takes a reader that nobody else has.
  static JsonReader take() {
    int place = place();
    return TAKEN.compareAndSet(place * STRIDE, 0, 1) ? READERS[place] : new JsonReader();
  }

  /// Gives a reader back, which must not be used any more; by the thread that took it.
  static void give(JsonReader reader) {
    int place = place();
    if (reader == READERS[place]) {
      reader.release();
      TAKEN.setRelease(place * STRIDE, 0);
    }
  }

  private static int place() {
    return (int) Thread.currentThread().threadId() & (READERS.length - 1);
  }

  private static JsonReader[] readers() {
    int processors = Runtime.getRuntime().availableProcessors();
    JsonReader[] readers =
        new JsonReader[Integer.highestOneBit(Math.clamp(4L * processors, 8, 64))];
    for (int i = 0; i < readers.length; i++) {
      readers[i] = new JsonReader();
    }
    return readers;
  }
}
