package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.http.Cookie;
import dev.serval.testing.TestApi;
import dev.serval.testing.TestBrowser;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestServer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The test clients' hosts and cookies: the same in memory and over a socket.
class HostOnSocketTest {
  static Stream<TestApi> both() {
    Supplier<App> app =
        () ->
            App.create()
                .host(
                    "admin.shop.example",
                    App.create()
                        .get("/name", request -> Response.text("admin " + request.authority()))
                        .post("/echo", request -> Response.text(request.body().text())))
                .get("/name", request -> Response.text("shop").withCookie(Cookie.of("seen", "1")))
                .get("/seen", request -> Response.text("" + request.cookie("seen")));
    return Stream.of(TestClient.of(app.get()), TestServer.of(app.get()));
  }

  @ParameterizedTest
  @MethodSource("both")
  void sendsTheHostOfTheRequest(TestApi api) {
    api.get("/name").host("admin.shop.example").expect(200).expectText("admin admin.shop.example");
    api.get("/name")
        .header("Host", "admin.shop.example:81")
        .expect(200)
        .expectText("admin admin.shop.example:81");
    api.get("/name").host("shop.example").expect(200).expectText("shop");
    api.get("/name").expect(200).expectText("shop");
    assertThat(api.head("/name").host("admin.shop.example").expect(200).bytes()).isEmpty();
    api.post("/echo").host("admin.shop.example").text("é").expect(200).expectText("é");
    api.post("/name").host("admin.shop.example").expectProblem(405);
  }

  @ParameterizedTest
  @MethodSource("both")
  void remembersCookiesOfAHost(TestApi api) {
    TestBrowser browser = api.browser();
    browser.get("/name").expect(200);
    browser.get("/seen").expect(200).expectText("1");
    browser.get("/seen").host("localhost:8000").expect(200).expectText("1");
    browser.get("/seen").host("shop.example").expect(200).expectText("null");
  }

  @ParameterizedTest
  @MethodSource("both")
  void refusesWhatNoRequestLineCanCarry(TestApi api) {
    if (api instanceof TestServer) {
      assertThatThrownBy(() -> api.get("/a b").host("shop.example").send())
          .isInstanceOf(IllegalArgumentException.class);
    } else {
      api.get("/a b").host("shop.example").expectProblem(400);
    }
  }
}
