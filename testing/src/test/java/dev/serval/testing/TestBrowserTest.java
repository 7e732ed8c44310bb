package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.http.Cookie;
import dev.serval.http.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestBrowserTest {
  private final TestClient client =
      TestClient.of(
          App.create()
              .get(
                  "/in/{name}",
                  request ->
                      Response.text("in")
                          .withCookie(Cookie.of("who", request.path("name")))
                          .withCookie(Cookie.of("kept", "1").maxAge(Duration.ofDays(1)))
                          .withCookie(Cookie.of("area", "2").path("/area")))
              .get("/out", request -> Response.empty(Status.OK).withCookie(Cookie.expired("who")))
              .get("/who", request -> Response.text(request.headers().all("Cookie").toString()))
              .get("/area/x", request -> Response.text("" + request.header("Cookie"))));

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void remembersCookiesOfEachPersonApart() {
    TestBrowser ann = client.browser();
    TestBrowser bob = client.browser();
    ann.get("/in/ann").expect(200);
    bob.get("/in/bob").expect(200);
    ann.get("/who?x=/area").expect(200).expectText("[who=ann; kept=1]");
    bob.get("/area/x").expect(200).expectText("area=2; who=bob; kept=1");
    client.get("/who").expect(200).expectText("[]");
    assertThat(ann.cookie("who")).isEqualTo("ann");
    ann.get("/out").expect(200);
    ann.get("/who").expect(200).expectText("[kept=1]");
    assertThat(ann.cookie("who")).isNull();
    assertThat(bob.cookies()).containsEntry("who", "bob").hasSize(3);
  }

  @Test
  void cookiesOfTheRequestItselfWin() {
    TestBrowser ann = client.browser();
    ann.get("/in/ann").expect(200);
    ann.get("/who")
        .cookie("who", "eve")
        .cookie("x", "y")
        .expect(200)
        .expectText("[who=eve; x=y; kept=1]");
  }

  @Test
  void aBrowserThatIsReopenedKeepsWhatHasAnAge() {
    TestBrowser ann = client.browser();
    ann.get("/in/ann").expect(200);
    assertThat(ann.reopen().cookies()).containsOnlyKeys("kept");
  }

  @Test
  void cookiesAreOfTheirHost() {
    TestBrowser ann = client.browser();
    ann.get("/in/ann").host("Shop.example:8080").expect(200);
    ann.get("/who").expect(200).expectText("[]");
    ann.get("/who").host("shop.example").expect(200).expectText("[who=ann; kept=1]");
  }

  @Test
  void closingABrowserLeavesTheApplication() {
    try (TestBrowser ann = client.browser()) {
      ann.get("/who").expect(200);
    }
    client.get("/who").expect(200);
  }
}
