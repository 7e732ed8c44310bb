package dev.serval.security;

import dev.serval.Attribute;
import dev.serval.Request;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a server remembers of one browser between requests: typed values under [SessionKey]s.
///
/// A route takes it as a parameter; [Sessions] makes it. It is there in every request, empty where
/// the browser brought none, or one that is over or was forged. For the thread of its request, and
/// until the handler has returned: a streamed body comes too late to change it. Two requests of one
/// browser at the same time have a copy each, and of two that change it the later one's is kept.
///
/// ```java
/// static final SessionKey<Long> USER = SessionKey.of("user", Long.class);
///
/// @Post("/sign-in")
/// Redirect signIn(@Form String name, @Form String password, Session session) {
///   session.renew().put(USER, users.check(name, password).id());
///   return Redirect.to("/");
/// }
/// ```
public final class Session {
  static final Attribute<SessionVisit> VISIT = Attribute.of("session");

  private final Map<String, byte[]> entries;
  private final boolean found;
  private Instant created;
  private boolean changed;
  private boolean renewed;
  private boolean closed;

  /// @param state what was found; null for a new session
  Session(@Nullable SessionState state, Instant now) {
    this.found = state != null;
    this.created = state == null ? now : state.created();
    this.entries = state == null ? new LinkedHashMap<>() : state.entries();
  }

  /// Returns the session of a request; generated code and middleware inside of [Sessions] ask.
  ///
  /// @throws IllegalStateException if the application has no [Sessions]; the message says what to
  ///   write
  public static Session of(Request request) {
    SessionVisit visit =
        request
            .attribute(VISIT)
            .orElseThrow(() ->
                new IllegalStateException(
                    "Session: expected the middleware Sessions around this route, found none; write"
                        + " app.use(Sessions.sealed(secret))"));
    // A session that begins with this request has no cookie by which a cache would know it.
    request.answerPersonally();
    return visit.session();
  }

  /// Returns the value of a key; empty where there is none, and where it does not fit the type.
  public <T> Optional<T> get(SessionKey<T> key) {
    byte[] json = entries.get(key.name());
    return json == null ? Optional.empty() : Optional.ofNullable(key.read(json));
  }

  /// Sets the value of a key.
  ///
  /// @throws IllegalStateException if the response is on its way, or there are 64 values already
  public <T> Session put(SessionKey<T> key, T value) {
    change();
    entries.put(key.name(), key.write(Objects.requireNonNull(value, "value")));
    if (entries.size() > SessionState.MAX_ENTRIES) {
      entries.remove(key.name());
      throw new IllegalStateException(
          "Session: expected " + SessionState.MAX_ENTRIES + " values at most, found one more");
    }
    return this;
  }

  /// Takes a value away.
  ///
  /// @throws IllegalStateException if the response is on its way
  public Session remove(SessionKey<?> key) {
    change();
    entries.remove(key.name());
    return this;
  }

  /// Keeps the values and begins anew otherwise: another id, another lifetime. Call it whenever
  /// somebody signs in or gets more rights, so that an id which somebody else planted in the
  /// browser is worth nothing (session fixation).
  ///
  /// @throws IllegalStateException if the response is on its way
  public Session renew() {
    change();
    renewed = true;
    return this;
  }

  /// Ends it: takes all values away, has the store forget it and the browser too. What is put after
  /// that is in a new session.
  ///
  /// A sealed cookie that somebody copied before cannot be called back: it is good until its time
  /// is over. Where that matters keep sessions in a store.
  ///
  /// @throws IllegalStateException if the response is on its way
  public Session invalidate() {
    entries.clear();
    return renew();
  }

  /// Returns whether the browser brought no session that is good.
  public boolean isNew() {
    return !found;
  }

  private void change() {
    if (closed) {
      throw new IllegalStateException(
          "Session: expected changes before the handler returns, found one after");
    }
    changed = true;
  }

  // For SessionVisit.

  boolean isChanged() {
    return changed;
  }

  boolean isRenewed() {
    return renewed;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /// No change is possible after that.
  SessionState close(Instant now) {
    closed = true;
    created = renewed ? now : created;
    return new SessionState(created, now, entries);
  }

  /// How many values there are, and nothing of them.
  @Override
  public String toString() {
    return "Session[" + entries.size() + " values]";
  }
}
