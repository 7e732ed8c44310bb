package dev.serval.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Origin;
import dev.serval.Phase;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.ResponseBody;
import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.middleware.IdempotencyStore.Answer;
import dev.serval.middleware.IdempotencyStore.Begun;
import dev.serval.middleware.IdempotencyStore.Done;
import dev.serval.middleware.IdempotencyStore.Running;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.Schema;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Lets a client repeat a `POST` or `PATCH` whose answer it did not get, and runs it once: the
/// `Idempotency-Key` field (IETF draft-ietf-httpapi-idempotency-key-header).
///
/// | the key | answer |
/// |---|---|
/// | is new | the handler's, which is remembered |
/// | was answered, and the request is the same | that answer again, with `Idempotency-Replayed: true` |
/// | is being answered | 409 with `Retry-After` |
/// | was used for another request | 422 |
/// | is not 1 to 255 visible characters | 400 |
///
/// A request is the same by method, target, version ([Request#version]), media type and body. A key
/// is the user's own, and belongs to one scheme, host and prefix: by default the user is whoever
/// sends these credentials (`Authorization`, `Proxy-Authorization`, `X-Api-Key` and `Api-Key`
/// together, else `Cookie`, else the client's address). Where users are told apart by anything
/// else, such as another field, say it with [#user], or one gets the other's answer. It stands
/// inside of authentication and authorization, but outside of what a route's own parameters check,
/// and reads the body, up to [#MAX_BODY] bytes (413 above). Not remembered, and so run again, is
/// what failed for now: statuses from 500 on, 408, 409, 425 and 429. Of a stream, and of a body
/// above 1 MiB, only that it was answered is remembered, and a repetition gets 409.
///
/// Answers are kept for 24 hours, in memory within 64 MiB: past that the oldest are forgotten, and
/// after a restart all. What must never happen twice needs a shared store, or a unique constraint
/// in the database.
///
/// ```java
/// app.mount("/payments", group -> group.use(IdempotencyKeys.standard().required()).mount(payments));
/// ```
///
/// Thread-safe.
public final class IdempotencyKeys implements Middleware {
  /// The largest body of a request with a key, in bytes.
  public static final int MAX_BODY = 8 << 20;

  private static final String FIELD = "Idempotency-Key";
  private static final int MAX_KEY = 255;
  private static final Schema KEY = Schema.string().minLength(1).maxLength(MAX_KEY);
  private static final int MAX_ANSWER = 1 << 20;
  private static final long MAX_MEMORY = 64 << 20;

  private final IdempotencyStore store;
  private final Function<Request, String> user;
  private final Duration keep;
  private final boolean required;

  private IdempotencyKeys(
      IdempotencyStore store, Function<Request, String> user, Duration keep, boolean required) {
    this.store = store;
    this.user = user;
    this.keep = keep;
    this.required = required;
  }

  /// Returns a middleware that remembers in memory, for 24 hours, and lets requests without a key
  /// through.
  public static IdempotencyKeys standard() {
    return new IdempotencyKeys(
        new IdempotencyMemory(MAX_MEMORY, System::nanoTime),
        IdempotencyKeys::credentialsOf,
        Duration.ofHours(24),
        false);
  }

  /// Returns one that answers 400 to a `POST` or `PATCH` without a key.
  public IdempotencyKeys required() {
    return new IdempotencyKeys(store, user, keep, true);
  }

  /// Returns one whose keys belong to what `user` makes of a request.
  public IdempotencyKeys user(Function<Request, String> user) {
    return new IdempotencyKeys(store, Objects.requireNonNull(user, "user"), keep, required);
  }

  /// Returns one that remembers for another time.
  ///
  /// @throws IllegalArgumentException unless it is positive
  public IdempotencyKeys keeping(Duration time) {
    if (!time.isPositive()) {
      throw new IllegalArgumentException("IdempotencyKeys.keeping: expected a time, found " + time);
    }
    return new IdempotencyKeys(store, user, time, required);
  }

  /// Returns one that remembers in `store`.
  public IdempotencyKeys in(IdempotencyStore store) {
    return new IdempotencyKeys(Objects.requireNonNull(store, "store"), user, keep, required);
  }

  @Override
  public Phase phase() {
    return Phase.HANDLING;
  }

  @Override
  public int priority() {
    return Place.IDEMPOTENCY_KEYS;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    if (!isRemembered(request.method())) {
      return next.handle(request);
    }
    List<String> sent = request.headers().all(FIELD);
    if (sent.isEmpty()) {
      if (required) {
        throw Problem.badRequest("expected the header field Idempotency-Key");
      }
      return next.handle(request);
    }
    String owner = user.apply(request);
    String key =
        hash(
            owner.getBytes(UTF_8),
            siteOf(request.origin()).getBytes(UTF_8),
            keyOf(sent).getBytes(UTF_8));
    String fingerprint = fingerprint(request);
    return switch (store.begin(key, fingerprint, keep)) {
      case Begun() -> run(key, request, next);
      case Running(String other) -> {
        requireSame(fingerprint, other);
        throw Problem.conflict("the request with this Idempotency-Key is being answered")
            .withHeader("Retry-After", "1");
      }
      case Done(String other, Answer answer) -> {
        requireSame(fingerprint, other);
        yield replay(answer);
      }
    };
  }

