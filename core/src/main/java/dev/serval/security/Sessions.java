package dev.serval.security;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Cookie;
import dev.serval.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Gives requests a [Session]: middleware that reads it from a cookie when somebody asks for it,
/// and keeps it when it was changed.
///
/// Either all of it is in the cookie, encrypted and signed ([#sealed]), or the cookie has a random
/// id of 256 bits and the rest is in a [SessionStore] ([#stored]). The cookie is `__Host-session;
/// Path=/; Secure; HttpOnly; SameSite=Lax`. A cookie that is forged, garbage or over is no error
/// but a session without values.
///
/// ```java
/// App.create()
///     .use(Sessions.sealed(settings.sessionSecret()).idle(Duration.ofMinutes(20)))
///     .mount(new Shop());
/// ```
///
/// | limit | value |
/// |---|---|
/// | the whole cookie | [#MAX_COOKIE] bytes; more is a fault of the program, 500 |
/// | values of a session | 64, in a store [#MAX_STORED] bytes |
/// | time without a request | 30 minutes, noted by a tenth of it |
/// | time in all | 12 hours, whatever the requests |
///
/// A response to whose making the session was asked gets `Cache-Control: private` unless it says
/// something itself. Immutable; for any number of threads.
public final class Sessions implements Middleware {
  /// The most bytes of a cookie with its attributes: what browsers keep (RFC 6265 section 6.1).
  public static final int MAX_COOKIE = 4096;

  /// The most bytes of a session in a store.
  public static final int MAX_STORED = 64 * 1024;

  private static final String NAME = "__Host-session";
  private static final String INSECURE_NAME = "session";

  private final List<String> secrets;
  private final SessionKeeping keeping;
  private final Policy policy;

  private record Policy(
      Duration idle,
      Duration lifetime,
      boolean secure,
      Cookie.SameSite sameSite,
      InstantSource clock) {
    Policy {
      if (idle.compareTo(Duration.ofSeconds(10)) < 0 || lifetime.compareTo(idle) < 0) {
        throw new IllegalArgumentException(
            "Sessions: expected 10 seconds or more without a request, and in all not less, found "
                + idle
                + " and "
                + lifetime);
      }
    }

    String name() {
      return secure ? NAME : INSECURE_NAME;
    }
  }

  private Sessions(List<String> secrets, SessionKeeping keeping, Policy policy) {
    this.secrets = secrets;
    this.keeping = keeping;
    this.policy = policy;
  }

  /// Returns sessions that are in the cookie, sealed.
  ///
  /// To change the secret, put the new one first and leave the old one behind it until its sessions
  /// are over. What is sealed cannot be called back before; see [Session#invalidate].
  ///
  /// @param secret seals: 32 bytes or more, random, as of `openssl rand -base64 32`
  /// @param older open what they have sealed; 7 at most
  /// @throws IllegalArgumentException if one is shorter
  public static Sessions sealed(String secret, String... older) {
    List<String> secrets = new ArrayList<>(List.of(older));
    secrets.addFirst(secret);
    Policy policy = policy();
    return new Sessions(
        List.copyOf(secrets),
        new SessionKeeping.Sealed(new CookieSeal(secrets, policy.name())),
        policy);
  }

  /// Returns sessions that are in the cookie, sealed by secrets of the settings.
  ///
  /// @see #sealed(String, String...)
  /// @throws IllegalArgumentException if one is shorter than 32 bytes
  public static Sessions sealed(Secret secret, Secret... older) {
    return sealed(secret.reveal(), Stream.of(older).map(Secret::reveal).toArray(String[]::new));
  }

  /// Returns sessions that are in a store.
  public static Sessions stored(SessionStore store) {
    return new Sessions(List.of(), new SessionKeeping.Stored(store), policy());
  }

  private static Policy policy() {
    return new Policy(
        Duration.ofMinutes(30),
        Duration.ofHours(12),
        true,
        Cookie.SameSite.LAX,
        InstantSource.system());
  }

  /// Returns these with another time without a request, after which a session is over.
  public Sessions idle(Duration time) {
    return with(new Policy(time, policy.lifetime, policy.secure, policy.sameSite, policy.clock));
  }

  /// Returns these with another time after which a session is over, whatever the requests.
  public Sessions lifetime(Duration time) {
    return with(new Policy(policy.idle, time, policy.secure, policy.sameSite, policy.clock));
  }

  /// Returns these with another rule for requests that come from other sites.
  public Sessions sameSite(Cookie.SameSite rule) {
    return with(new Policy(policy.idle, policy.lifetime, policy.secure, rule, policy.clock));
  }

  /// Returns these with a cookie `session` that is sent without TLS too: for development by plain
  /// `http` at another name than `localhost`, and in a browser, such as Safari, that does not take
  /// `localhost` for safe.
  public Sessions insecure() {
    return with(new Policy(policy.idle, policy.lifetime, false, policy.sameSite, policy.clock));
  }

  Sessions clock(InstantSource clock) {
    return with(new Policy(policy.idle, policy.lifetime, policy.secure, policy.sameSite, clock));
  }

  private Sessions with(Policy other) {
    return new Sessions(
        secrets,
        secrets.isEmpty()
            ? keeping
            : new SessionKeeping.Sealed(new CookieSeal(secrets, other.name())),
        other);
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    SessionVisit visit = new SessionVisit(this, request.cookie(policy.name()));
    return visit.end(next.handle(request.with(Session.VISIT, visit)));
  }

  @Override
  public Phase phase() {
    return Phase.AUTHENTICATION;
  }

  // For SessionVisit.

  SessionKeeping keeping() {
    return keeping;
  }

  Instant now() {
    return Instant.ofEpochSecond(policy.clock.instant().getEpochSecond());
  }

  /// Whether neither of its times is over; one that begins in the future was made by a clock that
  /// is wrong, and could live too long.
  boolean isAlive(SessionState state, Instant now) {
    return now.isBefore(state.touched().plus(policy.idle))
        && now.isBefore(state.created().plus(policy.lifetime))
        && !state.touched().isAfter(now.plusSeconds(60))
        && !state.created().isAfter(state.touched());
  }

  /// Whether it should be kept anew only because it is used.
  boolean isDue(SessionState state, Instant now) {
    return !now.isBefore(state.touched().plus(policy.idle.dividedBy(10)));
  }

  Duration timeToLive(SessionState state) {
    Duration left = Duration.between(state.touched(), state.created().plus(policy.lifetime));
    return left.compareTo(policy.idle) < 0 ? left : policy.idle;
  }

  /// The cookie with a value.
  ///
  /// @throws IllegalStateException if browsers would not keep it
  Cookie cookie(String value) {
    Cookie cookie = Cookie.of(policy.name(), value);
    Cookie set = (policy.secure ? cookie : cookie.insecure()).sameSite(policy.sameSite);
    int length = set.toSetCookie().length();
    if (length > MAX_COOKIE) {
      throw new IllegalStateException(
          "Session: expected a cookie of %d bytes at most, which is what browsers keep, found %d; use Sessions.stored(…)"
              .formatted(MAX_COOKIE, length));
    }
    return set;
  }
}
