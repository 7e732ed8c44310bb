package dev.serval.middleware;

import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.ResponseBody;
import dev.serval.http.EntityTag;
import dev.serval.http.Headers;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compresses responses for clients that accept it (`Accept-Encoding`, RFC 9110 section 12.5.3).
///
/// `gzip` is always there; `br` and `zstd` are where an application adds the library
/// `com.aayushatharva.brotli4j:brotli4j` or `com.github.luben:zstd-jni`. At equal weights `br` is
/// taken before `zstd` before `gzip`.
///
/// Compressed are text, JSON, XML, scripts, SVG, WebAssembly and their like from [#DEFAULT_MINIMUM]
/// bytes on, if that makes them smaller, and streams of these types of any length: each `flush()`
/// of the writer still reaches the client at once. Left as they are: images and other types that
/// are compressed already; `text/event-stream`, since each of many idle streams would hold an
/// encoder; files, which static directories serve from compressed siblings; parts (206); and what
/// has a `Content-Encoding`, a `Content-Digest` or `Cache-Control: no-transform`.
///
/// What may be compressed says `Vary: Accept-Encoding`. A strong entity tag names bytes, so `"x7"`
/// becomes `"x7-gzip"`; this class answers `If-None-Match` of such tags with 304, and
/// [Preconditions] knows them in `If-Match`.
///
/// A response that has both a secret and something that an attacker can write, as a page with a
/// CSRF token and a search term, tells by its length how alike they are (BREACH): send such ones
/// with `Cache-Control: no-transform`.
///
/// ```java
/// app.use(Compression.standard());
/// ```
///
/// Thread-safe.
public final class Compression implements Middleware {
  /// The size in bytes from which bodies in memory are compressed: what fits into one packet anyway
  /// is not worth the time.
  public static final int DEFAULT_MINIMUM = 1_024;

  private static final String FIELD = "Accept-Encoding";
  private static final Set<String> APPLICATION =
      Set.of(
          "json",
          "xml",
          "javascript",
          "ecmascript",
          "wasm",
          "x-ndjson",
          "jsonl",
          "json-seq",
          "yaml",
          "toml",
          "graphql",
          "sql",
          "rtf",
          "x-www-form-urlencoded",
          "vnd.ms-fontobject");

  private final int minimum;
  private final List<ContentCoder> coders;
  private final Set<String> alsoTypes;

  /// The last choice: nearly all clients of a service send one of few texts.
  private volatile Chosen last;

  /// What was chosen for a value of the field.
  private record Chosen(String value, AcceptEncoding choice) {}

  private Compression(int minimum, List<ContentCoder> coders, Set<String> alsoTypes) {
    this.minimum = minimum;
    this.coders = coders;
    this.alsoTypes = alsoTypes;
    this.last = new Chosen("", AcceptEncoding.choose(List.of(), coders));
  }

  /// Returns a middleware with the codings that there are.
  public static Compression standard() {
    return new Compression(DEFAULT_MINIMUM, ContentCoders.all(), Set.of());
  }

