package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.json.JsonNumber;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import dev.serval.validation.Violation;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An error answer, thrown from wherever it is found out; the [ErrorContract] gives it its form.
///
/// It is immutable: each `with` makes a copy. It has no stack trace, since it is an answer and not
/// a fault, and is not logged. What it says reaches the client, so nothing secret belongs in it.
/// The members are those of RFC 9457 section 3.1.
///
/// ```java
/// throw Problem.notFound("No todo " + id);
///
/// throw Problem.conflict("Sold out")
///     .withType(URI.create("https://shop.example/problems/sold-out"))
///     .with("sku", sku);
/// ```
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  // Its own members (RFC 9457 section 3.1) and those that the contract adds.
  private static final List<String> RESERVED =
      List.of("type", "title", "status", "detail", "instance", "errors");

  private final transient Facts facts;

  private record Facts(
      Status status,
      String kind,
      @Nullable URI type,
      String title,
      @Nullable String detail,
      Map<String, JsonValue> members,
      Headers headers,
      List<Violation> violations) {}

  private Problem(Facts facts) {
    super(facts.detail == null ? facts.title : facts.detail, null, false, false);
    this.facts = facts;
  }

  /// Returns a problem whose kind and title follow from its status.
  ///
  /// @throws IllegalArgumentException unless `status` is 400 to 599
  public static Problem of(Status status, @Nullable String detail) {
    return of(status, kindOf(status), status.reason(), detail);
  }

  /// Returns a problem of one kind, the last part of its default type URI: `sold-out` makes
  /// `https://serval.dev/problems/sold-out`.
  static Problem of(Status status, String kind, String title, @Nullable String detail) {
    if (status.code() < 400 || status.code() > 599) {
      throw new IllegalArgumentException(
          "Problem: expected a status from 400 to 599, found " + status.code());
    }
    return new Problem(
        new Facts(status, kind, null, title, detail, Map.of(), Headers.empty(), List.of()));
  }

  /// Returns the problem of a request that was understood and is not valid: 422 with `violations`.
  public static Problem invalid(List<Violation> violations) {
    return new Problem(
        new Facts(
            Status.of(422),
            "invalid",
            null,
            "Invalid request",
            null,
            Map.of(),
            Headers.empty(),
            List.copyOf(violations)));
  }

  /// Returns 400 (Bad Request): the message cannot be understood.
  public static Problem badRequest(String detail) {
    return of(Status.of(400), detail);
  }

  /// Returns 401 (Unauthorized); RFC 9110 section 11.6.1 wants a `challenge` such as `Bearer`.
  public static Problem unauthorized(String detail, String challenge) {
    return of(Status.of(401), detail).withHeader("WWW-Authenticate", challenge);
  }

  /// Returns 403 (Forbidden).
  public static Problem forbidden(String detail) {
    return of(Status.of(403), detail);
  }

  /// Returns 404 (Not Found).
  public static Problem notFound(String detail) {
    return of(Status.of(404), detail);
  }

  /// Returns 409 (Conflict): the request does not fit the state that the resource is in.
  public static Problem conflict(String detail) {
    return of(Status.of(409), detail);
  }

  /// Returns 410 (Gone).
  public static Problem gone(String detail) {
    return of(Status.of(410), detail);
  }

  /// Returns 412 (Precondition Failed).
  public static Problem preconditionFailed(String detail) {
    return of(Status.of(412), detail);
  }

  /// Returns 422 (Unprocessable Content) for what no constraint could say; see [#invalid] for
  /// violations with places.
  public static Problem unprocessable(String detail) {
    return of(Status.of(422), detail);
  }

  /// Returns 429 (Too Many Requests).
  public static Problem tooManyRequests(String detail) {
    return of(Status.of(429), detail);
  }

  /// Returns 503 (Service Unavailable).
  public static Problem unavailable(String detail) {
    return of(Status.of(503), detail);
  }

  /// Returns a copy with another type URI (RFC 9457 section 3.1.1).
  public Problem withType(URI type) {
    Objects.requireNonNull(type, "type");
    return new Problem(
        new Facts(
            facts.status,
            facts.kind,
            type,
            facts.title,
            facts.detail,
            facts.members,
            facts.headers,
            facts.violations));
  }

  /// Returns a copy with another title (RFC 9457 section 3.1.3), the same for all of its type.
  public Problem withTitle(String title) {
    Objects.requireNonNull(title, "title");
    return new Problem(
        new Facts(
            facts.status,
            facts.kind,
            facts.type,
            title,
            facts.detail,
            facts.members,
            facts.headers,
            facts.violations));
  }

  /// Returns a copy with an extension member (RFC 9457 section 3.2).
  ///
  /// @throws IllegalArgumentException if the standard defines the member
  public Problem with(String member, JsonValue value) {
    if (RESERVED.contains(member)) {
      throw new IllegalArgumentException(
          "Problem.with: expected an extension member, found `" + member + "`, a standard one");
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(facts.members);
    members.put(member, Objects.requireNonNull(value, "value"));
    return new Problem(
        new Facts(
            facts.status,
            facts.kind,
            facts.type,
            facts.title,
            facts.detail,
            Collections.unmodifiableMap(members),
            facts.headers,
            facts.violations));
  }

  /// Returns a copy with a text as extension member.
  public Problem with(String member, String value) {
    return with(member, new JsonString(value));
  }

  /// Returns a copy with a number as extension member.
  public Problem with(String member, long value) {
    return with(member, JsonNumber.of(value));
  }

  /// Returns a copy with a header field in its response.
  ///
  /// @throws IllegalArgumentException if name or value could not stand in a message
  public Problem withHeader(String name, String value) {
    return new Problem(
        new Facts(
            facts.status,
            facts.kind,
            facts.type,
            facts.title,
            facts.detail,
            facts.members,
            facts.headers.toBuilder().set(name, value).build(),
            facts.violations));
  }

  /// Returns the status of the response.
  public Status status() {
    return facts.status;
  }

  /// Returns the kind: a short word with hyphens, such as `not-found` or `invalid`.
  public String kind() {
    return facts.kind;
  }

  /// Returns the type URI if one was given; else the contract makes one of the kind.
  public @Nullable URI type() {
    return facts.type;
  }

  /// Returns the title, the same for all problems of a type.
  public String title() {
    return facts.title;
  }

  /// Returns what is said of this occurrence, or null.
  public @Nullable String detail() {
    return facts.detail;
  }

  /// Returns the extension members in the order they were given.
  public Map<String, JsonValue> members() {
    return facts.members;
  }

  /// Returns the header fields that the response carries besides those of every error.
  public Headers headers() {
    return facts.headers;
  }

  /// Returns what is wrong with the request, place by place; empty for most problems.
  public List<Violation> violations() {
    return facts.violations;
  }

  /// Where a transport's [dev.serval.transport.Refusal] has a code of its own for a status, that is
  /// the kind of all problems with it; else the reason phrase is.
  private static String kindOf(Status status) {
    return switch (status.code()) {
      case 408 -> "timeout";
      case 413 -> "body-too-large";
      case 414 -> "target-too-long";
      case 431 -> "headers-too-large";
      default -> status.reason().toLowerCase(Locale.ROOT).replace("'", "").replace(' ', '-');
    };
  }
}
