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
    } else if (changed || due) {
      kept = keep(state, renewed, response);
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

  private Response keep(SessionState state, boolean renewed, Response response) {
    String old = found == null ? null : cookie;
    String value = sessions.keeping().save(old, state, renewed, sessions.timeToLive(state));
    return value == null || value.equals(old)
        ? response
        : response.withCookie(sessions.cookie(value));
  }
}