  /// Returns one with another smallest size of bodies in memory, in bytes.
  ///
  /// @throws IllegalArgumentException if it is negative
  public Compression minimumSize(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "Compression.minimumSize: expected 0 or more, found " + bytes);
    }
    return new Compression(bytes, coders, alsoTypes);
  }

  /// Returns one that compresses these media types too, whatever their parameters.
  public Compression alsoFor(MediaType... types) {
    Set<String> more = new HashSet<>(alsoTypes);
    for (MediaType type : types) {
      more.add(type.type() + "/" + type.subtype());
    }
    return new Compression(minimum, coders, Set.copyOf(more));
  }

  /// Returns one with these codings alone, in the order of preference.
  ///
  /// @param tokens of `gzip`, `br` and `zstd`
  /// @throws IllegalArgumentException if one is not available; the message says what to add
  public Compression codings(String... tokens) {
    List<ContentCoder> chosen =
        Arrays.stream(tokens)
            .map(token ->
                ContentCoders.all().stream()
                    .filter(coder -> coder.token().equals(token))
                    .findFirst()
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "Compression: there is no coding `"
                                + token
                                + "`; br needs com.aayushatharva.brotli4j:brotli4j, zstd needs"
                                + " com.github.luben:zstd-jni on the path")))
            .toList();
    return new Compression(minimum, chosen, alsoTypes);
  }

  @Override
  public Phase phase() {
    return Phase.ENCODING;
  }

  @Override
  public int priority() {
    return Place.COMPRESSION;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    Response response = next.handle(request);
    if (response.status().equals(Status.NOT_MODIFIED)) {
      return response.withVary(FIELD);
    }
    AcceptEncoding choice = choose(request);
    long length = response.body().length();
    boolean small = length >= 0 && length < minimum;
    if ((small && !choice.identityRefused()) || !isCodable(response)) {
      return response;
    }
    Response varying = response.withVary(FIELD);
    ContentCoder coder = choice.coder();
    return coder == null ? varying : code(varying, coder, choice.identityRefused(), request);
  }

  private AcceptEncoding choose(Request request) {
    String value = request.headers().combined(FIELD);
    Chosen known = last;
    if (value == null) {
      return AcceptEncoding.choose(List.of(), coders);
    }
    if (!known.value.equals(value)) {
      known = new Chosen(value, AcceptEncoding.choose(List.of(value), coders));
      last = known;
    }
    return known.choice;
  }

  // Which responses

  private boolean isCodable(Response response) {
    boolean coverable =
        switch (response.body()) {
          case ResponseBody.Bytes bytes -> bytes.length() > 0;
          case ResponseBody.Streamed streamed -> true;
          default -> false;
        };
    Headers headers = response.headers();
    String type = coverable ? headers.first("Content-Type") : null;
    if (type == null
        || !isCompressible(type)
        || response.status().equals(Status.PARTIAL_CONTENT)
        || response.status().forbidsContent()
        || headers.contains("Content-Encoding")
        || headers.contains("Content-Range")
        || headers.contains("Content-Digest")) {
      return false;
    }
    String caching = headers.first("Cache-Control");
    return caching == null || !caching.toLowerCase(Locale.ROOT).contains("no-transform");
  }

  private boolean isCompressible(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon).strip();
    if (type.equals("application/json")) {
      return true;
    }
    String lower = type.toLowerCase(Locale.ROOT);
    int slash = lower.indexOf('/');
    if (slash < 0) {
      return false;
    }
    String subtype = lower.substring(slash + 1);
    return switch (lower.substring(0, slash)) {
          case "text" -> !subtype.equals("event-stream");
          case "application" ->
              APPLICATION.contains(subtype)
                  || subtype.endsWith("+json")
                  || subtype.endsWith("+xml");
          case "image" -> subtype.equals("svg+xml") || subtype.equals("x-icon");
          case "font" -> subtype.equals("ttf") || subtype.equals("otf");
          default -> false;
        }
        || alsoTypes.contains(lower);
  }

  // How

  private static Response code(
      Response response, ContentCoder coder, boolean forced, Request request) throws IOException {
    ResponseBody coded =
        response.body() instanceof ResponseBody.Streamed streamed
            ? stream(streamed, coder)
            : pack(response.body(), coder, forced);
    if (coded == null) {
      return response;
    }
    Response result = response.withBody(coded).withHeader("Content-Encoding", coder.token());
    String field = response.headers().first("ETag");
    EntityTag tag = field == null ? null : EntityTag.parse(field);
    if (tag == null || tag.weak()) {
      return result;
    }
    EntityTag own = EntityTag.strong(tag.opaque() + "-" + coder.token());
    Response tagged = result.withHeader("ETag", own.toString());
    return isReading(request, response)
            && NotModified.isNamed(request.headers().all("If-None-Match"), own)
        ? NotModified.of(tagged)
        : tagged;
  }

  private static boolean isReading(Request request, Response response) {
    return response.status().equals(Status.OK)
        && (request.method() == Method.GET || request.method() == Method.HEAD);
  }

  /// Returns the compressed body, or null where it would not be smaller.
  private static @Nullable ResponseBody pack(ResponseBody body, ContentCoder coder, boolean forced)
      throws IOException {
    int length = (int) body.length();
    PackedBytes packed = new PackedBytes(forced ? length + 1_024 : length - 1);
    ContentCoder.Encoding encoding = coder.encode(packed);
    try {
      body.writeTo(encoding);
      encoding.finish();
    } finally {
      encoding.release();
    }
    return packed.toBody();
  }

  /// What the handler's stream reads from stays with the body, and is closed as before.
  private static ResponseBody stream(ResponseBody.Streamed body, ContentCoder coder) {
    return new ResponseBody.Streamed(
        -1,
        out -> {
          ContentCoder.Encoding encoding = coder.encode(out);
          try {
            body.writeTo(encoding);
            encoding.finish();
          } finally {
            encoding.release();
          }
        },
        body.source());
  }

  /// Bytes up to a limit; what is more is dropped.
  private static final class PackedBytes extends OutputStream {
    private final int most;
    private byte[] bytes;
    private int length;
    private boolean tooMany;

    PackedBytes(int most) {
      this.most = most;
      this.bytes = new byte[Math.min(Math.max(most / 4, 512), Math.max(most, 0))];
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int count) {
      if (tooMany || count > most - length) {
        tooMany = true;
        return;
      }
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(bytes.length * 2, length + count)));
      }
      System.arraycopy(from, start, bytes, length, count);
      length += count;
    }

    @Nullable ResponseBody toBody() {
      return tooMany ? null : ResponseBody.ofBytes(bytes, length);
    }
  }
}
