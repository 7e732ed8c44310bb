package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.ResponseBody;
import dev.serval.http.Conditions;
import dev.serval.http.EntityTag;
import dev.serval.http.HttpDate;
import dev.serval.http.Method;
import dev.serval.http.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Answers conditional requests (RFC 9110 section 13): 304 to a client that has the content
/// already, 412 where `If-Match` asks for another state.
///
/// A response to `GET` or `HEAD` with status 200 and a body in memory gets an entity tag of its
/// bytes, if it has none; one that a handler set, and `Last-Modified`, are used as they are. The
/// handler runs in any case: this saves the transfer, not the work. Bodies above [#MAX_SIZE],
/// streams and what says `Cache-Control: no-store` are left alone.
///
/// The tag is half of a SHA-256, the same on every node. A quicker sum would do against chance, but
/// somebody who writes a part of the content could make two states with one tag, and freeze what
/// others see.
///
/// Writing under a condition is the handler's to judge, before it writes: see [Preconditions].
///
/// ```java
/// app.use(ETags.standard());
/// ```
///
/// Immutable; for any number of threads.
public final class ETags implements Middleware {
  /// The largest body that is tagged, in bytes.
  public static final int MAX_SIZE = 1 << 20;

  private static final ETags STANDARD = new ETags();

  private ETags() {}

  /// Returns the middleware.
  public static ETags standard() {
    return STANDARD;
  }

  @Override
  public Phase phase() {
    return Phase.ENCODING;
  }

  @Override
  public int priority() {
    return Place.ETAGS;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    Response response = next.handle(request);
    if ((request.method() != Method.GET && request.method() != Method.HEAD)
        || !response.status().equals(Status.OK)
        || isNotKept(response)) {
      return response;
    }
    Response tagged = response.headers().contains("ETag") ? response : tagged(response);
    return Conditions.areIn(request.headers()) ? judged(request, tagged) : tagged;
  }

  private static boolean isNotKept(Response response) {
    String caching = response.headers().first("Cache-Control");
    return caching != null && caching.toLowerCase(Locale.ROOT).contains("no-store");
  }

  private static Response tagged(Response response) throws IOException {
    return response.body() instanceof ResponseBody.Bytes bytes && bytes.length() <= MAX_SIZE
        ? response.withHeader("ETag", '"' + digest(bytes) + '"')
        : response;
  }

  private static Response judged(Request request, Response response) {
    String field = response.headers().first("ETag");
    String changed = response.headers().first("Last-Modified");
    @Nullable EntityTag tag = field == null ? null : EntityTag.parse(field);
    @Nullable Instant time = changed == null ? null : HttpDate.parse(changed);
    return switch (Conditions.of(request.headers()).judge(request.method(), tag, time)) {
      case PROCEED -> response;
      case NOT_MODIFIED -> NotModified.of(response);
      case FAILED -> throw Problem.preconditionFailed("the state is another one by now");
    };
  }

  private static String digest(ResponseBody body) throws IOException {
    MessageDigest sha = sha256();
    body.writeTo(
        new OutputStream() {
          @Override
          public void write(int b) {
            sha.update((byte) b);
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            sha.update(bytes, from, length);
          }
        });
    byte[] half = Arrays.copyOf(sha.digest(), 16);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(half);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
