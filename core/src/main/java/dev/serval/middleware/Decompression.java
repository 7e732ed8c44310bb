package dev.serval.middleware;

import dev.serval.Attribute;
import dev.serval.Handler;
import dev.serval.Middleware;
import dev.serval.Phase;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decodes request bodies that were sent with `Content-Encoding` (RFC 9110 section 8.4): `gzip` and
/// `deflate`, and `br` and `zstd` where their library is there (see [Compression]).
///
/// What a body decodes to is bounded after each coding: by the limit that the body has as it is
/// sent ([dev.serval.MaxBody] or the transport's), or by [#maxSize]; and past 1 MiB by the ratio to
/// what was sent, 100 unless [#maxRatio] says otherwise. More is 413. What is malformed, cut, or
/// goes on after its end is 400, also where the handler swallows the exception. At most two codings
/// are undone; more, or an unknown one, is 415 with an `Accept-Encoding` that names the known ones.
///
/// Bodies are decoded while the handler reads them, so one that is refused before costs nothing.
/// Without this middleware a handler gets the bytes as they were sent.
///
/// ```java
/// app.use(Decompression.standard());
/// ```
///
/// Immutable; for any number of threads.
public final class Decompression implements Middleware {
  /// The most codings of one body.
  public static final int MAX_CODINGS = 2;

  private static final Attribute<Boolean> DECODED = Attribute.of("decoded");

  private final long maxSize;
  private final int maxRatio;

  private Decompression(long maxSize, int maxRatio) {
    this.maxSize = maxSize;
    this.maxRatio = maxRatio;
  }

  /// Returns a middleware with the bounds above.
  public static Decompression standard() {
    return new Decompression(-1, 100);
  }

  /// Returns one with another bound of what a body decodes to, in bytes.
  ///
  /// @throws IllegalArgumentException if it is negative
  public Decompression maxSize(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("Decompression.maxSize: expected 0 or more");
    }
    return new Decompression(bytes, maxRatio);
  }

  /// Returns one with another bound of how many times larger than sent a body may become.
  ///
  /// @throws IllegalArgumentException unless it is at least 1
  public Decompression maxRatio(int ratio) {
    if (ratio < 1) {
      throw new IllegalArgumentException("Decompression.maxRatio: expected 1 or more");
    }
    return new Decompression(maxSize, ratio);
  }

  @Override
  public Phase phase() {
    return Phase.ENCODING;
  }

  @Override
  public int priority() {
    return Place.DECOMPRESSION;
  }

  @Override
  public Response handle(Request request, Handler next) throws Exception {
    if (request.header("Content-Encoding") == null
        || !request.body().isPresent()
        || request.attribute(DECODED).isPresent()) {
      return next.handle(request);
    }
    List<DecodedInput> stages = decode(request);
    if (stages.isEmpty()) {
      return next.handle(request);
    }
    request.onAnswered(outcome -> stages.forEach(DecodedInput::free));
    Request decoded = request.with(DECODED, true).withBody(stages.getLast());
    Response response = next.handle(decoded);
    Optional<IOException> broken =
        stages.stream().map(DecodedInput::failure).flatMap(Optional::stream).findFirst();
    if (broken.isPresent() && !request.failure().equals(broken)) {
      throw broken.get(); // the handler swallowed it, or made something else of it
    }
    return response;
  }

  /// Returns the stages of decoding, the last of which yields the content.
  private List<DecodedInput> decode(Request request) throws IOException {
    List<ContentCoder> codings = new ArrayList<>();
    String field = String.join(",", request.headers().all("Content-Encoding"));
    for (String token : field.split(",", MAX_CODINGS + 2)) {
      String name = token.strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && !name.equals("identity")) {
        codings.add(coder(name));
      }
    }
    if (codings.size() > MAX_CODINGS) {
      throw unsupported();
    }
    List<DecodedInput> stages = new ArrayList<>();
    long most = maxSize >= 0 ? maxSize : request.body().limit();
    for (ContentCoder coder : codings.reversed()) { // the last one was applied last
      InputStream encoded = stages.isEmpty() ? request.body().stream() : stages.getLast();
      stages.add(new DecodedInput(coder, encoded, most, maxRatio));
    }
    return stages;
  }

  private static ContentCoder coder(String name) {
    if (name.equals("deflate")) {
      return DeflateCoder.INSTANCE;
    }
    String token = name.equals("x-gzip") ? "gzip" : name;
    return ContentCoders.all().stream()
        .filter(coder -> coder.token().equals(token))
        .findFirst()
        .orElseThrow(Decompression::unsupported);
  }

  private static Problem unsupported() {
    List<String> known = new ArrayList<>();
    ContentCoders.all().forEach(coder -> known.add(coder.token()));
    known.add("deflate");
    return Problem.of(Status.UNSUPPORTED_MEDIA_TYPE, "expected a known content coding")
        .withHeader("Accept-Encoding", String.join(", ", known));
  }
}
