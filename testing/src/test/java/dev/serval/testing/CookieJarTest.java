package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieJarTest {
  private Instant now = Instant.parse("2026-03-14T12:00:00Z");
  private final CookieJar jar = new CookieJar(() -> now);

  private List<String> sentTo(String host, String path) {
    return jar.pairs(host, path, Set.of());
  }

  @ParameterizedTest
  @CsvSource({
    "/, true",
    "/a, true",
    "/a/, true",
    "/a/b, true",
    "/ab, false",
    "/A, false",
  })
  void sendsBelowThePathOnly(String path, boolean sent) {
    jar.store("localhost", "/x/y", path.equals("/") ? "n=v; Path=/" : "n=v; Path=/a");
    assertThat(sentTo("localhost", path)).hasSize(sent ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"/, /", "/x, /", "/x/y, /x", "/x/y/, /x/y", "x, /"})
  void withoutAPathItIsTheFolderOfTheRequest(String requested, String folder) {
    jar.store("localhost", requested, "n=v; Path=relative");
    assertThat(sentTo("localhost", folder)).containsExactly("n=v");
    assertThat(sentTo("localhost", folder + "y")).hasSize(folder.equals("/") ? 1 : 0);
  }

  @Test
  void withoutADomainItIsOfTheHostAlone() {
    jar.store("shop.example", "/", "n=v");
    assertThat(sentTo("shop.example", "/")).containsExactly("n=v");
    assertThat(sentTo("a.shop.example", "/")).isEmpty();
    assertThat(sentTo("example", "/")).isEmpty();
  }

  @Test
  void aDomainIsForAllHostsBelowIt() {
    jar.store("a.shop.example", "/", "n=v; Domain=.Shop.Example");
    assertThat(sentTo("shop.example", "/")).containsExactly("n=v");
    assertThat(sentTo("b.shop.example", "/")).containsExactly("n=v");
    assertThat(sentTo("myshop.example", "/")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"n=v; Domain=other.example", "n=v; Domain=a.shop.example", "n; Path=/"})
  void ignoresWhatIsNoCookieOfTheHost(String field) {
    jar.store("shop.example", "/", field);
    assertThat(jar.values()).isEmpty();
  }

  @Test
  void anAddressHasNoDomainAbove() {
    jar.store("127.0.0.1", "/", "n=v; Domain=0.0.1");
    assertThat(jar.values()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "__Host-n=v; Secure; Path=/|true",
        "__Host-n=v; Path=/|false",
        "__Host-n=v; Secure|false",
        "__host-n=v; Secure; Path=/; Domain=shop.example|false",
        "__Secure-n=v; Secure|true",
        "__Secure-n=v|false",
      })
  void holdsToPrefixes(String field, boolean kept) {
    jar.store("shop.example", "/", field);
    assertThat(jar.values()).hasSize(kept ? 1 : 0);
  }

  @Test
  void dropsACookieThatIsTooLarge() {
    jar.store("localhost", "/", "n=" + "v".repeat(4_095));
    jar.store("localhost", "/", "m=" + "v".repeat(4_096));
    assertThat(jar.values()).containsOnlyKeys("n");
  }

  @Test
  void forgetsWhatHasExpired() {
    jar.store("localhost", "/", "age=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
    jar.store("localhost", "/", "date=2; Expires=Sat, 14 Mar 2026 12:02:00 GMT");
    jar.store("localhost", "/", "old=3; Expires=Sat, 14-Mar-2026 12:02:00 GMT");
    jar.store("localhost", "/", "session=4; Max-Age=x; Expires=soon");
    jar.store("localhost", "/", "far=5; Max-Age=99999999999999999999");
    now = now.plusSeconds(59);
    assertThat(sentTo("localhost", "/")).hasSize(5);
    now = now.plusSeconds(1);
    assertThat(jar.values()).containsOnlyKeys("date", "old", "session", "far");
    now = now.plus(Duration.ofMinutes(2));
    assertThat(sentTo("localhost", "/")).containsExactly("session=4", "far=5");
    now = now.plus(Duration.ofDays(400));
    assertThat(jar.values()).containsOnlyKeys("session");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"n=; Max-Age=0", "n=; Max-Age=-1", "n=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"})
  void anAgeThatIsOverRemovesTheCookie(String field) {
    jar.store("localhost", "/", "n=v");
    jar.store("localhost", "/", field);
    assertThat(jar.values()).isEmpty();
  }

  @Test
  void sendsLongerPathsFirstAndThenOlderCookies() {
    jar.store("localhost", "/", "a=1; Path=/");
    jar.store("localhost", "/", "b=2; Path=/x");
    jar.store("localhost", "/", "c=3; Path=/");
    jar.store("localhost", "/", "a=4; Path=/");
    assertThat(sentTo("localhost", "/x")).containsExactly("b=2", "a=4", "c=3");
    assertThat(jar.pairs("localhost", "/x", Set.of("a"))).containsExactly("b=2", "c=3");
  }
}
