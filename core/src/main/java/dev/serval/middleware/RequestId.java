package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import java.security.SecureRandom;
import java.util.Objects;
import org.slf4j.MDC;

/// Gives each request an id that its response names in a header field, for logs on both sides.
///
/// [Request#id] has it, the access log writes it, and a 500 tells it as the id of its fault. An id
/// is 128 bits as 32 hexadecimal digits, unique and not to be guessed, but no secret. What a client
/// sends is ignored unless [#trusting] asks for it.
///
/// ```java
/// app.use(RequestId.standard());
/// ```
///
/// Immutable; for any number of threads.
public final class RequestId implements Middleware {
  /// The most characters that an id of a client may have.
  public static final int MAX_LENGTH = 64;

  private static final String FIELD = "X-Request-Id";

  private final String field;
  private final boolean trusting;
  private final String mdcKey;
  private final IdSequence ids = new IdSequence(new SecureRandom());

  private RequestId(String field, boolean trusting, String mdcKey) {
    this.field = field;
    this.trusting = trusting;
    this.mdcKey = mdcKey;
  }

  /// Returns a middleware that makes an id for each request and names it in `X-Request-Id`.
  public static RequestId standard() {
    return new RequestId(FIELD, false, "");
  }

  /// Returns one that takes the id that a request brings, if it is 1 to 64 of the characters `A-Z
  /// a-z 0-9 . _ -`: for services behind a proxy that sets the field on every request.
  public RequestId trusting() {
    return new RequestId(field, true, mdcKey);
  }

  /// Returns one that reads and writes another field.
  public RequestId inField(String name) {
    return new RequestId(Objects.requireNonNull(name, "name"), trusting, mdcKey);
  }

  /// Returns one that also puts the id into SLF4J's [MDC] under `key`, while the handlers inside
  /// run; costs what the logging library's map costs.
  public RequestId withMdc(String key) {
    return new RequestId(field, trusting, Objects.requireNonNull(key, "key"));
  }

  @Override
  public Phase phase() {
    return Phase.ORIGIN;
  }

  @Override
  public int priority() {
    return Place.REQUEST_ID;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    String given = trusting ? request.header(field) : null;
    String id = given != null && isSane(given) ? given : ids.next();
    request.identify(id);
    return (mdcKey.isEmpty() ? next.handle(request) : withMdc(id, request, next))
        .withHeader(field, id);
  }

  private Response withMdc(String id, Request request, Handler next) throws Exception {
    MDC.put(mdcKey, id);
    try {
      return next.handle(request);
    } finally {
      MDC.remove(mdcKey);
    }
  }

  private static boolean isSane(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }
}
