// Who a client is, as proxies tell it, and what a client cannot make itself seem.
package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.0/8", "fd00::/8");

  private static App app(TrustedProxies proxies) {
    return App.create()
        .use(proxies)
        .get(
            "/",
            r ->
                Response.text(
                    r.origin().client()
                        + " "
                        + r.scheme()
                        + "://"
                        + r.authority()
                        + r.origin().prefix()));
  }

  private static String seen(TrustedProxies proxies, Call call) {
    return call.on(app(proxies)).text();
  }

  private static Call proxied(String... fields) {
    Call call = Call.get("/").from("10.0.0.1");
    for (int i = 0; i < fields.length; i += 2) {
      call.header(fields[i], fields[i + 1]);
    }
    return call;
  }

  @Test
  void believesATrustedPeer() {
    Call call = proxied("X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https");
    assertThat(seen(PROXIES, call)).isEqualTo("192.0.2.7 https://api.example");
  }

  @Test
  void ignoresTheFieldsOfOthers() {
    Call call =
        proxied("X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https").from("192.0.2.1");
    assertThat(seen(PROXIES, call)).isEqualTo("192.0.2.1 http://api.example");
    Call named = Call.get("/").header("X-Forwarded-For", "192.0.2.7");
    assertThat(seen(PROXIES, named)).startsWith("peer.example");
  }

  @Test
  void takesTheRightMostAddressThatIsNoProxy() {
    Call call = proxied("X-Forwarded-For", "1.1.1.1, 192.0.2.7, 10.1.1.1,10.2.2.2");
    assertThat(seen(PROXIES, call)).startsWith("192.0.2.7 ");
    Call twice = proxied("X-Forwarded-For", "1.1.1.1", "X-Forwarded-For", "192.0.2.7");
    assertThat(seen(PROXIES, twice)).startsWith("192.0.2.7 ");
    Call all = proxied("X-Forwarded-For", "10.3.3.3, 10.1.1.1");
    assertThat(seen(PROXIES, all)).startsWith("10.3.3.3 ");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7:4711, 192.0.2.7",
    "2001:db8::7, 2001:db8:0:0:0:0:0:7",
    "[2001:db8::7]:4711, 2001:db8:0:0:0:0:0:7",
    "[2001:db8::7], 2001:db8:0:0:0:0:0:7",
    "::ffff:192.0.2.7, 192.0.2.7"
  })
  void readsTheFormsOfAddresses(String form, String client) {
    assertThat(seen(PROXIES, proxied("X-Forwarded-For", form))).startsWith(client + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown", "_hidden", "localhost", "example.com", "192.0.2", "192.0.2.07", "192.0.2.256",
        "0x7f.1", "2130706433", "192.0.2.7:", "192.0.2.7:99999", "[192.0.2.7]", "[::1", "::1]",
        "1::2::3", "12345::", ":::", "fe80::1%eth0", "\"192.0.2.7\"", ""
      })
  void whatIsNoAddressEndsTheWalkAtItsProxy(String bad) {
    Call call = proxied("X-Forwarded-For", "1.1.1.1, " + bad + ", 10.9.9.9");
    assertThat(seen(PROXIES, call)).startsWith("10.9.9.9 ");
  }

  @Test
  void readsABoundedNumberOfAddresses() {
    String trusted = "10.1.1.1, ".repeat(TrustedProxies.MAX_HOPS - 1) + "10.1.1.1";
    assertThat(seen(PROXIES, proxied("X-Forwarded-For", "192.0.2.7, " + trusted)))
        .startsWith("10.1.1.1 ");
    assertThat(seen(PROXIES, proxied("X-Forwarded-For", "192.0.2.7, " + trusted.substring(10))))
        .startsWith("192.0.2.7 ");
  }

  @Test
  void aClientCannotPutASchemeBeforeThatOfItsProxy() {
    Call call =
        proxied(
            "X-Forwarded-For",
            "192.0.2.7",
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Proto",
            "http");
    assertThat(seen(PROXIES, call)).startsWith("192.0.2.7 http://");
    Call two =
        proxied("X-Forwarded-For", "192.0.2.7, 10.1.1.1", "X-Forwarded-Proto", "https, http");
    assertThat(seen(PROXIES, two)).startsWith("192.0.2.7 https://");
    Call odd = proxied("X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "gopher");
    assertThat(seen(PROXIES, odd)).startsWith("192.0.2.7 http://");
  }

  @Test
  void readsHostAndPrefixOnlyWhereAskedTo() {
    String[] fields = {"X-Forwarded-Host", "shop.example", "X-Forwarded-Prefix", "/api/"};
    assertThat(seen(PROXIES, proxied(fields))).isEqualTo("10.0.0.1 http://api.example");
    assertThat(seen(PROXIES.withHost().withPrefix(), proxied(fields)))
        .isEqualTo("10.0.0.1 http://shop.example/api");
  }

  @Test
  void refusesAHostThatIsNone() {
    for (String bad : List.of("a b", "a/b", "user@a", "a:b", "")) {
      assertThat(seen(PROXIES.withHost(), proxied("X-Forwarded-Host", bad)))
          .endsWith("http://api.example");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api",
        "//evil.example",
        "/\\evil",
        "/a/../b",
        "/.",
        "/a b",
        "/a?b",
        "/a#b",
        "/%2e%2e",
        "/",
        "http://evil.example",
        "/a//b",
        "/<script>"
      })
  void refusesAPrefixThatIsNoPlainPath(String bad) {
    assertThat(seen(PROXIES.withPrefix(), proxied("X-Forwarded-Prefix", bad)))
        .endsWith("http://api.example");
    String tooLong = "/" + "a".repeat(256);
    assertThat(seen(PROXIES.withPrefix(), proxied("X-Forwarded-Prefix", tooLong)))
        .endsWith("http://api.example");
  }

  // Forwarded

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=192.0.2.7 | 192.0.2.7 http",
        "For=192.0.2.7;PROTO=https;by=10.0.0.1 | 192.0.2.7 https",
        "for=1.1.1.1, for=\"192.0.2.7:80\";proto=https, for=10.1.1.1;proto=http | 192.0.2.7 https",
        "for=\"[2001:db8::7]:4711\" | 2001:db8:0:0:0:0:0:7 http",
        "for=\"192.0.2.7:_port\" | 192.0.2.7 http",
        "for=\"1\\92.0.2.7\" | 192.0.2.7 http",
        "for=unknown, for=10.9.9.9;proto=https | 10.9.9.9 https",
        "for=_hidden;proto=https | 10.0.0.1 https",
        "for=\"a,b\\\",c\", for=10.9.9.9 | 10.9.9.9 http",
        "proto=https | 10.0.0.1 https",
      })
  void readsForwarded(String field, String expected) {
    assertThat(seen(PROXIES.forwarded(), proxied("Forwarded", field)))
        .isEqualTo(expected + "://api.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for",
        "for=",
        "=x",
        "for=192.0.2.7;",
        "for=192.0.2.7;for=1.1.1.1",
        "for = 192.0.2.7",
        "for=[2001:db8::7]",
        "for=\"192.0.2.7",
        "for=192.0.2.7:80",
        "for=192.0.2.7;proto",
        "for=\"192.0.2.7\\"
      })
  void aBrokenElementSaysNothing(String field) {
    assertThat(seen(PROXIES.forwarded(), proxied("Forwarded", field)))
        .isEqualTo("10.0.0.1 http://api.example");
  }

  @Test
  void readsOneFamilyOfFieldsOnly() {
    String[] both = {"Forwarded", "for=192.0.2.1", "X-Forwarded-For", "192.0.2.2"};
    assertThat(seen(PROXIES, proxied(both))).startsWith("192.0.2.2");
    assertThat(seen(PROXIES.forwarded(), proxied(both))).startsWith("192.0.2.1");
  }

  @Test
  void readsTheHostOfForwarded() {
    String field = "for=192.0.2.7;host=\"shop.example:8443\"";
    assertThat(seen(PROXIES.forwarded().withHost(), proxied("Forwarded", field)))
        .isEqualTo("192.0.2.7 http://shop.example:8443");
  }

  // Behind a prefix

  @Test
  void theDocumentIsRightBehindAPrefix() {
    App app = app(PROXIES.withPrefix());
    String document =
        Call.get("/openapi.json")
            .from("10.0.0.1")
            .header("X-Forwarded-Prefix", "/api")
            .on(app)
            .text();
    assertThat(document).contains("\"servers\":[{\"url\":\".\"}]");
    String page = Call.get("/docs").from("10.0.0.1").on(app).text();
    assertThat(page).contains("data-document=\"./openapi.json\"").doesNotContain("=\"/");
  }

  @Test
  void theRedirectOfASlashKeepsThePrefix() {
    App app = App.create().use(PROXIES.withPrefix()).get("/a", r -> Response.text("x"));
    Call call = Call.get("/a/").from("10.0.0.1").header("X-Forwarded-Prefix", "/api").on(app);
    assertThat(call.answered("Location")).isEqualTo("/api/a");
  }

  // Ranges

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
    "192.0.2.7, 192.0.2.7, 192.0.2.8",
    "192.0.2.128/25, 192.0.2.255, 192.0.2.127",
    "0.0.0.0/0, 8.8.8.8, ::1",
    "::1, ::1, ::2",
    "2001:db8::/33, 2001:db8:7fff::, 2001:db8:8000::",
    "::ffff:10.0.0.0/104, 10.1.1.1, 11.1.1.1"
  })
  void knowsWhatIsInARange(String range, String inside, String outside) throws Exception {
    TrustedProxies proxies = TrustedProxies.of(range);
    assertThat(proxies.isTrusted(InetAddress.getByName(inside))).isTrue();
    assertThat(proxies.isTrusted(InetAddress.getByName(outside))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.1/8",
        "::/129",
        "10.0.0/8",
        "proxy.example",
        "*",
        "fd00::1/8"
      })
  void refusesWhatIsNoRangeAtOnce(String range) {
    assertThatThrownBy(() -> TrustedProxies.of(range))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TrustedProxies");
  }

  @Test
  void refusesAnEmptyList() {
    assertThatThrownBy(TrustedProxies::of).isInstanceOf(IllegalArgumentException.class);
  }
}
