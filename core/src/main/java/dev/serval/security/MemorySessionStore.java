package dev.serval.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sessions in the memory of this process, gone when it ends.
///
/// It keeps a bounded number: a new one beyond it takes the place of the one that was not used for
/// the longest time. Safe for many threads.
public final class MemorySessionStore implements SessionStore {
  private final int maxSessions;
  private final InstantSource clock;
  private final Map<String, Kept> sessions = new LinkedHashMap<>(16, 0.75f, true);

  /// The bytes of a session, and when its time is over.
  private static final class Kept {
    final byte[] data;
    final Instant end;

    Kept(byte[] data, Instant end) {
      this.data = data;
      this.end = end;
    }
  }

  /// Makes an empty store.
  ///
  /// @param maxSessions the most sessions that it keeps
  public MemorySessionStore(int maxSessions) {
    this(maxSessions, InstantSource.system());
  }

  MemorySessionStore(int maxSessions, InstantSource clock) {
    if (maxSessions < 1) {
      throw new IllegalArgumentException(
          "MemorySessionStore: expected 1 session or more, found " + maxSessions);
    }
    this.maxSessions = maxSessions;
    this.clock = clock;
  }

  @Override
  public synchronized byte @Nullable [] load(String id) {
    Kept kept = alive(id);
    return kept == null ? null : kept.data.clone();
  }

  private @Nullable Kept alive(String id) {
    Kept kept = sessions.get(id);
    if (kept != null && !clock.instant().isBefore(kept.end)) {
      sessions.remove(id);
      return null;
    }
    return kept;
  }

  @Override
  public synchronized void create(String id, byte[] data, Duration timeToLive) {
    sessions.put(id, new Kept(data.clone(), clock.instant().plus(timeToLive)));
    if (sessions.size() > maxSessions) {
      Instant now = clock.instant();
      sessions.values().removeIf(kept -> !now.isBefore(kept.end));
    }
    Iterator<String> eldest = sessions.keySet().iterator();
    while (sessions.size() > maxSessions && eldest.hasNext()) {
      eldest.next();
      eldest.remove();
    }
  }

  @Override
  public synchronized boolean replace(String id, byte[] data, Duration timeToLive) {
    if (alive(id) == null) {
      return false;
    }
    sessions.put(id, new Kept(data.clone(), clock.instant().plus(timeToLive)));
    return true;
  }

  @Override
  public synchronized void delete(String id) {
    sessions.remove(id);
  }

  /// Returns how many sessions are kept, some of which may be over.
  public synchronized int size() {
    return sessions.size();
  }
}