  private static boolean isRemembered(Method method) {
    return method == Method.POST || method == Method.PATCH;
  }

  /// Adds the field and the answers of the table above.
  @Override
  public Operation describe(Method method, Operation operation) {
    if (!isRemembered(method)) {
      return operation;
    }
    Parameter key =
        Parameter.header(FIELD, KEY)
            .description("Names this request: one that repeats it gets the same answer.");
    return operation
        .withParameter(required ? key.mandatory() : key)
        .withResponse(ApiResponse.of(400))
        .withResponse(
            ApiResponse.of(409).description("The request with this key is being answered"))
        .withResponse(ApiResponse.of(422).description("The key was used for another request"));
  }

  private static void requireSame(String fingerprint, String other) {
    if (!fingerprint.equals(other)) {
      throw Problem.unprocessable("the Idempotency-Key was used for another request");
    }
  }

  private Response run(String key, Request request, Handler next) throws Exception {
    boolean remembered = false;
    try {
      Response response = next.handle(request);
      if (isFinal(response.status())) {
        store.complete(key, answerOf(response));
        remembered = true;
      }
      return response;
    } finally {
      if (!remembered) {
        store.release(key);
      }
    }
  }

  private static boolean isFinal(Status status) {
    return switch (status.code()) {
      case 408, 409, 425, 429 -> false;
      default -> status.code() < 500;
    };
  }

  private static Answer answerOf(Response response) {
    ResponseBody body = response.body();
    boolean whole =
        body instanceof ResponseBody.Empty
            || (body instanceof ResponseBody.Bytes && body.length() <= MAX_ANSWER);
    return whole
        ? new Answer(response.status(), response.headers(), body, true)
        : new Answer(response.status(), Headers.empty(), new ResponseBody.Empty(), false);
  }

  private static Response replay(Answer answer) {
    if (!answer.isWhole()) {
      throw Problem.conflict("the request was answered; its answer was too large to be kept");
    }
    return Response.empty(answer.status())
        .withHeaders(answer.headers())
        .withBody(answer.body())
        .withHeader("Idempotency-Replayed", "true");
  }

  // Keys

  /// Returns the key without the quotes that the draft wants and many leave out.
  private static String keyOf(List<String> sent) {
    String text = sent.size() == 1 ? sent.getFirst() : "";
    String key =
        text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
            ? text.substring(1, text.length() - 1)
            : text;
    if (key.isEmpty()
        || key.length() > MAX_KEY
        || !key.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\')) {
      throw Problem.badRequest("expected an Idempotency-Key of 1 to 255 visible characters");
    }
    return key;
  }

  private static String credentialsOf(Request request) {
    StringBuilder all = new StringBuilder();
    for (String field : List.of("Authorization", "Proxy-Authorization", "X-Api-Key", "Api-Key")) {
      add(request, field, all);
    }
    if (all.isEmpty()) {
      add(request, "Cookie", all);
    }
    return all.isEmpty() ? "address " + request.origin().client() : all.toString();
  }

  /// Values have no line breaks, so none can be taken for another field.
  private static void add(Request request, String field, StringBuilder into) {
    for (String value : request.headers().all(field)) {
      into.append(field).append(' ').append(value).append('\n');
    }
  }

  private static String siteOf(Origin origin) {
    return origin.scheme() + "://" + origin.authority() + origin.prefix();
  }

  private static String fingerprint(Request request) throws IOException {
    if (request.body().limit() > MAX_BODY) {
      return fingerprint(request, bounded(request));
    }
    return fingerprint(request, request.body().bytes());
  }

  /// A route may take more than this reads into memory; what a coding hides has no known length.
  private static byte[] bounded(Request request) throws IOException {
    String length = request.header("Content-Length");
    if (request.body().isPresent()
        && (length == null
            || length.length() > 9
            || Long.parseLong(length) > MAX_BODY
            || request.header("Content-Encoding") != null)) {
      throw Problem.of(
              Status.CONTENT_TOO_LARGE,
              "a request with an Idempotency-Key may have 8 MiB of a known length")
          .with("limit", MAX_BODY);
    }
    return request.body().bytes();
  }

  private static String fingerprint(Request request, byte[] body) {
    String type = String.join(",", request.headers().all("Content-Type"));
    return hash(
        request.method().name().getBytes(UTF_8),
        request.target().raw().getBytes(UTF_8),
        request.version().orElse("").getBytes(UTF_8),
        type.getBytes(UTF_8),
        body);
  }

  /// Hashes texts so that no two lists of them can be taken for each other.
  private static String hash(byte[]... parts) {
    MessageDigest sha = ETags.sha256();
    for (byte[] part : parts) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        sha.update((byte) (part.length >> shift));
      }
      sha.update(part);
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
