package dev.serval.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where the state of sessions is: in the cookie, or in a store that the cookie has an id of.
sealed interface SessionKeeping {
  /// Returns what a cookie stands for; null where that is nothing.
  @Nullable SessionState load(String cookie);

  /// Keeps a state.
  ///
  /// @param cookie the good one that the browser brought; null if it brought none
  /// @param renewed whether the cookie must stand for nothing after that
  /// @return the value of the cookie; null where the session was ended meanwhile
  @Nullable String save(
      @Nullable String cookie, SessionState state, boolean renewed, Duration timeToLive);

  /// Forgets what a cookie stands for.
  void delete(String cookie);

  /// In the cookie.
  record Sealed(CookieSeal seal) implements SessionKeeping {
    @Override
    public @Nullable SessionState load(String cookie) {
      byte[] bytes = cookie.length() > Sessions.MAX_COOKIE ? null : seal.open(cookie);
      return bytes == null ? null : SessionState.of(bytes);
    }

    @Override
    public String save(
        @Nullable String cookie, SessionState state, boolean renewed, Duration timeToLive) {
      return seal.seal(state.toBytes());
    }

    @Override
    public void delete(String cookie) {
      // Only the browser has it.
    }
  }

  /// In a store.
  record Stored(SessionStore store) implements SessionKeeping {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int ID_BYTES = 32;
    private static final int ID_LENGTH = 43;

    @Override
    public @Nullable SessionState load(String cookie) {
      byte[] bytes = cookie.length() == ID_LENGTH ? store.load(hash(cookie)) : null;
      return bytes == null ? null : SessionState.of(bytes);
    }

    @Override
    public @Nullable String save(
        @Nullable String cookie, SessionState state, boolean renewed, Duration timeToLive) {
      byte[] bytes = state.toBytes();
      if (bytes.length > Sessions.MAX_STORED) {
        throw new IllegalStateException(
            "Session: expected %d bytes at most in the store, found %d; keep large things elsewhere"
                .formatted(Sessions.MAX_STORED, bytes.length));
      }
      if (cookie != null && !renewed) {
        return store.replace(hash(cookie), bytes, timeToLive) ? cookie : null;
      }
      byte[] id = new byte[ID_BYTES];
      RANDOM.nextBytes(id);
      String value = BASE64.encodeToString(id);
      store.create(hash(value), bytes, timeToLive);
      if (cookie != null) {
        store.delete(hash(cookie));
      }
      return value;
    }

    @Override
    public void delete(String cookie) {
      store.delete(hash(cookie));
    }

    private static String hash(String cookie) {
      return BASE64.encodeToString(ConstantTime.sha256(cookie));
    }
  }
}
