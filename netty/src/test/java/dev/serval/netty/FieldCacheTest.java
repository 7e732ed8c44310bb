// FieldCacheTest: which encodings are kept, and that each stays with its fields.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import org.junit.jupiter.api.Test;

class FieldCacheTest {

  private static String head(ResponseWriter out, Headers headers) {
    out.clear();
    ResponseFraming framing = ResponseFraming.of(false, 1, Status.OK, 0);
    out.head(Status.OK, headers, framing, true, 1);
    return new String(out.array(), 0, out.length(), ISO_8859_1).replaceAll("Date: .*\r\n", "");
  }

  @Test
  void writesTheSameBytesEveryTime() {
    ResponseWriter out = new ResponseWriter(64, new FieldCache());
    ResponseWriter plain = new ResponseWriter(64);
    Headers[] constants = new Headers[20];
    for (int i = 0; i < constants.length; i++) {
      constants[i] = Headers.of("Content-Type", "text/plain", "X-Number", "" + i, "Date", "never");
    }
    for (int round = 0; round < 5; round++) {
      for (Headers headers : constants) {
        assertThat(head(out, headers)).isEqualTo(head(plain, headers)).doesNotContain("never");
      }
    }
  }

  @Test
  void keepsWhatComesTwice() {
    FieldCache cache = new FieldCache();
    Headers constant = Headers.of("A", "b");
    assertThat(cache.isRepeated(constant)).isFalse();
    assertThat(cache.isRepeated(Headers.of("A", "b"))).isFalse();
    assertThat(cache.isRepeated(constant)).isTrue();
    cache.keep(constant, new byte[] {1});
    assertThat(cache.find(constant)).containsExactly(1);
    assertThat(cache.find(Headers.of("A", "b"))).isNull();
  }

  @Test
  void forgetsTheOldestInTheEnd() {
    FieldCache cache = new FieldCache();
    Headers first = Headers.of("A", "b");
    cache.keep(first, new byte[] {1});
    for (int i = 0; i < 8; i++) {
      cache.keep(Headers.of("A", "" + i), new byte[] {2});
    }
    assertThat(cache.find(first)).isNull();
  }
}
