package dev.serval;

import dev.serval.http.ContentDisposition;
import dev.serval.http.Cookie;
import dev.serval.http.FileTypes;
import dev.serval.http.Headers;
import dev.serval.http.MediaType;
import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A response: status, header fields and body. Immutable; each `with` makes a copy, and one whose
/// body is in memory may be kept and answered many times.
///
/// Names and values of fields are checked where they are set, so no response can be split.
/// `Content-Length`, `Transfer-Encoding`, `Connection` and `Date` are the transport's.
///
/// ```java
/// return Response.text("Hello").withHeader("Cache-Control", "max-age=60");
/// ```
public final class Response {
  private static final Headers JSON = Headers.of("Content-Type", "application/json");
  private static final Headers TEXT = Headers.of("Content-Type", "text/plain; charset=utf-8");
  private static final Headers HTML = Headers.of("Content-Type", "text/html; charset=utf-8");

  private final Status status;
  private final Headers headers;
  private final ResponseBody body;

  private Response(Status status, Headers headers, ResponseBody body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /// Returns 200 with plain text in UTF-8.
  public static Response text(String text) {
    return new Response(Status.OK, TEXT, utf8(text));
  }

  /// Returns 200 with an HTML page in UTF-8; values put into it must be escaped by the caller.
  public static Response html(String page) {
    return new Response(Status.OK, HTML, utf8(page));
  }

  /// Returns 200 with the HTML page that `page` writes in UTF-8; for templates.
  ///
  /// It is written into memory before this returns, so a template that fails gives an error and no
  /// half of a page.
  ///
  /// ```java
  /// return Response.html(out -> template.render(todos, out));
  /// ```
  public static Response html(StreamWriter page) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);
    page.writeTo(out);
    byte[] bytes = out.toByteArray();
    return new Response(Status.OK, HTML, new ResponseBody.Bytes(bytes, bytes.length));
  }

  /// Returns 200 with `value` as JSON by the form that `type` gives it, not by its run-time class.
  /// Where the application has other formats, it is in the one that the request at hand wants.
  ///
  /// @throws Problem 406 if it wants none of them
  public static <T extends @Nullable Object> Response json(JsonBody<T> type, T value) {
    return type instanceof NegotiatedBody<T> negotiated
        ? negotiated.respond(value)
        : json(type.write(value));
  }

  /// Returns 200 with `value` as JSON by the codec generated for `type`.
  ///
  /// @throws IllegalStateException if there is no codec; the message says how to get one
  public static <T> Response json(Class<T> type, T value) {
    JsonWriter out = new JsonWriter();
    JsonCodec.of(type).write(out, value);
    return json(out);
  }

  private static Response json(JsonWriter out) {
    return json(Status.OK, JSON, out);
  }

  /// Returns a response of parts that were checked before.
  static Response of(Status status, Headers headers, ResponseBody body) {
    return new Response(status, headers, body);
  }

  /// Returns a response with the JSON text that `out` holds, which the caller gives away.
  static Response json(Status status, Headers headers, JsonWriter out) {
    return new Response(status, headers, new ResponseBody.Bytes(out.buffer(), out.length()));
  }

  /// Returns 200 with a copy of `bytes`.
  public static Response bytes(MediaType type, byte[] bytes) {
    return new Response(Status.OK, of(type), new ResponseBody.Bytes(bytes.clone(), bytes.length));
  }

  /// Returns 200 with a body that `writer` writes while it is sent (chunked in HTTP/1.1).
  public static Response stream(MediaType type, StreamWriter writer) {
    Objects.requireNonNull(writer, "writer");
    return new Response(Status.OK, of(type), new ResponseBody.Streamed(-1, writer));
  }

  /// Returns 200 with what `in` yields, sent when the next read may have to wait for more. The
  /// server closes it when the request is answered, also where nothing of it was sent: to `HEAD`,
  /// or because another response took this one's place.
  public static Response stream(MediaType type, InputStream in) {
    Objects.requireNonNull(in, "in");
    return new Response(
        Status.OK, of(type), new ResponseBody.Streamed(-1, out -> copy(in, out), in));
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[16 << 10];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
      if (in.available() == 0) {
        out.flush();
      }
    }
  }

  /// Returns 200 with a file, its media type found by its name ([FileTypes]).
  ///
  /// @see #file(MediaType, Path)
  /// @throws NoSuchFileException if it is not a regular file
  public static Response file(Path file) throws IOException {
    Path name = file.getFileName();
    return file(name == null ? MediaType.OCTET_STREAM : FileTypes.of(name.toString()), file);
  }

  /// Returns 200 with a file, or what the request asks for in its place: 304 where the client's
  /// copy is still right, 206 with up to 16 ranges, 412 or 416 (RFC 9110 sections 13 and 14).
  /// `ETag` and `Last-Modified` are made of its size and time.
  ///
  /// `X-Content-Type-Options: nosniff` keeps browsers from taking it for another media type. The
  /// path is opened as it is: a part of it that came from a request must be checked before.
  ///
  /// @throws NoSuchFileException if it is not a regular file
  public static Response file(MediaType type, Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new NoSuchFileException(file.toString());
    }
    Headers.Builder fields = of(type).toBuilder().add("X-Content-Type-Options", "nosniff");
    FileVersion.fields(attributes, Instant.now()).forEach(fields::add);
    return new Response(
        Status.OK, fields.build(), new ResponseBody.OfFile(file, attributes.size()));
  }

  /// Returns 200 with a file that browsers save under a name.
  ///
  /// @see #file(Path)
  /// @throws NoSuchFileException if it is not a regular file
  /// @throws IllegalArgumentException if the name has control characters or slashes
  public static Response download(Path file, String fileName) throws IOException {
    return file(FileTypes.of(fileName), file).withAttachment(fileName);
  }

  /// Returns 101 (Switching Protocols), which makes the connection a WebSocket and calls `handler`.
  ///
  /// Only the handler of a [Route#webSocket] may return it: that checks the handshake first. The
  /// session begins after all layers have seen this response, whose fields they can add to.
  ///
  /// @param in what the messages of the peer become
  /// @param out what messages are made of
  public static <I, O> Response webSocket(
      MessageCodec<I> in, MessageCodec<O> out, WebSocketHandler<I, O> handler) {
    SessionRun<I, O> run = new SessionRun<>(in, out, Objects.requireNonNull(handler, "handler"));
    return new Response(
        Status.SWITCHING_PROTOCOLS, Headers.empty(), new ResponseBody.OfWebSocket(run));
  }

  /// Returns a response without a body.
  public static Response empty(Status status) {
    return new Response(Status.OK, Headers.empty(), ResponseBody.Empty.INSTANCE).withStatus(status);
  }

  /// Returns 303 (See Other), which a browser follows with GET, to a path of this server.
  ///
  /// @throws IllegalArgumentException unless `path` begins with a single slash: a path that came
  ///   from a request must not lead to another site
  public static Response redirect(String path) {
    return Redirect.to(path).toResponse();
  }

  /// Returns the status.
  public Status status() {
    return status;
  }

  /// Returns the header fields, without those of the transport.
  public Headers headers() {
    return headers;
  }

  /// Returns the body.
  public ResponseBody body() {
    return body;
  }

  /// Returns what the body reads from and the request must close; null if there is nothing.
  @Nullable Closeable source() {
    return body instanceof ResponseBody.Streamed streamed ? streamed.source() : null;
  }

  /// Returns a copy with another status.
  ///
  /// @throws IllegalArgumentException if it is below 200: an interim response is the transport's
  public Response withStatus(Status status) {
    if (status.code() < 200) {
      throw new IllegalArgumentException(
          "Response: expected a status from 200 to 599, found " + status.code());
    }
    return new Response(status, headers, body);
  }

  /// Returns a copy with another status, by its code.
  public Response withStatus(int code) {
    return withStatus(Status.of(code));
  }

  /// Returns a copy in which the field has this value alone.
  ///
  /// @throws IllegalArgumentException if name or value could not stand in a message
  public Response withHeader(String name, String value) {
    return new Response(status, headers.with(name, value), body);
  }

  /// Returns a copy that has these fields too, each in place of those of the same name.
  public Response withHeaders(Headers others) {
    return others.size() == 0 ? this : new Response(status, headers.with(others), body);
  }

  /// Returns a copy that has those of these fields too whose name it does not have yet.
  public Response withDefaultHeaders(Headers others) {
    Headers all = headers.withDefaults(others);
    return all.size() == headers.size() ? this : new Response(status, all, body);
  }

  /// Returns a copy without the fields of these names.
  public Response withoutHeaders(String... names) {
    Headers.Builder left = headers.toBuilder();
    for (String name : names) {
      left.remove(name);
    }
    return new Response(status, left.build(), body);
  }

  /// Returns a copy that browsers save under a name (RFC 6266).
  ///
  /// @throws IllegalArgumentException if the name is empty or has control characters or slashes;
  ///   the message never has the name
  public Response withAttachment(String fileName) {
    return withHeader("Content-Disposition", ContentDisposition.attachment(fileName).toString());
  }

  /// Returns a copy that browsers show, and that they save under a name (RFC 6266).
  ///
  /// @throws IllegalArgumentException as [#withAttachment] does
  public Response withInline(String fileName) {
    return withHeader("Content-Disposition", ContentDisposition.inline(fileName).toString());
  }

  /// Returns a copy with one more value of a field.
  ///
  /// @throws IllegalArgumentException if name or value could not stand in a message
  public Response withAddedHeader(String name, String value) {
    return new Response(status, headers.toBuilder().add(name, value).build(), body);
  }

  /// Returns a copy whose `Vary` names a request field too (RFC 9110 section 12.5.5), unless it
  /// names that, or `*`, already.
  ///
  /// @throws IllegalArgumentException if `field` could not stand in a message
  public Response withVary(String field) {
    if (!headers.contains("Vary")) {
      return withHeader("Vary", field);
    }
    List<String> values = headers.all("Vary");
    for (String value : values) {
      for (String member : value.split(",", -1)) {
        String name = member.strip();
        if (name.equals("*") || name.equalsIgnoreCase(field)) {
          return this;
        }
      }
    }
    return withHeader("Vary", String.join(", ", values) + ", " + field);
  }

  /// Returns a copy that sets a cookie.
  public Response withCookie(Cookie cookie) {
    return withAddedHeader("Set-Cookie", cookie.toSetCookie());
  }

  /// Returns a copy with another body; its `Content-Type` stays.
  public Response withBody(ResponseBody body) {
    return new Response(status, headers, Objects.requireNonNull(body, "body"));
  }

  /// Returns a copy whose `Location` is `uri`.
  Response withLocation(URI uri) {
    return withHeader("Location", uri.toASCIIString());
  }

  private static Headers of(MediaType type) {
    return Headers.of("Content-Type", type.toString());
  }

  private static ResponseBody utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ResponseBody.Bytes(bytes, bytes.length);
  }
}
