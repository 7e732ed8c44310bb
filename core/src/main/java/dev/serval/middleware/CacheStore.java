package dev.serval.middleware;

import dev.serval.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Responses by their key, within a number of bytes; the one that was not asked for longest goes
/// first. Thread-safe: one lock, held for look-ups only.
final class CacheStore {
  /// The most responses for one key that differ by what their `Vary` names.
  static final int MAX_VARIANTS = 8;

  private static final int ENTRY_SIZE = 256;
  private static final long PASS_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<CacheKey, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<CacheKey, Flight> flights = new ConcurrentHashMap<>();
  private long bytes;
  private final AtomicLong generation = new AtomicLong();

  /// What is kept for a key: responses, or that its responses are not to be kept.
  private static final class Entry {
    final List<CachedResponse> variants = new ArrayList<>(1);
    long size;
    long passUntil;
    boolean passes;
  }

  /// Somebody who is making a response.
  static final class Flight {
    private final CountDownLatch landed = new CountDownLatch(1);

    /// Waits until there is a response, or none will come, or the time is over.
    void await(Duration most) throws InterruptedException {
      if (!landed.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
        return; // who waited long enough makes its own
      }
    }
  }

  CacheStore(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /// Returns null if the caller is the first, who must [#land]; else whom to wait for.
  @Nullable Flight join(CacheKey key) {
    return flights.putIfAbsent(key, new Flight());
  }

  void land(CacheKey key) {
    Flight flight = flights.remove(key);
    if (flight != null) {
      flight.landed.countDown();
    }
  }

  /// Changes with each invalidation: what was begun before one must not be kept after it.
  long generation() {
    return generation.get();
  }

  /// @param credentials whether the request has some, and may have public responses only
  @Nullable CachedResponse find(CacheKey key, Request request, long now, boolean credentials) {
    List<CachedResponse> candidates;
    lock.lock();
    try {
      Entry entry = entries.get(key);
      if (entry == null || entry.variants.isEmpty()) {
        return null;
      }
      candidates = List.copyOf(entry.variants);
    } finally {
      lock.unlock();
    }
    for (CachedResponse each : candidates) {
      if (each.isFresh(now) && (each.isPublic() || !credentials) && each.isFor(request)) {
        return each;
      }
    }
    return null;
  }

  /// Keeps a response, unless something was invalidated since `begun`.
  void put(CacheKey key, CachedResponse made, long begun) {
    lock.lock();
    try {
      if (begun != generation.get() || made.size() + key.size() + ENTRY_SIZE > maxBytes) {
        return;
      }
      Entry entry = entryOf(key);
      entry.passes = false;
      entry.variants.removeIf(each -> each.isInPlaceOf(made));
      if (entry.variants.size() == MAX_VARIANTS) {
        entry.variants.removeFirst();
      }
      entry.variants.add(made);
      resize(key, entry);
      evict();
    } finally {
      lock.unlock();
    }
  }

  /// Remembers for some seconds that nobody need wait for a response that will not be kept.
  void pass(CacheKey key, long now) {
    lock.lock();
    try {
      Entry entry = entryOf(key);
      entry.passes = true;
      entry.passUntil = now + PASS_NANOS;
      resize(key, entry);
      evict();
    } finally {
      lock.unlock();
    }
  }

  boolean isPassed(CacheKey key, long now) {
    lock.lock();
    try {
      Entry entry = entries.get(key);
      return entry != null && entry.passes && now - entry.passUntil < 0;
    } finally {
      lock.unlock();
    }
  }

  private Entry entryOf(CacheKey key) {
    return entries.computeIfAbsent(key, absent -> new Entry());
  }

  private void resize(CacheKey key, Entry entry) {
    long size = (long) key.size() + ENTRY_SIZE;
    for (CachedResponse each : entry.variants) {
      size += each.size();
    }
    bytes += size - entry.size;
    entry.size = size;
  }

  private void evict() {
    Iterator<Entry> oldest = entries.values().iterator();
    while (bytes > maxBytes && oldest.hasNext()) {
      bytes -= oldest.next().size;
      oldest.remove();
    }
  }

  void remove(CacheKey key) {
    lock.lock();
    try {
      generation.incrementAndGet();
      Entry gone = entries.remove(key);
      bytes -= gone == null ? 0 : gone.size;
    } finally {
      lock.unlock();
    }
  }

  void invalidate(Predicate<CacheKey> which) {
    lock.lock();
    try {
      generation.incrementAndGet();
      entries
          .entrySet()
          .removeIf(entry -> {
            boolean gone = which.test(entry.getKey());
            bytes -= gone ? entry.getValue().size : 0;
            return gone;
          });
    } finally {
      lock.unlock();
    }
  }

  /// How many bytes are taken; for tests.
  long bytes() {
    return bytes;
  }
}
