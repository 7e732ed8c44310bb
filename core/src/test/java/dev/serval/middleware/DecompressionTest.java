// Bodies in codings, the bounds of what they decode to, and messages that are not what they say.
package dev.serval.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.http.Method;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecompressionTest {
  private static final String TEXT = "hello hello hello ".repeat(50);

  private boolean ran;

  private App app(Decompression decompression) {
    return App.create()
        .use(decompression)
        .post(
            "/",
            request -> {
              ran = true;
              return Response.text(request.body().text());
            })
        .post(
            "/swallows",
            request -> {
              try {
                request.body().bytes();
              } catch (IOException swallowed) {
                return Response.text("fine");
              }
              return Response.text("fine");
            })
        .post("/ignores", request -> Response.text("fine"));
  }

  private static byte[] coded(String token, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (token.equals("deflate")) {
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
          deflater.write(bytes);
        }
        return out.toByteArray();
      }
      ContentCoder coder =
          ContentCoders.all().stream()
              .filter(c -> c.token().equals(token))
              .findFirst()
              .orElseThrow();
      ContentCoder.Encoding encoding = coder.encode(out);
      encoding.write(bytes);
      encoding.finish();
      encoding.release();
      return out.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] coded(String token) {
    return coded(token, TEXT.getBytes(UTF_8));
  }

  private static Call post(String path, String coding, byte[] body) {
    return Call.post(path).header("Content-Encoding", coding).bytes(body);
  }

  private Call post(String coding, byte[] body) {
    return post("/", coding, body).on(app(Decompression.standard()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  void decodesEachCoding(String token) {
    assertThat(post(token, coded(token)).text()).isEqualTo(TEXT);
    assertThat(post(token.toUpperCase(Locale.ROOT), coded(token)).text()).isEqualTo(TEXT);
  }

  @Test
  void decodesTwoCodingsFromTheLastOn() {
    assertThat(post("br, gzip", coded("gzip", coded("br"))).text()).isEqualTo(TEXT);
    assertThat(post("identity, x-gzip", coded("gzip")).text()).isEqualTo(TEXT);
    assertThat(post("identity", TEXT.getBytes(UTF_8)).text()).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compress", "gzip, gzip, gzip", "gzip;q=1", "br, x"})
  void refusesWhatItDoesNotKnow(String codings) {
    Call call = post(codings, coded("gzip"));
    assertThat(call.status()).isEqualTo(415);
    assertThat(call.answered("Accept-Encoding")).isEqualTo("br, zstd, gzip, deflate");
    assertThat(ran).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  void anEmptyBodyIsEmpty(String token) {
    Call call = post("/", token, new byte[0]).chunked().on(app(Decompression.standard()));
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.text()).isEmpty();
    assertThat(post(token, new byte[0]).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  void cve2026x42587_oneBoundHoldsAfterEveryDecoder(String token) {
    Decompression bounded = Decompression.standard().maxSize(TEXT.length());
    assertThat(post("/", token, coded(token)).on(app(bounded)).text()).isEqualTo(TEXT);
    byte[] oneMore = coded(token, (TEXT + "x").getBytes(UTF_8));
    Call call = post("/", token, oneMore).on(app(bounded));
    assertThat(call.status()).isEqualTo(413);
    assertThat(call.text())
        .contains("body-too-large", "decoded, larger than the " + TEXT.length() + " bytes")
        .contains("\"limit\":" + TEXT.length());
    Call twice = post("/", token + ", gzip", coded("gzip", oneMore)).on(app(bounded));
    assertThat(twice.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  void aBombEndsAtTheLimitOfTheRoute(String token) {
    byte[] bomb = coded(token, new byte[20 << 20]);
    assertThat(post(token, bomb).status()).as("the transport's 1 MiB").isEqualTo(413);
    App app =
        App.create()
            .use(Decompression.standard())
            .mount(group ->
                group.route(
                    Route.of(Method.POST, "/", r -> Response.text("" + r.body().bytes().length))
                        .maxBody(1L << 30)));
    assertThat(post("/", token, bomb).on(app).status()).as("the ratio").isEqualTo(413);
    App lax =
        App.create()
            .use(Decompression.standard().maxRatio(1_000_000))
            .mount(group ->
                group.route(
                    Route.of(Method.POST, "/", r -> Response.text("" + r.body().bytes().length))
                        .maxBody(1L << 30)));
    assertThat(post("/", token, bomb).on(lax).text()).isEqualTo("" + (20 << 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  void refusesWhatIsMalformedOrCut(String token) {
    assertThat(post(token, "this is not coded at all".getBytes(UTF_8)).status()).isEqualTo(400);
    byte[] whole = coded(token);
    Call cut = post(token, Arrays.copyOf(whole, whole.length - 1));
    assertThat(cut.status()).isEqualTo(400);
    assertThat(cut.text()).contains("bad-body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  void refusesBytesAfterTheEnd(String token) {
    byte[] whole = coded(token);
    byte[] more = Arrays.copyOf(whole, whole.length + 5);
    Arrays.fill(more, whole.length, more.length, (byte) 'x');
    assertThat(post(token, more).status()).isEqualTo(400);
    assertThat(post(token, Arrays.copyOf(more, whole.length + 1)).status()).isEqualTo(400);
  }

  @Test
  void refusesAWrongChecksum() {
    byte[] wrong = coded("gzip");
    wrong[wrong.length - 6] ^= 1;
    assertThat(post("gzip", wrong).status()).isEqualTo(400);
    byte[] length = coded("gzip");
    length[length.length - 1] ^= 1;
    assertThat(post("gzip", length).status()).isEqualTo(400);
  }

  @Test
  void readsTheFieldsOfAHead() throws Exception {
    byte[] plain = coded("gzip");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {0x1f, (byte) 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3});
    out.write(new byte[] {3, 0, 1, 2, 3});
    out.write("name\0comment\0".getBytes(UTF_8));
    out.write(new byte[] {9, 9});
    out.write(plain, 10, plain.length - 10);
    assertThat(post("gzip", out.toByteArray()).text()).isEqualTo(TEXT);
    byte[] reserved = plain.clone();
    reserved[3] = (byte) 0x80;
    assertThat(post("gzip", reserved).status()).isEqualTo(400);
    ByteArrayOutputStream endless = new ByteArrayOutputStream();
    endless.write(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 3});
    endless.write("n".repeat(1 << 16).getBytes(UTF_8));
    endless.write(0);
    endless.write(plain, 10, plain.length - 10);
    assertThat(post("gzip", endless.toByteArray()).status()).isEqualTo(400);
  }

  @Test
  void readsABoundedNumberOfMembers() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < InflatedInput.MAX_MEMBERS; i++) {
      out.writeBytes(coded("gzip", new byte[] {'a'}));
    }
    assertThat(post("gzip", out.toByteArray()).text())
        .isEqualTo("a".repeat(InflatedInput.MAX_MEMBERS));
    out.writeBytes(coded("gzip", new byte[] {'a'}));
    assertThat(post("gzip", out.toByteArray()).status()).isEqualTo(400);
  }

  @Test
  void aFailureThatIsSwallowedIsAnsweredAllTheSame() {
    Call call = post("/swallows", "gzip", new byte[] {1, 2, 3}).on(app(Decompression.standard()));
    assertThat(call.status()).isEqualTo(400);
  }

  @Test
  void aBodyThatNobodyReadsCostsNothing() {
    Call call = post("/ignores", "gzip", new byte[] {1, 2, 3}).on(app(Decompression.standard()));
    assertThat(call.text()).isEqualTo("fine");
  }

  @Test
  void decodesOnceWhereItStandsTwice() {
    App app =
        App.create()
            .use(Decompression.standard())
            .mount(group ->
                group.use(Decompression.standard()).post("/", r -> Response.text(r.body().text())));
    assertThat(post("/", "gzip", coded("gzip")).on(app).text()).isEqualTo(TEXT);
  }

  @Test
  void refusesBadSettings() {
    assertThatThrownBy(() -> Decompression.standard().maxSize(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Decompression.standard().maxRatio(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
