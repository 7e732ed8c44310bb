package dev.serval.middleware;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Answers in memory, within a number of bytes: past it the oldest are forgotten before their time,
/// but none that is still being made. Thread-safe.
final class IdempotencyMemory implements IdempotencyStore {
  private static final int ENTRY_SIZE = 512;

  private final long maxBytes;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
  private long bytes;

  private static final class Entry {
    final String fingerprint;
    final long until;
    long size = ENTRY_SIZE;
    @Nullable Answer answer;

    Entry(String fingerprint, long until) {
      this.fingerprint = fingerprint;
      this.until = until;
    }
  }

  IdempotencyMemory(long maxBytes, LongSupplier nanoTime) {
    this.maxBytes = maxBytes;
    this.nanoTime = nanoTime;
  }

  @Override
  public Claim begin(String key, String fingerprint, Duration keep) {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      Entry known = entries.get(key);
      if (known != null && (known.answer == null || known.until - now > 0)) {
        Answer answer = known.answer;
        return answer == null
            ? new Running(known.fingerprint)
            : new Done(known.fingerprint, answer);
      }
      forget(key);
      Entry begun = new Entry(fingerprint, now + keep.toNanos());
      entries.put(key, begun);
      bytes += begun.size;
      shrink(now);
      return new Begun();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void complete(String key, Answer answer) {
    lock.lock();
    try {
      Entry entry = entries.get(key);
      if (entry != null) {
        long[] more = {Math.max(answer.body().length(), 0)};
        answer
            .headers()
            .forEach((name, value) -> more[0] += 64 + 2L * (name.length() + value.length()));
        entry.answer = answer;
        entry.size += more[0];
        bytes += more[0];
        shrink(nanoTime.getAsLong());
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void release(String key) {
    lock.lock();
    try {
      forget(key);
    } finally {
      lock.unlock();
    }
  }

  private void forget(String key) {
    Entry gone = entries.remove(key);
    bytes -= gone == null ? 0 : gone.size;
  }

  /// Takes the oldest answers away while there are too many, and those whose time is over.
  private void shrink(long now) {
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      if (entry.answer == null) {
        continue;
      }
      if (bytes <= maxBytes && entry.until - now > 0) {
        return;
      }
      bytes -= entry.size;
      oldest.remove();
    }
  }

  /// How many keys are known; for tests.
  int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }
}
