package dev.serval.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CookieTest {
  private static void refuses(Supplier<Cookie> cookie) {
    assertThatThrownBy(cookie::get)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void isSafeByDefault() {
    assertThat(Cookie.of("a", "b").toSetCookie())
        .isEqualTo("a=b; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void writesEachAttribute() {
    Cookie cookie =
        Cookie.of("a", "b")
            .path("/x")
            .domain("example.org")
            .maxAge(Duration.ofMinutes(1))
            .insecure()
            .readableByScripts()
            .sameSite(Cookie.SameSite.STRICT);
    assertThat(cookie.toSetCookie())
        .isEqualTo("a=b; Path=/x; Domain=example.org; Max-Age=60; SameSite=Strict");
    assertThat(Cookie.of("a", "").sameSite(Cookie.SameSite.NONE).toSetCookie())
        .endsWith("SameSite=None");
    assertThat(Cookie.expired("a").toSetCookie())
        .isEqualTo("a=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void refusesNamesAndValuesThatCouldSmuggle() {
    refuses(() -> Cookie.of("", "secret"));
    refuses(() -> Cookie.of("a b", "secret"));
    for (String value :
        List.of("secret;", "secret ", "\"secret\"", "secret,", "secret\\", "secret\r\n", "é")) {
      refuses(() -> Cookie.of("a", value));
    }
    refuses(() -> Cookie.of("a", "b").path("/;Domain=evil"));
    refuses(() -> Cookie.of("a", "b").path("x"));
    refuses(() -> Cookie.of("a", "b").path("/\r\n"));
    refuses(() -> Cookie.of("a", "b").domain("a;b"));
    refuses(() -> Cookie.of("a", "b").maxAge(Duration.ofSeconds(-1)));
  }

  @Test
  void refusesWhatBrowsersWouldDrop() {
    refuses(() -> Cookie.of("a", "b").sameSite(Cookie.SameSite.NONE).insecure());
    refuses(() -> Cookie.of("__Secure-a", "b").insecure());
    refuses(() -> Cookie.of("__Host-a", "b").insecure());
    refuses(() -> Cookie.of("__host-a", "b").domain("example.org"));
    refuses(() -> Cookie.of("__Host-a", "b").path("/x"));
    assertThat(Cookie.of("__Host-a", "b").toSetCookie()).startsWith("__Host-a=b; Path=/; Secure");
    assertThat(Cookie.of("__Secure-a", "b").domain("example.org").path("/x").secure()).isTrue();
  }

  @Test
  void readsPairs() {
    assertThat(Cookie.parse("a=1; b=2;c=3 ;  d = 4"))
        .containsExactly(
            java.util.Map.entry("a", "1"),
            java.util.Map.entry("b", "2"),
            java.util.Map.entry("c", "3"),
            java.util.Map.entry("d", "4"));
    assertThat(Cookie.parse("")).isEmpty();
    assertThat(Cookie.parse("a=b=c")).containsEntry("a", "b=c");
    assertThat(Cookie.parse("a=")).containsEntry("a", "");
  }

  @Test
  void passesOverWhatIsNoPair() {
    assertThat(Cookie.parse("x; =1; ;; a=2")).containsOnlyKeys("a");
  }

  @Test
  void ofEqualNamesTheFirstCounts() {
    assertThat(Cookie.parse("a=1; a=2")).containsEntry("a", "1").hasSize(1);
  }

  @Test
  void cve202326049AQuoteSwallowsNoLaterCookie() {
    assertThat(Cookie.parse("a=\"b; session=1; c=d\""))
        .containsEntry("a", "\"b")
        .containsEntry("session", "1")
        .containsEntry("c", "d\"");
  }

  @Test
  void readsSoManyPairsAndNoMore() {
    String field =
        IntStream.rangeClosed(0, Cookie.MAX_COOKIES)
            .mapToObj(i -> "c" + i + "=1")
            .collect(Collectors.joining(";"));
    assertThat(Cookie.parse(field)).hasSize(Cookie.MAX_COOKIES).doesNotContainKey("c200");
  }

  @Test
  void printsItsNameAlone() {
    assertThat(Cookie.of("session", "secret")).hasToString("Cookie[session]");
  }
}
