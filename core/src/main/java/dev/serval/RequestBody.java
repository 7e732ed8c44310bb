package dev.serval;

import dev.serval.form.FormException;
import dev.serval.form.Parts;
import dev.serval.http.MediaType;
import dev.serval.http.QueryString;
import dev.serval.http.Status;
import dev.serval.json.JsonBody;
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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
  private static final List<MediaType> LINES =
      List.of(MediaType.parse("application/jsonl"), MediaType.parse("application/x-ndjson"));
  private static final MediaType MULTIPART = MediaType.parse("multipart/form-data");

  private final Exchange exchange;
  private final BodyFormats formats;
  private final @Nullable InputStream replacement;
  private final RequestBody original;
  private byte @Nullable [] bytes;
  private @Nullable QueryString form;
  private @Nullable IOException formFailure;
  private @Nullable MultipartForm multipart;
  private @Nullable List<MultipartForm> open;
  private boolean streamed;

  RequestBody(Exchange exchange, BodyFormats formats) {
    this.exchange = exchange;
    this.formats = formats;
    this.replacement = null;
    this.original = this;
  }

  private RequestBody(RequestBody replaced, InputStream replacement) {
    this.exchange = replaced.exchange;
    this.formats = replaced.formats;
    this.replacement = replacement;
    this.original = replaced.original;
  }

  /// Returns a body that is read from `content`, and has the media type of this one.
  RequestBody replacedBy(InputStream content) {
    return new RequestBody(this, Objects.requireNonNull(content, "content"));
  }

  /// Returns how large the parts of a JSON text may be that the peer sends.
  JsonLimits jsonLimits() {
    return formats.json();
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

  /// Returns the fields of an `application/x-www-form-urlencoded` body, or the text fields of a
  /// `multipart/form-data` one; none where there is no body.
  ///
  /// @throws Problem 415 if the body is of another media type, 400 if it does not decode
  /// @throws FormException if the form is malformed, or larger than [dev.serval.form.FormLimits]
  ///   allow; the same one each time
  public QueryString form() throws IOException {
    QueryString fields = form;
    if (fields == null) {
      MediaType type = isPresent() ? mediaType() : MediaType.FORM;
      if (type != null && type.isSameTypeAs(MULTIPART)) {
        fields = multipart().fields();
      } else if (type != null && type.isSameTypeAs(MediaType.FORM)) {
        requireUtf8(type);
        fields = UrlEncodedForm.parse(decodeUtf8(bytes()), formats.forms().maxParts());
      } else {
        throw unsupported("a form", MediaType.FORM + ", " + MULTIPART);
      }
      form = fields;
    }
    return fields;
  }

  /// Returns the first file of a field of a `multipart/form-data` body, or null.
  ///
  /// @throws Problem 415 if the body is of another media type
  /// @throws FormException as [#form] does
  public @Nullable Upload upload(String name) throws IOException {
    List<Upload> all = uploads(name);
    return all.isEmpty() ? null : all.getFirst();
  }

  /// Returns the files of a field of a `multipart/form-data` body, in the order they came.
  ///
  /// @throws Problem 415 if the body is of another media type
  /// @throws FormException as [#form] does
  public List<Upload> uploads(String name) throws IOException {
    return uploads().stream().filter(upload -> upload.name().equals(name)).toList();
  }

  /// Returns all files of a `multipart/form-data` body, in the order they came; none where there is
  /// no body, and none of a field for which no file was chosen.
  ///
  /// @throws Problem 415 if the body is of another media type
  /// @throws FormException as [#form] does
  public List<Upload> uploads() throws IOException {
    return isPresent() || multipart != null ? List.copyOf(multipart().uploads()) : List.of();
  }

  /// Returns the names of all fields that have files; none where the body is no multipart form.
  ///
  /// @throws FormException as [#form] does
  public Set<String> fileNames() throws IOException {
    MediaType type = isPresent() ? mediaType() : null;
    Set<String> names = new LinkedHashSet<>();
    if (type != null && type.isSameTypeAs(MULTIPART)) {
      uploads().forEach(upload -> names.add(upload.name()));
    }
    return names;
  }

  /// Returns the parts of a `multipart/form-data` body as they arrive, without keeping any; once.
  ///
  /// @throws Problem 415 if the body is of another media type
  /// @throws FormException if `Content-Type` has no valid boundary
  /// @throws IllegalStateException if the body was taken before
  public Parts parts() throws IOException {
    MediaType type = mediaType();
    if (type == null || !type.isSameTypeAs(MULTIPART)) {
      throw unsupported("multipart/form-data", MULTIPART.toString());
    }
    return Parts.of(stream(), type, formats.forms());
  }

  private MultipartForm multipart() throws IOException {
    if (formFailure != null) {
      throw formFailure;
    }
    MultipartForm known = multipart;
    if (known == null) {
      try {
        Parts parts = parts();
        known = new MultipartForm(formats.forms());
        multipart = known;
        original.opened(known);
        known.read(parts);
      } catch (IOException failure) {
        formFailure = failure;
        throw failure;
      }
    }
    return known;
  }

  private void opened(MultipartForm started) {
    if (open == null) {
      open = new ArrayList<>(1);
    }
    open.add(started);
  }

  /// Whether forms were read, of which something may be on disk.
  boolean isOpen() {
    return open != null;
  }

  /// Deletes what forms wrote to disk, also those read of a body in this one's place; called when
  /// the request is answered.
  void close() throws IOException {
    if (open != null) {
      for (MultipartForm started : open) {
        started.close();
      }
    }
  }

  /// Returns the value that the JSON body holds, decoded and validated.
  ///
  /// @throws dev.serval.validation.ValidationException if the body is missing or not valid
  /// @throws dev.serval.json.JsonException if it is not JSON
  /// @throws Problem 415 if it is of another media type
  public <T> T json(Class<T> type) throws IOException {
    return json(formats.family().body(JsonType.of(type)));
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
    NegotiatedBody<T> other =
        type instanceof NegotiatedBody<T> several && several.reads(mediaType) ? several : null;
    if (mediaType == null || (other == null && !mediaType.isJson())) {
      String known =
          type instanceof NegotiatedBody<T> several ? several.names() : MediaType.JSON.toString();
      throw unsupported(known, known);
    }
    if (other == null) {
      requireUtf8(mediaType);
    }
    byte[] document = bytes();
    if (document.length == 0) { // chunked, and not one chunk with data
      into.add(Violation.ofBody("#", Constraints.required()));
      return null;
    }
    return other != null
        ? other.read(mediaType, document, into)
        : type.read(document, 0, document.length, formats.json(), into);
  }

  /// Returns the values of the lines of a JSON Lines body, each read and validated when it is asked
  /// for; `type` comes from [Group#json]. The body can be taken once. Blank lines are passed over,
  /// a line may have 1 MiB, and how many there are is bounded by [MaxBody] alone.
  ///
  /// The stream ends in a [Problem] that names the line, counted from 1 in its member `line`: 422
  /// with violations where a value is not valid, 400 where a line is not JSON, 413 where it is too
  /// long. Where the body cannot be read to its end it ends in an [java.io.UncheckedIOException],
  /// which is answered as its cause.
  ///
  /// @throws Problem 415 if the body is not `application/jsonl` or `application/x-ndjson`
  public <T> Stream<T> lines(JsonBody<T> type) {
    if (isAbsent()) {
      return Stream.empty();
    }
    MediaType mediaType = mediaType();
    if (mediaType == null || LINES.stream().noneMatch(mediaType::isSameTypeAs)) {
      throw unsupported("JSON Lines", LINES.getFirst() + ", " + LINES.getLast());
    }
    requireUtf8(mediaType);
    return new BodyLines<>(stream(), type, formats.json()).stream();
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
