package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.MediaType;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonType;
import dev.serval.testing.TestApi;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestRequest;
import dev.serval.testing.TestResponse;
import dev.serval.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What customers and staff do, one day; every case runs in memory and over a socket.
class ShopTest {
  static final byte[] PNG = png(4_000);

  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String CHECKOUT = "{\"address\":\"1 Mill Lane\",\"card\":\"%s\"}";

  @TempDir private Path data;

  static Stream<Arguments> calls() {
    Function<Path, TestApi> memory = data -> TestClient.of(ShopApp.app(TestShop.settings(data)));
    Function<Path, TestApi> socket = data -> TestServer.of(ShopApp.app(TestShop.settings(data)));
    return Stream.of(
        Arguments.of(Named.of("in memory", memory)), Arguments.of(Named.of("socket", socket)));
  }

  /// The first bytes of a PNG and others after them.
  static byte[] png(int size) {
    byte[] bytes = new byte[size];
    byte[] start = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    for (int i = 0; i < size; i++) {
      bytes[i] = i < start.length ? start[i] : (byte) i;
    }
    return bytes;
  }

  private static long id(TestApi calls, String name) {
    return products(calls).stream()
        .filter(product -> product.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static List<Product> products(TestApi calls) {
    return calls
        .request("QUERY", "/v1/products")
        .json("{\"ids\":[]}")
        .expect(200)
        .asList(Product.class);
  }

  /// Puts something into the cart of a browser and returns its cookie.
  private static String cart(TestApi calls, String cookie, String product, int count) {
    TestResponse response =
        calls
            .put("/v1/cart/" + id(calls, product))
            .header("Origin", "http://localhost")
            .header("Sec-Fetch-Site", "same-origin")
            .cookie("__Host-session", cookie)
            .json("{\"count\":" + count + "}")
            .expect(200);
    String set = Objects.requireNonNull(response.header("Set-Cookie"));
    assertThat(set)
        .startsWith("__Host-session=")
        .contains("Path=/")
        .contains("Secure")
        .contains("HttpOnly")
        .contains("SameSite=Lax");
    assertThat(response.header("Cache-Control")).isEqualTo("private");
    return set.substring(set.indexOf('=') + 1, set.indexOf(';'));
  }

  private static TestResponse checkout(
      TestApi calls, String token, String cookie, String key, String card) {
    return calls
        .post("/v1/orders")
        .header("Authorization", token)
        .header("Idempotency-Key", key)
        .cookie("__Host-session", cookie)
        .json(CHECKOUT.formatted(card))
        .send();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void customersBuyWhatIsInTheirCart(Function<Path, TestApi> start) {
    try (TestApi calls = start.apply(data)) {
      String ann = TestShop.customer(calls, "ann");
      String cookie = cart(calls, cart(calls, "", "Teapot", 2), "Strainer", 1);
      PricedCart cart =
          calls.get("/v1/cart").cookie("__Host-session", cookie).expect(200).as(PricedCart.class);
      assertThat(cart.cents()).isEqualTo(2 * 2_450 + 450);

      TestResponse bought =
          checkout(calls, ann, cookie, "first", "4111111111111111").expectStatus(201);
      Order order = bought.as(Order.class);
      assertThat(order.user()).isEqualTo("ann");
      assertThat(order.cents()).isEqualTo(5_350);
      assertThat(bought.header("Location")).isEqualTo("/v1/orders/" + order.id());
      assertThat(bought.header("Set-Cookie")).contains("Max-Age=0");
      assertThat(
              calls
                  .get("/v1/orders/" + order.id())
                  .header("Authorization", ann)
                  .expect(200)
                  .as(Order.class))
          .isEqualTo(order);
      String eve = TestShop.customer(calls, "eve");
      calls.get("/v1/orders/" + order.id()).header("Authorization", eve).expectProblem(404);

      // The answer got lost; the same request again is answered and not done again.
      TestResponse again =
          checkout(calls, ann, cookie, "first", "4111111111111111").expectStatus(201);
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(again.as(Order.class)).isEqualTo(order);
      assertThat(checkout(calls, ann, cookie, "first", "42").status()).isEqualTo(422);
      assertThat(products(calls)).extracting(Product::stock).containsExactly(10, 60, 0);

      // Somebody who still has the last strainer in the cart gets nothing of it.
      assertThat(checkout(calls, eve, cookie, "second", "4111").expectStatus(409).text())
          .contains("There are only 0 of Strainer");
      assertThat(products(calls)).extracting(Product::stock).containsExactly(10, 60, 0);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void whatFailsLeavesNothingBehind(Function<Path, TestApi> start) {
    try (TestApi calls = start.apply(data)) {
      String ann = TestShop.customer(calls, "ann");
      String cookie = cart(calls, "", "Cup & saucer", 6);
      TestResponse declined = checkout(calls, ann, cookie, "a", "40000000").expectStatus(402);
      assertThat(declined.text()).contains("The card was declined");
      assertThat(declined.header("Set-Cookie")).isNull();
      assertThat(products(calls)).extracting(Product::stock).containsExactly(12, 60, 1);
      assertThat(
              calls.get("/v1/orders").header("Authorization", ann).expect(200).asList(Order.class))
          .isEmpty();
      calls
          .post("/v1/orders")
          .header("Authorization", ann)
          .json(CHECKOUT.formatted("4111"))
          .expectProblem(400);
      assertThat(checkout(calls, ann, "", "b", "4111").expectStatus(409).text())
          .contains("The cart is empty");
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void asksWhoComesWithoutRights(Function<Path, TestApi> start) {
    try (TestApi calls = start.apply(data)) {
      String ann = TestShop.customer(calls, "ann");
      assertThat(
              calls.get("/v1/accounts/me").expectProblem(401).response().header("WWW-Authenticate"))
          .isEqualTo("Bearer realm=\"shop\"");
      assertThat(
              calls
                  .get("/v1/accounts/me")
                  .header("Authorization", ann + "x")
                  .expectProblem(401)
                  .response()
                  .header("WWW-Authenticate"))
          .isEqualTo("Bearer realm=\"shop\", error=\"invalid_token\"");
      assertThat(
              calls
                  .post("/v1/products")
                  .header("Authorization", ann)
                  .json(new NewProduct("Kettle", 3_000, 1))
                  .expectProblem(403)
                  .response()
                  .header("WWW-Authenticate"))
          .isEqualTo("Bearer realm=\"shop\", error=\"insufficient_scope\", scope=\"shop:stock\"");
      assertThat(calls.get("/v1/stock").expectProblem(401).response().header("WWW-Authenticate"))
          .startsWith("ApiKey ");
      calls.get("/v1/stock").header("X-API-Key", TestShop.PARTNER).expect(200);
      assertThat(TestShop.password(calls, "ann", "wrong").expectProblem(400).json().toString())
          .contains("invalid_grant");
      assertThat(
              TestShop.password(calls, "ann", TestShop.PASSWORD)
                  .expect(200)
                  .header("Cache-Control"))
          .isEqualTo("no-store");
      calls
          .put("/v1/cart/1")
          .header("Sec-Fetch-Site", "cross-site")
          .json("{\"count\":1}")
          .expectProblem(403);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void staffLosesItsRightsAtOnce(Function<Path, TestApi> start) {
    try (TestApi calls = start.apply(data)) {
      String admin = TestShop.admin(calls);
      TestShop.customer(calls, "bob");
      role(calls, admin, "bob", "STAFF").expectStatus(200);
      String bob = TestShop.signIn(calls, "bob");
      calls
          .post("/v1/products")
          .header("Authorization", bob)
          .json(new NewProduct("Kettle", 3_000, 1))
          .expect(201);
      calls.get("/admin/users").header("Authorization", bob).expect(200);
      role(calls, bob, "ann", "ADMIN").expectStatus(403);

      role(calls, admin, "bob", "CUSTOMER").expectStatus(200);
      calls.get("/admin/users").header("Authorization", bob).expectProblem(403);
      calls
          .post("/v1/products")
          .header("Authorization", bob)
          .json(new NewProduct("Kettle", 3_000, 1))
          .expectProblem(403);
      role(calls, admin, "admin", "CUSTOMER").expectStatus(409);
    }
  }

  private static TestResponse role(TestApi calls, String token, String name, String role) {
    return calls
        .put("/admin/users/" + name + "/role")
        .header("Authorization", token)
        .json("{\"role\":\"" + role + "\"}")
        .send();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void changesOnlyWhatNobodyElseChanged(Function<Path, TestApi> start) {
    try (TestApi calls = start.apply(data)) {
      String admin = TestShop.admin(calls);
      TestResponse added =
          calls
              .post("/v1/products")
              .header("Authorization", admin)
              .json(new NewProduct("Kettle", 3_000, 4))
              .expect(201)
              .expectHeader("ETag", "\"v1\"");
      String path = Objects.requireNonNull(added.header("Location"));
      String tag = Objects.requireNonNull(calls.get(path).expect(200).header("ETag"));
      calls.get(path).header("If-None-Match", tag).expect(304);
      NewProduct cheaper = new NewProduct("Kettle", 2_500, 4);
      calls.put(path).header("Authorization", admin).json(cheaper).expectProblem(428);
      calls
          .put(path)
          .header("Authorization", admin)
          .header("If-Match", tag)
          .json(cheaper)
          .expect(200)
          .expectHeader("ETag", "\"v2\"");
      calls
          .put(path)
          .header("Authorization", admin)
          .header("If-Match", tag)
          .json(cheaper)
          .expectProblem(412);
      assertThat(calls.get(path).expect(200).as(Product.class).cents()).isEqualTo(2_500);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void listsPageByPageAndNeverWhatIsOld(Function<Path, TestApi> start) {
    try (TestApi calls = start.apply(data)) {
      JsonType<Page<Product>> type =
          JsonType.of(new PageCodec<>(JsonCodec.of(Product.class)), Page.class, Product.class);
      TestResponse first = calls.get("/v1/products?limit=2").expect(200);
      assertThat(first.as(type).next()).isEqualTo("/v1/products?offset=2&limit=2");
      assertThat(first.as(type).total()).isEqualTo(3);
      assertThat(calls.get("/v1/products?offset=2&limit=2").expect(200).as(type).next()).isNull();
      String tag = Objects.requireNonNull(first.header("ETag"));
      calls.get("/v1/products?limit=2").header("If-None-Match", tag).expect(304);
      assertThat(calls.get("/v1/products?limit=2").expect(200).header("Age")).isNotNull();

      calls
          .post("/v1/products")
          .header("Authorization", TestShop.admin(calls))
          .json(new NewProduct("Kettle", 3_000, 4))
          .expect(201);
      assertThat(calls.get("/v1/products?limit=2").expect(200).as(type).total()).isEqualTo(4);
      calls.get("/v1/products?limit=0").expectProblem(422).at("query", "limit", "min");
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void takesPicturesAndGivesRangesOfThem(Function<Path, TestApi> start) {
    try (TestApi calls = start.apply(data)) {
      String admin = TestShop.admin(calls);
      String path = "/v1/products/" + id(calls, "Teapot") + "/picture";
      calls.get(path).expectProblem(404);
      MediaType png = MediaType.parse("image/png");
      calls
          .post(path)
          .header("Authorization", admin)
          .multipart("picture", "../../teapot.png", png, PNG)
          .expect(204);
      assertThat(calls.get(path).expect(200).expectHeader("Content-Type", "image/png").bytes())
          .isEqualTo(PNG);
      TestResponse range = calls.get(path).header("Range", "bytes=0-7").expect(206);
      assertThat(range.header("Content-Range")).isEqualTo("bytes 0-7/4000");
      assertThat(range.bytes()).hasSize(8);
      calls.get(path).header("Range", "bytes=4000-").expectProblem(416);
      calls
          .post(path)
          .header("Authorization", admin)
          .multipart("picture", "a.png", png, new byte[] {'G', 'I', 'F'})
          .expectProblem(415);
      calls
          .post(path)
          .header("Authorization", admin)
          .multipart("picture", "a.gif", MediaType.parse("image/gif"), PNG)
          .expectProblem(422)
          .at("form", "picture", "media_type");
      calls
          .post(path)
          .header("Authorization", admin)
          .multipart("picture", "a.png", png, png((2 << 20) + 1))
          .expectProblem(413);
      assertThat(calls.get(path).expect(200).bytes()).isEqualTo(PNG);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void exportsSalesForSpreadsheets(Function<Path, TestApi> start) {
    try (TestApi calls = start.apply(data)) {
      String ann = TestShop.customer(calls, "ann");
      checkout(calls, ann, cart(calls, "", "Teapot", 2), "a", "4111").expectStatus(201);
      String admin = TestShop.admin(calls);
      TestResponse csv =
          calls
              .get("/admin/sales")
              .header("Authorization", admin)
              .header("Accept", "text/csv")
              .expect(200)
              .expectHeader("Content-Type", "text/csv");
      assertThat(csv.text()).matches("order,user,items,cents\r\n\\d+,ann,2,4900\r\n");
      assertThat(csv.header("Vary")).contains("Accept");
      calls
          .get("/admin/sales")
          .header("Authorization", admin)
          .header("Accept", "image/png")
          .expectProblem(406);
      calls.get("/admin/sales").header("Authorization", ann).expectProblem(403);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void showsPagesThatNoOtherSiteCanUse(Function<Path, TestApi> start) {
    try (TestApi calls = start.apply(data)) {
      calls.get("/").expect(303).expectHeader("Location", "/shop");
      TestResponse page = calls.get("/shop").expect(200);
      assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
      assertThat(page.text()).contains("<h2>Cup &amp; saucer</h2>").contains("24.50 €");
      assertThat(calls.get("/assets/shop.js").expect(200).text()).contains("cart-size");
      TestResponse put =
          calls
              .post("/shop/cart")
              .header("Sec-Fetch-Site", "same-origin")
              .form("product", id(calls, "Teapot"))
              .form("count", 2)
              .expect(303)
              .expectHeader("Location", "/shop/cart");
      String set = Objects.requireNonNull(put.header("Set-Cookie"));
      String cookie = set.substring(set.indexOf('=') + 1, set.indexOf(';'));
      assertThat(calls.get("/shop/cart").cookie("__Host-session", cookie).expect(200).text())
          .contains("2 × Teapot")
          .contains("49.00 €");
      calls
          .post("/shop/cart")
          .header("Origin", "https://evil.example")
          .form("product", 1)
          .form("count", 1)
          .expectProblem(403);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void showsPeopleWhatIsWrongOnAPage(Function<Path, TestApi> start) {
    try (TestApi calls = start.apply(data)) {
      TestResponse wrong =
          put(calls, id(calls, "Teapot"), "1000").header("Accept", HTML).expect(422);
      assertThat(wrong.header("Content-Type")).startsWith("text/html");
      assertThat(wrong.text())
          .contains("<li>count must be at most 100</li>")
          .doesNotContain("1000");
      assertThat(put(calls, 999_999, "1").header("Accept", HTML).expect(404).text())
          .contains("<h1>Not Found</h1>");
      put(calls, id(calls, "Teapot"), "1000").expectProblem(422).at("form", "count", "max");
    }
  }

  private static TestRequest put(TestApi calls, long product, String count) {
    return calls.post("/shop/cart").form("product", product).form("count", count);
  }
}
