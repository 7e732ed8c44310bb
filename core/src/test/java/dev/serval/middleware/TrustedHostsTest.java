// Which hosts are answered, and where a redirect to https may lead.
package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import dev.serval.http.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedHostsTest {
  private static final TrustedHosts HOSTS =
      TrustedHosts.of("api.example", "*.shop.example", "[2001:db8::1]", "admin.example:8443");

  private static App app() {
    return App.create().use(HOSTS).get("/", r -> Response.text("x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.example",
        "API.Example",
        "api.example.",
        "api.example:8080",
        "a.shop.example",
        "a.b.shop.example:1",
        "[2001:db8::1]",
        "[2001:DB8::1]:80",
        "admin.example:8443"
      })
  void letsTheHostsOfTheListThrough(String host) {
    assertThat(Call.get("/").to(host).on(app()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "evil.example", "api.example.evil.com", "xapi.example", "shop.example",
        ".shop.example", "xshop.example", "api.example:0", "api.example:99999", "api.example:",
        "api.example:80:80", "[2001:db8::2]", "[2001:db8::1", "2001:db8::1", "admin.example",
        "admin.example:443", "user@api.example", "api.example/x", "api..example", "[::1]x"
      })
  void refusesOthersWith421(String host) {
    assertThat(Call.get("/").to(host).on(app()).status()).isEqualTo(421);
  }

  @Test
  void refusesAHostWithoutBound() {
    assertThat(Call.get("/").to("a".repeat(300) + ".shop.example").on(app()).status())
        .isEqualTo(421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "*.", "a b", "http://a", "a/b", "*.192.0.2.1", "a:x", "*.*.a"})
  void refusesWhatIsNoHostAtOnce(String host) {
    assertThatThrownBy(() -> TrustedHosts.of(host))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TrustedHosts");
  }

  @Test
  void refusesAnEmptyList() {
    assertThatThrownBy(TrustedHosts::of).isInstanceOf(IllegalArgumentException.class);
  }

  // Https

  private static App https(Https https) {
    return App.create()
        .use(https)
        .get("/a", r -> Response.text("secure"))
        .post("/a", r -> Response.text("secure"));
  }

  @Test
  void redirectsReadingsToHttps() {
    App app = https(Https.redirect("api.example"));
    for (Method method : new Method[] {Method.GET, Method.HEAD}) {
      Call call = Call.of(method, "/a?q=1&r=%20").to("API.example:8080").on(app);
      assertThat(call.status()).isEqualTo(308);
      assertThat(call.answered("Location")).isEqualTo("https://api.example/a?q=1&r=%20");
    }
    Call other = Call.get("/a").on(https(Https.redirect("api.example").toPort(8443)));
    assertThat(other.answered("Location")).isEqualTo("https://api.example:8443/a");
  }

  @Test
  void refusesWritingsInTheClear() {
    Call call = Call.post("/a").on(https(Https.redirect("api.example")));
    assertThat(call.status()).isEqualTo(403);
    assertThat(call.answered("Location")).isNull();
  }

  @Test
  void neverRedirectsToAHostThatTheClientMadeUp() {
    Call call = Call.get("/a").to("evil.example").on(https(Https.redirect("api.example")));
    assertThat(call.status()).isEqualTo(421);
    assertThat(call.answered("Location")).isNull();
  }

  @Test
  void passesHttpsOn() {
    App app = https(Https.redirect("api.example"));
    assertThat(Call.get("/a").https().on(app).text()).isEqualTo("secure");
    assertThat(Call.post("/a").https().on(app).text()).isEqualTo("secure");
  }

  @Test
  void refusesABadPort() {
    assertThatThrownBy(() -> Https.redirect("a").toPort(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Https.redirect("a").toPort(65_536))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
