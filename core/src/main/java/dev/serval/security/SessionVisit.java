package dev.serval.security;

import dev.serval.Response;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request's visit to its session, which is opened when somebody asks for it. For one thread.
final class SessionVisit {
  private static final String CACHING = "Cache-Control";

  private final Sessions sessions;
  private final @Nullable String cookie;
  private @Nullable Session session;
  private @Nullable SessionState found;

  SessionVisit(Sessions sessions, @Nullable String cookie) {
    this.sessions = sessions;
    this.cookie = cookie;
  }

  Session session() {
    Session opened = session;
    if (opened == null) {
      Instant now = sessions.now();
      SessionState state = cookie == null ? null : sessions.keeping().load(cookie);
      found = state != null && sessions.isAlive(state, now) ? state : null;
      opened = new Session(found, now);
      session = opened;
    }
    return opened;
  }

  /// Keeps what was changed, and tells the browser.
  Response end(Response response) {
    Session opened = session;
    if (opened == null) {
      return response;
    }
    Instant now = sessions.now();
    boolean due = found != null && sessions.isDue(found, now);
    Response kept = response;
    boolean changed = opened.isChanged();
    boolean renewed = opened.isRenewed();
    SessionState state = opened.close(now);
    if (changed && state.entries().isEmpty()) {
      kept = forget(response);
    } else if (changed) {
      kept = keep(state, renewed, response);
    } else if (due && cookie != null) {
      kept = touch(cookie, now, response);
    }
    return kept.headers().contains(CACHING) ? kept : kept.withHeader(CACHING, "private");
  }

  private Response forget(Response response) {
    if (cookie == null) {
      return response;
    }
    if (found != null) {
      sessions.keeping().delete(cookie);
    }
    return response.withCookie(sessions.cookie("").maxAge(Duration.ZERO));
  }

  /// Keeps a session that was only used as it is by now, which another request may have changed.
  private Response touch(String cookie, Instant now, Response response) {
    SessionState current = sessions.keeping().load(cookie);
    return current == null
        ? response
        : keep(new SessionState(current.created(), now, current.entries()), false, response);
  }

  private Response keep(SessionState state, boolean renewed, Response response) {
    String old = found == null ? null : cookie;
    Duration left = sessions.timeToLive(state);
    if (!left.isPositive()) {
      return response; // it ended while the handler ran
    }
    String value = sessions.keeping().save(old, state, renewed, left);
    return value == null || value.equals(old)
        ? response
        : response.withCookie(sessions.cookie(value));
  }
}
