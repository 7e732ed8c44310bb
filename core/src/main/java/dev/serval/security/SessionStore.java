package dev.serval.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where [Sessions] keep what browsers only have an id of: in memory ([MemorySessionStore]), or in
/// a data base or cache that several servers share.
///
/// The ids given here are hashes of those in cookies, so that who reads the store cannot take over
/// a session. Each is 43 characters of base64url. Called on the threads of requests; may block;
/// safe for many threads. What is thrown ends the request.
public interface SessionStore {
  /// Returns what is kept under an id; null where nothing is, or its time is over.
  byte @Nullable [] load(String id);

  /// Keeps the bytes of a new session.
  ///
  /// @param timeToLive for how long at most
  void create(String id, byte[] data, Duration timeToLive);

  /// Keeps other bytes for a session, if it still is there: one that was ended meanwhile must not
  /// come back.
  ///
  /// @param timeToLive for how long at most, from now
  /// @return whether it still was there
  boolean replace(String id, byte[] data, Duration timeToLive);

  /// Forgets a session, if it is there.
  void delete(String id);
}
