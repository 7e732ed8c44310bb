package dev.serval;

import dev.serval.http.BadTargetException;
import dev.serval.http.MediaType;
import dev.serval.http.QueryString;
import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonType;
import dev.serval.transport.Exchange;
import dev.serval.validation.Constraints;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The body of a request: read as a whole into memory, or once as a stream.
///
/// Reading blocks the request's virtual thread. The size is bounded by [MaxBody], else by the
/// transport's limit; a body that is larger, too slow or malformed ends in a
/// [dev.serval.transport.RequestBodyException], which becomes the right response by itself.
///
/// ```java
/// app.post("/notes", request -> {
///   NewNote note = request.body().json(NewNote.class);
///   …
/// });
/// ```
public final class RequestBody {
  private static final int MAX_FORM_FIELDS = 1_000;

  private final Exchange exchange;
  private final JsonFamily family;
  private final JsonLimits limits;
  private final @Nullable InputStream replacement;
  private byte @Nullable [] bytes;
  private @Nullable QueryString form;
  private boolean streamed;

  RequestBody(Exchange exchange, JsonFamily family, JsonLimits limits) {
    this(exchange, family, limits, null);
  }

  private RequestBody(
      Exchange exchange, JsonFamily family, JsonLimits limits, @Nullable InputStream replacement) {
    this.exchange = exchange;
    this.family = family;
    this.limits = limits;
    this.replacement = replacement;
  }

  /// Returns a body that is read from `content`, and has the media type of this one.
  RequestBody replacedBy(InputStream content) {
    return new RequestBody(exchange, family, limits, Objects.requireNonNull(content, "content"));
  }

  /// Returns whether the request has a body, perhaps one of zero bytes.
  public boolean isPresent() {
    return exchange.hasBody();
  }

  /// Returns the most bytes that the body may have as it is sent: that of [MaxBody], else the
  /// transport's limit.
  public long limit() {
    return exchange.bodyLimit();
  }

  /// Returns whether the body has no bytes; reads a chunked one to tell.
  public boolean isEmpty() throws IOException {
    return isAbsent() || (contentLength() < 0 && bytes().length == 0);
  }

  /// Returns the media type that `Content-Type` names, or null where there is none.
  ///
  /// @throws Problem 415 if the field cannot be read
  public @Nullable MediaType mediaType() {
    String value = exchange.headers().first("Content-Type");
    if (value == null) {
      return null;
    }
    try {
      return MediaType.parse(value);
    } catch (IllegalArgumentException malformed) {
      throw unsupported("a valid media type", null);
    }
  }

  /// Returns the body as it arrives; it can be taken once, or after it was read as a whole.
  ///
  /// @throws IllegalStateException if it was taken before
  public InputStream stream() {
    if (bytes != null) {
      return new ByteArrayInputStream(bytes);
    }
    if (streamed) {
      throw new IllegalStateException("The request's body was read already");
    }
    streamed = true;
    return replacement != null ? replacement : exchange.body();
  }

  private long contentLength() {
    return replacement != null ? -1 : exchange.contentLength();
  }

  /// Returns the whole body, the same bytes each time; empty where there is none.
  ///
  /// The array is not copied: who changes it changes it for all readers.
  public byte[] bytes() throws IOException {
    byte[] all = bytes;
    if (all == null) {
      all = readAll(stream(), contentLength());
      bytes = all;
    }
    return all;
  }

  /// Returns the whole body as text in UTF-8.
  ///
  /// @throws Problem 400 if it is not UTF-8, 415 if `Content-Type` names another charset
  public String text() throws IOException {
    requireUtf8(mediaType());
    return decodeUtf8(bytes());
  }

  /// Returns the fields of an `application/x-www-form-urlencoded` body; none where there is no
  /// body.
  ///
  /// @throws Problem 415 if the body is of another media type, 400 if it does not decode
  public QueryString form() throws IOException {
    QueryString fields = form;
    if (fields == null) {
      if (isPresent()) {
        MediaType type = mediaType();
        if (type == null || !type.isSameTypeAs(MediaType.FORM)) {
          throw unsupported("application/x-www-form-urlencoded", MediaType.FORM.toString());
        }
        requireUtf8(type);
      }
      fields = parseForm(decodeUtf8(bytes()));
      form = fields;
    }
    return fields;
  }

  /// Returns the value that the JSON body holds, decoded and validated.
  ///
  /// @throws dev.serval.validation.ValidationException if the body is missing or not valid
  /// @throws dev.serval.json.JsonException if it is not JSON
  /// @throws Problem 415 if it is of another media type
  public <T> T json(Class<T> type) throws IOException {
    return json(family.body(JsonType.of(type)));
  }

  /// Returns the value that the JSON body holds; `type` comes from [Group#json], made once at
  /// start.
  ///
  /// @see #json(Class)
  public <T> T json(JsonBody<T> type) throws IOException {
    Violations violations = new Violations();
    T value = json(type, violations);
    violations.check();
    if (value == null) { // a family that takes the literal `null` for a value
      violations.add(Violation.ofBody("#", Constraints.required()));
      violations.check();
      throw new AssertionError("check() throws");
    }
    return value;
  }

  /// Returns the value that the JSON body holds, or null when something was added to `into`, which
  /// gets `required` at `#` where there is no body.
  ///
  /// @see #json(Class)
  public <T extends @Nullable Object> @Nullable T json(JsonBody<T> type, Violations into)
      throws IOException {
    if (isAbsent()) {
      into.add(Violation.ofBody("#", Constraints.required()));
      return null;
    }
    MediaType mediaType = mediaType();
    if (mediaType == null || !mediaType.isJson()) {
      throw unsupported("application/json", MediaType.JSON.toString());
    }
    requireUtf8(mediaType);
    byte[] document = bytes();
    if (document.length == 0) { // chunked, and not one chunk with data
      into.add(Violation.ofBody("#", Constraints.required()));
      return null;
    }
    return type.read(document, 0, document.length, limits, into);
  }

  private static QueryString parseForm(String text) {
    try {
      return QueryString.parseForm(text, MAX_FORM_FIELDS);
    } catch (BadTargetException malformed) {
      throw Problem.badRequest(Objects.requireNonNull(malformed.getMessage()));
    }
  }

  private boolean isAbsent() {
    return bytes == null ? !exchange.hasBody() : bytes.length == 0;
  }

  private static void requireUtf8(@Nullable MediaType type) {
    String charset = type == null ? null : type.parameter("charset");
    if (charset != null && !charset.toLowerCase(Locale.ROOT).equals("utf-8")) {
      throw unsupported("the charset utf-8", null);
    }
  }

  private static Problem unsupported(String expected, @Nullable String accept) {
    Problem problem = Problem.of(Status.of(415), "expected " + expected);
    return accept == null ? problem : problem.withHeader("Accept", accept);
  }

  private static String decodeUtf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw Problem.badRequest("the body is not valid UTF-8");
    }
  }

  /// Reads to the end; an announced length, already held to the limit, saves the growing.
  private static byte[] readAll(InputStream in, long length) throws IOException {
    if (length > 0 && length <= 1 << 16) {
      byte[] all = in.readNBytes((int) length);
      in.read(); // sees the end, where a broken body is reported
      return all;
    }
    return in.readAllBytes();
  }
}
