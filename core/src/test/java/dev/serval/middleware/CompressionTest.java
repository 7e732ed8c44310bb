package dev.serval.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import dev.serval.ResponseBody;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.http.Weighted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
  private static final String TEXT = "{\"name\":\"ada\",\"tags\":[1,2,3]}\n".repeat(100);
  private static final Compression GZIP = Compression.standard().codings("gzip");

  private static App app(Compression compression, Response response) {
    return App.create().use(compression).get("/", r -> response).post("/", r -> response);
  }

  private static Call gzip(Response response) {
    return Call.get("/").header("Accept-Encoding", "gzip").on(app(GZIP, response));
  }

  private static String unzipped(byte[] bytes) throws IOException {
    return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), UTF_8);
  }

  private static Response typed(String type, String text) {
    return Response.bytes(MediaType.parse(type), text.getBytes(UTF_8));
  }

  @Test
  void compressesWhatIsLargeEnough() throws Exception {
    Call call = gzip(Response.text(TEXT));
    assertThat(call.answered("Content-Encoding")).isEqualTo("gzip");
    assertThat(call.answered("Vary")).isEqualTo("Accept-Encoding");
    assertThat(call.answer().length).isLessThan(300);
    assertThat(unzipped(call.answer())).isEqualTo(TEXT);
  }

  @Test
  void leavesSmallBodies() {
    String below = "a".repeat(Compression.DEFAULT_MINIMUM - 1);
    assertThat(gzip(Response.text(below)).text()).isEqualTo(below);
    assertThat(gzip(Response.text(below + "a")).answered("Content-Encoding")).isEqualTo("gzip");
    Call call =
        Call.get("/")
            .header("Accept-Encoding", "gzip")
            .on(app(GZIP.minimumSize(100), Response.text("a".repeat(100))));
    assertThat(call.answered("Content-Encoding")).isEqualTo("gzip");
    assertThatThrownBy(() -> GZIP.minimumSize(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sendsPlainWhatWouldNotBeSmaller() {
    byte[] random = new byte[4_000];
    new Random(1).nextBytes(random);
    Call call = gzip(Response.bytes(MediaType.JSON, random));
    assertThat(call.answered("Content-Encoding")).isNull();
    assertThat(call.answered("Vary")).isEqualTo("Accept-Encoding");
    assertThat(call.answer()).isEqualTo(random);
  }

  @Test
  void namesVaryAlsoWhereNothingIsAccepted() {
    Call call = Call.get("/").on(app(GZIP, Response.text(TEXT)));
    assertThat(call.answered("Content-Encoding")).isNull();
    assertThat(call.answered("Vary")).isEqualTo("Accept-Encoding");
    assertThat(call.text()).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/json",
        "Application/Problem+JSON; charset=utf-8",
        "application/xml",
        "application/atom+xml",
        "image/svg+xml",
        "text/css",
        "application/wasm",
        "application/x-ndjson",
        "text/javascript"
      })
  void compressesTypesOfText(String type) {
    assertThat(gzip(typed(type, TEXT)).answered("Content-Encoding")).isEqualTo("gzip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/png",
        "application/zip",
        "application/octet-stream",
        "video/mp4",
        "font/woff2",
        "text/event-stream",
        "application/pdf"
      })
  void leavesOtherTypes(String type) {
    Call call = gzip(typed(type, TEXT));
    assertThat(call.answered("Content-Encoding")).isNull();
    assertThat(call.answered("Vary")).isNull();
  }

  @Test
  void compressesTypesThatWereAskedFor() {
    MediaType type = MediaType.parse("application/x-mine");
    Call call =
        Call.get("/")
            .header("Accept-Encoding", "gzip")
            .on(app(GZIP.alsoFor(type), typed("application/x-mine;v=1", TEXT)));
    assertThat(call.answered("Content-Encoding")).isEqualTo("gzip");
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Encoding, br",
    "Cache-Control, 'max-age=1, No-Transform'",
    "Content-Digest, sha-256=:x:",
    "Content-Range, bytes 0-3/4"
  })
  void leavesWhatMustNotBeChanged(String name, String value) {
    Call call = gzip(Response.text(TEXT).withHeader(name, value));
    assertThat(call.text()).isEqualTo(TEXT);
  }

  @Test
  void leavesPartsAndEmptyAnswersAndFiles(@TempDir Path folder) throws Exception {
    assertThat(gzip(Response.text(TEXT).withStatus(206)).text()).isEqualTo(TEXT);
    assertThat(gzip(Response.text(TEXT).withStatus(204)).answered("Content-Encoding")).isNull();
    Path file = Files.writeString(folder.resolve("a.txt"), TEXT);
    assertThat(gzip(Response.file(file)).text()).isEqualTo(TEXT);
  }

  @Test
  void errorsAreCompressedToo() throws Exception {
    Call call = gzip(Response.text(TEXT).withStatus(500));
    assertThat(unzipped(call.answer())).isEqualTo(TEXT);
  }

  @Test
  void headHasTheFieldsOfGet() {
    App app = app(GZIP, Response.text(TEXT));
    Call get = Call.get("/").header("Accept-Encoding", "gzip").on(app);
    Call head = Call.of(Method.HEAD, "/").header("Accept-Encoding", "gzip").on(app);
    assertThat(head.answered("Content-Encoding")).isEqualTo("gzip");
    assertThat(head.announced()).isEqualTo(get.announced()).isEqualTo(get.answer().length);
  }

  // Streams

  private static Response through(Compression compression, Response response, String accept)
      throws Exception {
    return compression.handle(
        Call.get("/").header("Accept-Encoding", accept).request(), request -> response);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "zstd"})
  void eachFlushReachesTheClient(String token) throws Exception {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    List<String> seen = new ArrayList<>();
    Response response =
        Response.stream(
            MediaType.parse("application/jsonl"),
            out -> {
              for (int i = 0; i < 3; i++) {
                out.write(("{\"line\":" + i + "}\n").getBytes(UTF_8));
                out.flush();
                seen.add(readable(token, sent.toByteArray()));
              }
            });
    Response coded = through(Compression.standard(), response, token);
    assertThat(coded.headers().first("Content-Encoding")).isEqualTo(token);
    assertThat(coded.body().length()).isEqualTo(-1);
    coded.body().writeTo(sent);
    assertThat(seen.getFirst()).isEqualTo("{\"line\":0}\n");
    assertThat(seen.getLast()).isEqualTo("{\"line\":0}\n{\"line\":1}\n{\"line\":2}\n");
    assertThat(new String(decoded(token, sent.toByteArray()), UTF_8)).isEqualTo(seen.getLast());
  }

  private static ContentCoder coder(String token) {
    return ContentCoders.all().stream()
        .filter(coder -> coder.token().equals(token))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] decoded(String token, byte[] bytes) throws IOException {
    try (InputStream in = coder(token).decode(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  /// Returns what can be read of content that has no end yet.
  private static String readable(String token, byte[] bytes) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (InputStream in = coder(token).decode(new ByteArrayInputStream(bytes))) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        text.write(b);
      }
    } catch (IOException cut) {
      // as expected
    }
    return text.toString(UTF_8);
  }

  @Test
  void aStreamThatFailsIsNotEndedAndFreesItsDeflater() throws Exception {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (String token : List.of("gzip", "br", "zstd")) {
      sent.reset();
      Response response =
          Response.stream(
              MediaType.TEXT,
              out -> {
                out.write(TEXT.getBytes(UTF_8));
                out.flush();
                throw new IOException("disk");
              });
      int lent = GzipCoder.INSTANCE.lent();
      Response coded = through(Compression.standard(), response, token);
      assertThatThrownBy(() -> coded.body().writeTo(sent)).hasMessage("disk");
      assertThat(GzipCoder.INSTANCE.lent()).isEqualTo(lent);
      assertThatThrownBy(() -> decoded(token, sent.toByteArray())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void closesWhatAStreamReadsFrom() {
    boolean[] closed = new boolean[1];
    InputStream in =
        new ByteArrayInputStream(TEXT.getBytes(UTF_8)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    assertThat(gzip(Response.stream(MediaType.TEXT, in)).answered("Content-Encoding"))
        .isEqualTo("gzip");
    assertThat(closed[0]).isTrue();
  }

  @Test
  void keepsABoundedNumberOfDeflaters() throws Exception {
    List<ContentCoder.Encoding> open = new ArrayList<>();
    int before = GzipCoder.INSTANCE.lent();
    for (int i = 0; i < 100; i++) {
      open.add(GzipCoder.INSTANCE.encode(new ByteArrayOutputStream()));
    }
    assertThat(GzipCoder.INSTANCE.lent()).isEqualTo(before + 100);
    for (ContentCoder.Encoding encoding : open) {
      encoding.release();
      encoding.release(); // once is enough
      assertThatThrownBy(() -> encoding.write(1)).isInstanceOf(IOException.class);
    }
    assertThat(GzipCoder.INSTANCE.lent()).isEqualTo(before);
    assertThat(GzipCoder.INSTANCE.idle())
        .isLessThanOrEqualTo(2 * Runtime.getRuntime().availableProcessors());
  }

  // Tags

  @Test
  void aStrongTagNamesTheCodingToo() {
    Response tagged = Response.text(TEXT).withHeader("ETag", "\"x7\"");
    assertThat(gzip(tagged).answered("ETag")).isEqualTo("\"x7-gzip\"");
    assertThat(Call.get("/").on(app(GZIP, tagged)).answered("ETag")).isEqualTo("\"x7\"");
    Response weak = Response.text(TEXT).withHeader("ETag", "W/\"x7\"");
    assertThat(gzip(weak).answered("ETag")).isEqualTo("W/\"x7\"");
  }

  @Test
  void answers304ForTheTagOfTheCoding() {
    Response tagged = Response.text(TEXT).withHeader("ETag", "\"x7\"");
    App app = app(GZIP, tagged);
    Call same =
        Call.get("/")
            .header("Accept-Encoding", "gzip")
            .header("If-None-Match", "\"a\", \"x7-gzip\"")
            .on(app);
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.answered("ETag")).isEqualTo("\"x7-gzip\"");
    assertThat(same.answered("Vary")).isEqualTo("Accept-Encoding");
    assertThat(same.answered("Content-Encoding")).isNull();
    assertThat(same.answered("Content-Type")).isNull();
    assertThat(same.answer()).isEmpty();
    Call post =
        Call.post("/")
            .header("Accept-Encoding", "gzip")
            .header("If-None-Match", "\"x7-gzip\"")
            .on(app);
    assertThat(post.status()).isEqualTo(200);
  }

  @Test
  void a304VariesAsThe200Would() {
    Response unchanged = Response.empty(Status.NOT_MODIFIED);
    assertThat(gzip(unchanged).answered("Vary")).isEqualTo("Accept-Encoding");
  }

  // Which coding

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "gzip | gzip",
        "x-gzip | gzip",
        "GZIP;Q=0.5 | gzip",
        "gzip, deflate, br, zstd | br",
        "gzip, deflate, zstd | zstd",
        "br;q=0.1, gzip;q=0.2 | gzip",
        "br;q=0, gzip | gzip",
        "gzip;q=0 | -",
        "gzip;q=0.000 | -",
        "gzip;q=1.001 | -",
        "gzip;q=2 | -",
        "gzip;q=-1 | -",
        "gzip;q=0.1234 | -",
        "gzip;q=abc | -",
        "gzip;level=9 | -",
        "gzip ; q=0.3 | gzip",
        "deflate | -",
        "identity | -",
        "identity, gzip;q=0.5 | -",
        "identity;q=0.1, gzip;q=0.5 | gzip",
        "* | br",
        "*;q=0 | -",
        "*;q=0, gzip | gzip",
        "br;q=0, * | zstd",
        ",,gzip,, | gzip",
        "gzipx | -"
      })
  void choosesByWeight(String field, String token) {
    AcceptEncoding choice = AcceptEncoding.choose(List.of(field), ContentCoders.all());
    ContentCoder coder = choice.coder();
    assertThat(coder == null ? null : coder.token()).isEqualTo(token);
  }

  @Test
  void readsABoundedNumberOfCodings() {
    String many = "x,".repeat(Weighted.MAX_MEMBERS - 1) + "gzip";
    assertThat(AcceptEncoding.choose(List.of(many), ContentCoders.all()).coder()).isNotNull();
    assertThat(AcceptEncoding.choose(List.of("x," + many), ContentCoders.all()).coder()).isNull();
    assertThat(AcceptEncoding.choose(List.of(), ContentCoders.all()).coder()).isNull();
    assertThat(AcceptEncoding.choose(List.of("x", "gzip"), ContentCoders.all()).coder())
        .isEqualTo(GzipCoder.INSTANCE);
  }

  @Test
  void compressesWhateverItsSizeWhereIdentityIsRefused() throws Exception {
    Call call =
        Call.get("/")
            .header("Accept-Encoding", "gzip, identity;q=0")
            .on(app(GZIP, Response.text("x")));
    assertThat(unzipped(call.answer())).isEqualTo("x");
  }

  @Test
  void joinsSeveralFields() {
    Call call =
        Call.get("/")
            .header("Accept-Encoding", "deflate")
            .header("Accept-Encoding", "gzip")
            .on(app(GZIP, Response.text(TEXT)));
    assertThat(call.answered("Content-Encoding")).isEqualTo("gzip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "zstd"})
  void whatACodingPacksItUnpacks(String token) throws Exception {
    Response coded = through(Compression.standard().codings(token), Response.text(TEXT), token);
    assertThat(coded.body()).isInstanceOf(ResponseBody.Bytes.class);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    coded.body().writeTo(sent);
    assertThat(sent.size()).isLessThan(400);
    assertThat(new String(decoded(token, sent.toByteArray()), UTF_8)).isEqualTo(TEXT);
  }

  @Test
  void refusesACodingThatIsNotThere() {
    assertThatThrownBy(() -> Compression.standard().codings("compress"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zstd-jni");
  }
}
