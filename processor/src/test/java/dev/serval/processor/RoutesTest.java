package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.BodyFormat;
import dev.serval.Routes;
import dev.serval.http.MediaType;
import dev.serval.json.JsonType;
import dev.serval.json.JsonValue;
import dev.serval.testing.TestClient;
import dev.serval.testing.TestResponse;
import dev.serval.validation.Violations;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the generated routes of the golden cases answer.
final class RoutesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private static final Map<String, ClassLoader> COMPILED = new HashMap<>();

  private TestClient client = TestClient.of(App.create());

  @AfterEach
  void close() {
    client.close();
  }

  /// Compiles a case and mounts an object of one of its classes.
  private void mount(String golden, String className) {
    client = TestClient.of(App.create().mount(make(golden, className)));
  }

  static Object make(String golden, String className) {
    ClassLoader compiled =
        COMPILED.computeIfAbsent(
            golden,
            name -> {
              Compilation compilation = Compilation.ofFolder(GOLDEN.resolve(name).resolve("input"));
              assertThat(compilation.messages()).isEmpty();
              return compilation.load();
            });
    try {
      Class<?> type = Class.forName(className, true, compiled);
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /// Any value as the same text.
  private static final class Fixed implements BodyFormat {
    @Override
    public MediaType mediaType() {
      return MediaType.parse("text/fixed");
    }

    @Override
    public boolean isRead() {
      return false;
    }

    @Override
    public <T extends @Nullable Object> Codec<T> codec(JsonType<T> type) {
      return new Codec<>() {
        @Override
        public byte[] write(T value) {
          return "fixed".getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public @Nullable T read(byte[] body, Violations into) {
          throw new AssertionError("it is only written");
        }
      };
    }
  }

  @Test
  void refusesWhatNobodyWantsAlsoWhereTheDocumentLeavesTheRouteOut() {
    client = TestClient.of(App.create().format(new Fixed()).mount(make("results", "shop.Results")));
    client.post("/hidden").header("Accept", "text/html").expectProblem(406);
    client.post("/hidden").header("Accept", "text/fixed").expect(201).expectText("fixed");
    client.post("/hidden").header("Accept", "application/json").expect(201);
    assertThat(client.get("/openapi.json").expect(200).text()).doesNotContain("/hidden");
  }

  private static final String SCALARS = "/shops/tea/scalars/00000000-0000-0000-0000-000000000001/7";

  @Test
  void bindsScalars() {
    mount("parameters", "shop.Search");

    client
        .get(SCALARS)
        .query("flag", "true")
        .query("letter", "ä")
        .query("ratio", "2.5")
        .query("price", "1.50")
        .query("q", "green tea")
        .query("sort", "NAME")
        .query("other", "PRICE")
        .query("since", "2020-01-31")
        .query("until", "2021-01-31")
        .query("color", "blue")
        .query("at", "1,2")
        .query("in", "-3")
        .expect(200)
        .expectText(
            "Slug[text=tea]|00000000-0000-0000-0000-000000000001|7|true|ä|2.5|1.50|green tea|NAME"
                + "|PRICE|2020-01-31|2021-01-31|blue|Point[x=1.0, y=2.0]|-3");
  }

  private static final MediaType PNG = MediaType.parse("image/png");

  @Test
  void bindsFilesAndFieldsOfForms() {
    mount("files", "shop.Gallery");

    client
        .post("/gallery")
        .multipart("title", "é")
        .multipart("picture", "a.png", PNG, bytes("12345"))
        .multipart("tags", "x")
        .multipart("tags", "y")
        .expect(200)
        .expectText("é|12345|[x, y]");
    client
        .post("/gallery/several")
        .multipart("album", 7)
        .multipart("files", "a.png", PNG, bytes("1"))
        .multipart("files", "../b.png", PNG, bytes("2"))
        .expect(200)
        .expectText("7|a.png,b.png");
    client.post("/gallery/maybe").expect(200).expectText("none|false|0");
    client
        .post("/gallery/maybe")
        .multipart("the-cover", "c", PNG, bytes(""))
        .multipart("back", "", PNG, bytes(""))
        .multipart("spine", "s", PNG, bytes("123"))
        .expect(200)
        .expectText("c|false|3");
    client
        .post("/gallery/fields")
        .form("name", "a")
        .form("sizes", 1)
        .expect(200)
        .expectText("a|[1]");
    client
        .post("/gallery/fields")
        .multipart("name", "a")
        .multipart("sizes", 1)
        .multipart("sizes", 2)
        .expect(200)
        .expectText("a|[1, 2]");
    client
        .post("/gallery/stream")
        .multipart("a", "123")
        .multipart("f", "x", PNG, bytes("12"))
        .expect(200)
        .expectText("a=3;f=2;");
  }

  @Test
  void reportsAllFaultsOfAForm() {
    mount("files", "shop.Gallery");

    client
        .post("/gallery")
        .multipart("title", " ")
        .multipart("picture", "a.txt", MediaType.TEXT, bytes("12345678901"))
        .expectProblem(422)
        .at("form", "title", "not_blank")
        .at("form", "picture", "media_type")
        .at("form", "picture", "file_size");
    client
        .post("/gallery")
        .multipart("title", "x")
        .expectProblem(422)
        .at("form", "picture", "required");
    client
        .post("/gallery")
        .multipart("title", "x")
        .multipart("picture", "no file")
        .expectProblem(422)
        .at("form", "picture", "type");
    client
        .post("/gallery/several")
        .multipart("album", "x")
        .multipart("other", "a.png", PNG, bytes("1"))
        .expectProblem(422)
        .at("form", "album", "type")
        .at("form", "files", "size")
        .at("form", "other", "unknown");
    client
        .post("/gallery/maybe")
        .multipart("back", "a", PNG, bytes("1"))
        .multipart("back", "b", PNG, bytes("2"))
        .multipart("spine", "s", PNG, bytes("1234"))
        .expectProblem(422)
        .at("form", "back", "repeated")
        .at("form", "spine", "file_size");
    client.post("/gallery").form("title", "x").expect(415);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void takesDefaultsAndNullsForWhatIsAbsent() {
    mount("parameters", "shop.Search");

    client
        .get(SCALARS)
        .query("flag", "false")
        .query("price", "0.01")
        .query("q", "a")
        .query("at", "1,2")
        .query("in", "0")
        .expect(200)
        .expectText(
            "Slug[text=tea]|00000000-0000-0000-0000-000000000001|7|false|x|0.5|0.01|a|PRICE|null|null"
                + "|2024-02-29|red|Point[x=1.0, y=2.0]|0");
  }

  @Test
  void reportsAllFaultsOfAllScalarsTogether() {
    mount("parameters", "shop.Search");

    client
        .get("/shops/tea/scalars/x/0")
        .query("flag", "yes")
        .query("letter", "ab")
        .query("ratio", "NaN")
        .query("price", "0.001")
        .query("q", " ")
        .query("sort", "name")
        .query("since", "2999-01-01")
        .query("until", "2021-02-30")
        .query("color", "")
        .query("at", "here")
        .expectProblem(422)
        .at("path", "id", "format")
        .at("path", "item", "positive")
        .at("query", "flag", "type")
        .at("query", "letter", "type")
        .at("query", "ratio", "type")
        .at("query", "price", "decimal_min")
        .at("query", "q", "not_blank")
        .at("query", "sort", "enum")
        .at("query", "since", "past")
        .at("query", "until", "format")
        .at("query", "color", "format")
        .at("query", "at", "format")
        .at("query", "in", "required")
        .errors(13);
  }

  @Test
  void bindsContainers() {
    mount("parameters", "shop.Search");

    client
        .get("/shops/tea/containers")
        .query("limit", "3")
        .query("word", "abc")
        .query("plain", "p")
        .query("tags", "a")
        .query("tags", "b")
        .query("mails", "a@example.org")
        .query("sorts", "NAME")
        .query("sorts", "PRICE")
        .query("sorts", "NAME")
        .query("c", "red")
        .query("ids", "1")
        .query("ids", "2")
        .expect(200)
        .expectText(
            "Slug[text=tea]|Optional[3]|Optional[abc]|Optional[p]|[a, b]|[a@example.org]"
                + "|[NAME, PRICE]|[red]|[1, 2]");
  }

  @Test
  void bindsAbsentContainers() {
    mount("parameters", "shop.Search");

    client
        .get("/shops/tea/containers")
        .query("mails", "a@example.org")
        .expect(200)
        .expectText(
            "Slug[text=tea]|Optional.empty|Optional.empty|Optional.empty|[]|[a@example.org]|[]|[]|null");
  }

  @Test
  void reportsElementsByTheirIndex() {
    mount("parameters", "shop.Search");

    client
        .get("/shops/tea/containers")
        .query("limit", "x")
        .query("word", "abcdef")
        .query("sorts", "NAME")
        .query("sorts", "nothing")
        .query("c", "1")
        .query("c", "2")
        .query("c", "3")
        .query("c", "")
        .expectProblem(422)
        .at("query", "limit", "type")
        .at("query", "word", "size")
        .at("query", "mails", "not_empty")
        .at("query", "sorts", "#/1", "enum")
        .at("query", "c", "#/3", "format")
        .at("query", "c", "size")
        .errors(6);
  }

  @Test
  void bindsHeadersCookiesAndModels() {
    mount("parameters", "shop.Search");

    client
        .get("/shops/tea/sources")
        .header("X-Request-Id", "r1")
        .header("X-Tag", "t")
        .cookie("session", "abc")
        .query("page", "2")
        .query("from", "1")
        .query("to", "2")
        .expect(200)
        .expectText(
            "Slug[text=tea]|r1|null|[t]|abc|Paging[page=2, size=10]|Range[from=1, to=2]|GET|true");
  }

  @Test
  void refusesUnknownQueryMembersOfAStrictMethod() {
    mount("parameters", "shop.Search");

    client
        .get("/shops/tea/sources")
        .header("X-Request-Id", "r1")
        .cookie("session", "ABC")
        .query("pgae", "2")
        .query("page", "-1")
        .expectProblem(422)
        .at("cookie", "session", "pattern")
        .at("query", "pgae", "unknown")
        .at("query", "page", "min")
        .errors(3);
  }

  @Test
  void judgesModelsAsAWholeWhenTheirPartsAreValid() {
    mount("parameters", "shop.Search");

    client
        .get("/shops/tea/sources")
        .header("X-Request-Id", "r1")
        .cookie("session", "abc")
        .query("per_page", "1001")
        .query("from", "3")
        .query("to", "2")
        .expectProblem(422)
        .at("query", "per_page", "invalid")
        .at("query", "range", "invalid")
        .errors(2);
  }

  @Test
  void bindsForms() {
    mount("parameters", "shop.Search");

    client
        .post("/shops/tea/form")
        .form("name", "a b")
        .form("tag", "x")
        .form("tag", "y")
        .expect(200)
        .expectText("Slug[text=tea]|a b|1|[x, y]");
    client
        .post("/shops/tea/form")
        .form("nmae", "a")
        .form("count", "z")
        .expectProblem(422)
        .at("form", "name", "required")
        .at("form", "nmae", "unknown")
        .at("form", "count", "type")
        .errors(3);
  }

  @Test
  void findsPathParametersBelowAPrefixThatHasSome() {
    Object search = make("parameters", "shop.Search");
    client = TestClient.of(App.create().mount("/{country}", search));

    client
        .get("/fr/shops/tea/containers")
        .query("mails", "a@example.org")
        .expect(200)
        .expectText(
            "Slug[text=tea]|Optional.empty|Optional.empty|Optional.empty|[]|[a@example.org]|[]|[]|null");
  }

  @Test
  void readsJsonBodies() {
    mount("bodies", "shop.Orders");
    String line = "{\"sku\":\"a\",\"count\":2}";

    client.post("/orders/one").json(line).expect(200).expectText("Line[sku=a, count=2]");
    client.post("/orders/sealed").json("{\"type\":\"Card\",\"number\":\"1\"}").expect(200);
    client.post("/orders/list").json("[" + line + "]").expect(200);
    client.post("/orders/map").json("{\"x\":" + line + "}").expect(200);
    client.post("/orders/free").json("[1,null]").expect(200).expectText("[1,null]");
    client.post("/orders/scalar").json("7").expect(200).expectText("7");
    client.request("QUERY", "/orders/query").json(line).expect(200).expectJson("[" + line + "]");
  }

  @Test
  void reportsFaultsOfBodiesByPointer() {
    mount("bodies", "shop.Orders");

    client.post("/orders/scalar").json("8").expectProblem(422).at("#", "max");
    client.post("/orders/list").json("[]").expectProblem(422).at("#", "not_empty");
    client
        .post("/orders/list")
        .json("[{\"sku\":1,\"count\":2}]")
        .expectProblem(422)
        .at("#/0/sku", "type");
    client.post("/orders/one").expectProblem(422).at("#", "required");
  }

  @Test
  void takesOptionalBodies() {
    mount("bodies", "shop.Orders");

    client.post("/orders/optional").expect(200).expectText("Optional.empty");
    client.post("/orders/nullable").expect(200).expectText("null");
    client.post("/orders/nullable").json("null").expect(200).expectText("null");
    client.post("/orders/default").expect(200).expectText("5");
    client.post("/orders/default").json("6").expect(200).expectText("6");
    client
        .post("/orders/optional")
        .json("{\"sku\":\"a\",\"count\":2}")
        .expect(200)
        .expectText("Optional[Line[sku=a, count=2]]");
  }

  @Test
  void sharesOneObjectAmongSeveralBodyParameters() {
    mount("bodies", "shop.Orders");

    client
        .post("/orders/shared")
        .json(
            "{\"line\":{\"sku\":\"a\",\"count\":2},\"payment\":{\"type\":\"Card\",\"number\":\"1\"},"
                + "\"note\":\"n\"}")
        .expect(200)
        .expectText("[Line[sku=a, count=2], Card[number=1], n, 3]");
    client
        .post("/orders/shared")
        .json("{\"line\":{\"sku\":\"a\"},\"priority\":\"x\"}")
        .expectProblem(422)
        .at("#/line/count", "required")
        .at("#/payment", "required")
        .at("#/priority", "type")
        .errors(3);
    client.post("/orders/shared").json("\"" + "x".repeat(10_000) + "\"").expect(413);
  }

  @Test
  void handsOverTheBytesOfABody() {
    mount("bodies", "shop.Orders");

    client.put("/orders/bytes").body(new byte[3]).expect(200).expectText("3");
    client.put("/orders/stream").body(new byte[4]).expect(200).expectText("4");
  }

  @Test
  void answersByTheDeclaredType() throws Exception {
    mount("results", "shop.Results");

    client.get("/text").expect(200).expectText("text");
    client.get("/number").expect(200).expectJson("1");
    client.get("/page").expect(200).expectJson("{\"items\":[{\"id\":1}],\"total\":1}");
    client.get("/maps").expect(200).expectJson("{\"a\":[{\"id\":1}]}");
    client.get("/nullable").expect(200).expectJson("null");
    client.get("/optional").expect(200).expectJson("{\"id\":1}");
    client.get("/optional-text").expectProblem(404);
    assertThat(client.get("/bytes").expect(200).bytes()).containsExactly(1, 2);
    assertThat(client.get("/stream").expect(200).bytes()).containsExactly(1, 2, 3);
    assertThat(client.get("/written").expect(200).bytes()).containsExactly(7);
    assertThat(client.get("/file").expect(200).bytes())
        .isEqualTo(Files.readAllBytes(Path.of("pom.xml")));
    client.get("/free").expect(200).expectJson("1");
    client.get("/response").expect(200).expectText("by hand");
    client.get("/later").expect(200).expectJson("{\"id\":1}");
  }

  @Test
  void answersWithTheStatusOfTheResult() {
    mount("results", "shop.Results");

    client.post("/created").expect(201).expectHeader("Location", "/items/1");
    client.post("/accepted").expect(202).expectJson("{\"id\":1}");
    client.post("/none").expect(204);
    client.post("/redirect").expect(303).expectHeader("Location", "/");
    client.post("/result").expect(201);
    client.get("/outcome/found").expect(200).expectJson("{\"item\":{\"id\":1}}");
    client.get("/outcome/pending").expect(202);
    client.get("/outcome/gone").expectProblem(410);
    client.post("/status").expect(202).expectJson("{\"id\":1}");
    client.post("/empty").expect(205);
    client.post("/later-nothing").expect(204);
    client.head("/hidden").expect(204);
  }

  @ParameterizedTest
  @CsvSource({"Wood,64", "Glass,32", "Steel,128"})
  void theNearestLimitOfABodyHolds(String shelf, int limit) {
    mount("limits", "shop.Shelves$" + shelf);
    String path = "/" + shelf.toLowerCase(Locale.ROOT);
    client.post(path).json(jsonOf(limit)).expect(200);
    client.post(path).json(jsonOf(limit + 1)).expectProblem(413);
    client.post(path + "/more").json(jsonOf(256)).expect(200);
    client.post(path + "/more").json(jsonOf(257)).expectProblem(413);
  }

  /// A JSON text of so many bytes.
  private static String jsonOf(int bytes) {
    return '"' + "x".repeat(bytes - 2) + '"';
  }

  @Test
  void answersInheritedRoutesWithTheTypesOfTheSubclass() {
    mount("inherited", "shop.Shop$Items");

    client.get("/items").expect(200).expectJson("[]");
    client.get("/items/7").expect(200).expectJson("{\"id\":7}");
    client.put("/items/7").json("{\"id\":8}").expect(200).expectJson("{\"id\":8}");
    client.get("/items/count").expect(200).expectJson("1");
    client.get("/items/count/all").expect(200).expectJson("1");
    client.get("/items/x").expectProblem(422).at("path", "id", "type");
  }

  @Test
  void describesEveryRouteInTheDocument() {
    for (String[] one :
        new String[][] {
          {"parameters", "shop.Search"},
          {"bodies", "shop.Orders"},
          {"results", "shop.Results"},
          {"inherited", "shop.Shop$Items"}
        }) {
      mount(one[0], one[1]);
      TestResponse document = client.get("/openapi.json").expect(200);
      JsonValue paths = document.json().at("/paths");
      assertThat(paths).as(one[1]).isNotNull();
    }
  }

  @Test
  void leavesHiddenRoutesOutOfTheDocument() {
    mount("results", "shop.Results");

    String document = client.get("/openapi.json").expect(200).text();

    assertThat(document).doesNotContain("\"/hidden\"").contains("\"/named\"").contains("theOne");
  }

  @Test
  void refusesAnotherMediaType() {
    mount("bodies", "shop.Orders");

    client
        .post("/orders/one")
        .body("x=1".getBytes(StandardCharsets.US_ASCII), MediaType.FORM)
        .expectProblem(415);
  }

  @Test
  void makesRoutesThatCanBeMountedByHand() throws Exception {
    Object results = make("results", "shop.Results");
    Class<?> type = Class.forName("shop.ResultsRoutes", true, results.getClass().getClassLoader());
    Constructor<?> constructor = type.getDeclaredConstructor(results.getClass());
    constructor.setAccessible(true);
    Routes routes = (Routes) constructor.newInstance(results);
    client = TestClient.of(App.create().mount("/v1", routes));

    client.get("/v1/text").expect(200).expectText("text");
  }

  static Object part(Object resource, String className) {
    try {
      Constructor<?> constructor =
          Class.forName(className, true, resource.getClass().getClassLoader())
              .getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void callsEachProviderOncePerRequest() {
    Object accounts = make("dependencies", "shop.Accounts");
    client =
        TestClient.of(
            App.create()
                .mount(accounts)
                .provide(part(accounts, "shop.Accounts$Auth"))
                .provide(part(accounts, "shop.Accounts$Sql")));

    client
        .get("/accounts/a")
        .query("level", 2)
        .header("X-Session", "abc")
        .expect(200)
        .expectText("a/abc/1/1/2|1");
    client
        .post("/accounts/b/notes")
        .query("level", 0)
        .header("X-Session", "abc")
        .json("{\"text\":\"t\"}")
        .expect(200)
        .expectText("b/abc/2/2/0|t|7");
  }

  private void mountAccounts() {
    Object accounts = make("dependencies", "shop.Accounts");
    client =
        TestClient.of(
            App.create()
                .provide(part(accounts, "shop.Accounts$Auth"))
                .provide(part(accounts, "shop.Accounts$Sql"))
                .mount("/v1", accounts));
  }

  @Test
  void reportsFaultsOfWhatProvidersTakeBeforeThoseOfTheRoute() {
    mountAccounts();

    client
        .post("/v1/accounts/b/notes")
        .query("level", "x")
        .header("X-Session", "ab")
        .json("{}")
        .expectProblem(422)
        .at("query", "level", "type")
        .at("header", "X-Session", "size")
        .errors(2);
    client
        .get("/v1/accounts/b")
        .query("level", -1)
        .header("X-Session", "abc")
        .expectProblem(422)
        .at("query", "detail", "invalid")
        .errors(1);
    client
        .post("/v1/accounts/b/notes")
        .query("level", 1)
        .header("X-Session", "abc")
        .json("{}")
        .expectProblem(422)
        .at("#/text", "required")
        .errors(1);
  }

  @Test
  void letsProvidersRefuseBeforeTheBodyIsRead() {
    mountAccounts();

    for (String body : new String[] {"{\"text\":\"t\"}", "{}", "{", ""}) {
      client
          .post("/v1/accounts/b/notes")
          .query("level", 1)
          .header("X-Session", "expired")
          .json(body)
          .expectProblem(401);
    }
  }

  @Test
  void saysWhichProviderIsMissing() {
    App app = App.create().mount(make("dependencies", "shop.Accounts"));

    assertThatThrownBy(() -> TestClient.of(app))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shop.Accounts$")
        .hasMessageContaining("app.provide(new ");
  }

  @Test
  void bindsWhatIsRare() {
    mount("parameters-rare", "shop.Rare");

    client
        .get("/rare/one/abc")
        .query("level", "HIGH")
        .query("numbers", 1)
        .query("words", "w")
        .query("plain", "p")
        .query("levels", "LOW")
        .query("levels", "LOW")
        .query("least", 3)
        .query("doubled", 4)
        .query("hex", "10")
        .query("parsed", "p")
        .query("letter", "x")
        .expect(200)
        .expectText(
            "abc|HIGH|[1]|[w]|[p]|[LOW, LOW]|Optional[3]|ab|1.5|null|8|Hex[value=16]|Hex[value=255]"
                + "|Parsed[text=p]|x");
    client
        .get("/rare/one/abcd")
        .query("level", "0")
        .query("numbers", 1)
        .query("numbers", 2)
        .query("numbers", "x")
        .query("words", " ")
        .query("least", 2)
        .query("text", "abc")
        .query("note", "")
        .query("doubled", "x")
        .query("hex", "g")
        .query("parsed", "")
        .expectProblem(422)
        .at("path", "name", "size")
        .at("query", "level", "enum")
        .at("query", "numbers", "#/2", "type")
        .at("query", "numbers", "size")
        .at("query", "words", "#/0", "not_blank")
        .at("query", "plain", "size")
        .at("query", "least", "min")
        .at("query", "text", "size")
        .at("query", "note", "not_blank")
        .at("query", "doubled", "format")
        .at("query", "hex", "format")
        .errors(11);
  }

  @Test
  void letsModelsCheckThemselves() {
    mount("parameters-rare", "shop.Rare");

    client
        .get("/rare/groups")
        .query("from", 1)
        .query("c", 1)
        .header("X-A", "a")
        .cookie("b", "c")
        .expect(200)
        .expectText("Between[from=1, to=9]|Guarded[xA=a, b=c, c=1]|GET|2");
    client
        .get("/rare/groups")
        .query("from", 9)
        .query("c", 7)
        .header("X-A", "a")
        .cookie("b", "c")
        .expectProblem(422)
        .at("query", "to", "same")
        .at("query", "guarded", "seven")
        .errors(2);
    client
        .get("/rare/groups")
        .query("from", 9)
        .query("to", 1)
        .query("c", -1)
        .query("d", 1)
        .expectProblem(422)
        .at("header", "X-A", "required")
        .at("cookie", "b", "required")
        .at("query", "d", "unknown")
        .errors(3);
  }

  @Test
  void refusesUnknownMembersOfTheSharedBodyOfAStrictClass() {
    mount("parameters-rare", "shop.Rare");

    client
        .post("/rare/shared")
        .json("{\"first\":\"a\",\"second\":[1]}")
        .expect(200)
        .expectText("a|[1]|4");
    client
        .post("/rare/shared")
        .json("{\"first\":\"a\",\"second\":[1],\"third\":2}")
        .expectProblem(422)
        .at("#/third", "unknown")
        .errors(1);
  }

  @Test
  void answersWhereverAMethodRuns() {
    mount("threads", "shop.Threads$Marked");

    client.get("/marked/plain").expect(200).expectText("plain");
    client.get("/marked/inline").expect(200).expectText("inline");
    client.post("/marked/cpu").query("n", "3").expect(200).expectText("cpu 3");
  }
}
