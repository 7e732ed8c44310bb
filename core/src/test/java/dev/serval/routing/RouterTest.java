package dev.serval.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.BadTargetException;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static Router<String> router(String... routes) {
    Router.Builder<String> builder = Router.builder();
    for (String route : routes) {
      String[] parts = route.split(" ");
      builder.add(Method.valueOf(parts[0]), PathTemplate.parse(parts[1]), route, "in a test");
    }
    return builder.build();
  }

  /// `route|capture|capture`, or the methods allowed, or `none`.
  private static String ask(Router<String> router, String method, String path) {
    byte[] bytes = ("GET " + path + " HTTP").getBytes(US_ASCII);
    Captures captures = new Captures();
    return switch (router.match(Method.valueOf(method), bytes, 4, 4 + path.length(), captures)) {
      case Match.Found<String>(String route) -> {
        StringBuilder out = new StringBuilder(route);
        for (int i = 0; i < captures.count(); i++) {
          out.append('|').append(captures.value(i));
        }
        yield out.toString();
      }
      case Match.MethodNotAllowed<String>(var allowed) -> allowed.toString();
      case Match.NotFound<String> none -> "none";
    };
  }

  @Test
  void findsStaticPaths() {
    Router<String> router = router("GET /", "GET /todos", "POST /todos", "GET /todos/new");
    assertThat(ask(router, "GET", "/")).isEqualTo("GET /");
    assertThat(ask(router, "GET", "/todos")).isEqualTo("GET /todos");
    assertThat(ask(router, "POST", "/todos")).isEqualTo("POST /todos");
    assertThat(ask(router, "GET", "/todos/new")).isEqualTo("GET /todos/new");
    assertThat(ask(router, "GET", "/todos/ne")).isEqualTo("none");
    assertThat(ask(router, "GET", "/todos/")).isEqualTo("none");
    assertThat(ask(router, "GET", "/todo")).isEqualTo("none");
  }

  @Test
  void prefersLiteralThenParameterThenRestWhateverTheOrder() {
    List<String> routes =
        new ArrayList<>(
            List.of("GET /a/{x...}", "GET /a/{x}", "GET /a/b", "GET /a/{x}/c", "GET /a/b/{y}"));
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(routes, new Random(i));
      Router<String> router = router(routes.toArray(new String[0]));
      assertThat(ask(router, "GET", "/a/b")).isEqualTo("GET /a/b");
      assertThat(ask(router, "GET", "/a/z")).isEqualTo("GET /a/{x}|z");
      assertThat(ask(router, "GET", "/a/b/c")).isEqualTo("GET /a/b/{y}|c");
      assertThat(ask(router, "GET", "/a/z/c")).isEqualTo("GET /a/{x}/c|z");
      assertThat(ask(router, "GET", "/a/z/d")).isEqualTo("GET /a/{x...}|z/d");
      assertThat(ask(router, "GET", "/a/")).isEqualTo("GET /a/{x...}|");
      assertThat(ask(router, "GET", "/a")).isEqualTo("none");
    }
  }

  @Test
  void goesBackWhenALiteralLeadsNowhere() {
    Router<String> router = router("GET /users/me/{tab}", "GET /users/{id}", "GET /users/{id}/x");
    assertThat(ask(router, "GET", "/users/me")).isEqualTo("GET /users/{id}|me");
    assertThat(ask(router, "GET", "/users/me/x")).isEqualTo("GET /users/me/{tab}|x");
    assertThat(ask(router, "GET", "/users/men/x")).isEqualTo("GET /users/{id}/x|men");
  }

  @Test
  void theMethodTakesPart() {
    Router<String> router = router("GET /a/new", "POST /a/{id}", "PUT /{x...}");
    assertThat(ask(router, "POST", "/a/new")).isEqualTo("POST /a/{id}|new");
    assertThat(ask(router, "HEAD", "/a/new")).isEqualTo("GET /a/new");
    assertThat(ask(router, "PUT", "/a/new")).isEqualTo("PUT /{x...}|a/new");
    assertThat(ask(router, "DELETE", "/a/new")).isEqualTo("[GET, HEAD, POST, PUT, OPTIONS]");
    assertThat(ask(router, "DELETE", "/b")).isEqualTo("[PUT, OPTIONS]");
  }

  @Test
  void aParameterNeverCatchesAnEmptySegment() {
    Router<String> router = router("GET /a/{x}/b", "GET /{x}");
    assertThat(ask(router, "GET", "/a//b")).isEqualTo("none");
    assertThat(ask(router, "GET", "/")).isEqualTo("none");
  }

  @Test
  void decodesEachCaptureOnce() {
    Router<String> router = router("GET /f/{x}", "GET /r/{x...}");
    assertThat(ask(router, "GET", "/f/a%2Fb")).isEqualTo("GET /f/{x}|a/b");
    assertThat(ask(router, "GET", "/f/%2541")).isEqualTo("GET /f/{x}|%41");
    assertThat(ask(router, "GET", "/f/%C3%A9%20")).isEqualTo("GET /f/{x}|é ");
    assertThat(ask(router, "GET", "/r/a%2fb/c")).isEqualTo("GET /r/{x...}|a/b/c");
  }

  @Test
  void literalsMatchHoweverTheyAreSpelled() {
    Router<String> router = router("GET /caf%C3%A9", "GET /a/{x}", "GET /50%25");
    assertThat(ask(router, "GET", "/caf%c3%a9")).isEqualTo("GET /caf%C3%A9");
    assertThat(ask(router, "GET", "/%61/b")).isEqualTo("GET /a/{x}|b");
    assertThat(ask(router, "GET", "/50%25")).isEqualTo("GET /50%25");
    assertThat(ask(router, "GET", "/a%2Fb")).isEqualTo("none");
  }

  @Test
  void refusesDuplicatesNamingBothPlaces() {
    Router.Builder<String> builder =
        Router.<String>builder()
            .add(Method.GET, PathTemplate.parse("/todos/{id}"), "a", "todos.Todos.byId(long)");
    assertThatThrownBy(
            () -> builder.add(Method.GET, PathTemplate.parse("/todos/{key}"), "b", "App.get"))
        .isInstanceOf(RouteConflictException.class)
        .hasMessage(
            "GET /todos/{key} (App.get) answers the same requests as GET /todos/{id}"
                + " (todos.Todos.byId(long)): give one of them another path or another method");
    builder.add(Method.POST, PathTemplate.parse("/todos/{key}"), "c", "App.post");
  }

  /// The rule as it is written, over regular expressions: the best of all templates that match.
  @Test
  void agreesWithASimpleModel() {
    Random random = new Random(42);
    String[] pieces = {"a", "ab", "b", "{p}", "{r...}", "", "abc"};
    for (int round = 0; round < 300; round++) {
      List<String> templates = new ArrayList<>();
      Router.Builder<String> builder = Router.builder();
      for (int i = 0; i < 12; i++) {
        PathTemplate template = randomTemplate(random, pieces);
        try {
          builder.add(Method.GET, template, template.text(), "here");
          templates.add(template.text());
        } catch (RouteConflictException duplicate) {
          assertThat(templates).contains(template.text());
        }
      }
      Router<String> router = builder.build();
      for (int i = 0; i < 60; i++) {
        String path = randomPath(random);
        String answer = ask(router, "GET", path);
        assertThat(answer.split("\\|", -1)[0])
            .as("%s in %s", path, templates)
            .isEqualTo(best(templates, path));
      }
    }
  }

  private static PathTemplate randomTemplate(Random random, String[] pieces) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      String piece = pieces[random.nextInt(pieces.length)];
      if (piece.startsWith("{r") && i < length - 1) {
        piece = "a";
      }
      text.append('/').append(piece.replace("p}", "p" + i + "}"));
    }
    return PathTemplate.parse(text.toString());
  }

  private static String randomPath(Random random) {
    String[] pieces = {"a", "ab", "b", "abc", "c", ""};
    return random
        .ints(1 + random.nextInt(4), 0, pieces.length)
        .mapToObj(i -> "/" + pieces[i])
        .collect(Collectors.joining());
  }

  private static String best(List<String> templates, String path) {
    return templates.stream()
        .filter(template -> regex(template).matcher(path).matches())
        .min((one, two) -> rank(one).compareTo(rank(two)))
        .orElse("none");
  }

  private static Pattern regex(String template) {
    return Pattern.compile(
        template.replaceAll("\\{r\\.\\.\\.}", ".*").replaceAll("\\{p\\d}", "[^/]+"));
  }

  /// Orders by the kind of each segment from left to right.
  private static String rank(String template) {
    StringBuilder rank = new StringBuilder();
    for (String piece : template.substring(1).split("/", -1)) {
      rank.append(piece.startsWith("{r") ? '2' : piece.startsWith("{p") ? '1' : '0');
    }
    return rank.toString();
  }

  @Test
  void holdsAThousandTemplates() {
    Router.Builder<String> builder = Router.builder();
    for (int i = 0; i < 1000; i++) {
      builder.add(Method.GET, PathTemplate.parse("/s" + i), "s" + i, "here");
      builder.add(Method.GET, PathTemplate.parse("/p" + i + "/{x}/y"), "p" + i, "here");
    }
    Router<String> router = builder.build();
    for (int i = 0; i < 1000; i++) {
      assertThat(ask(router, "GET", "/s" + i)).isEqualTo("s" + i);
      assertThat(ask(router, "GET", "/p" + i + "/v/y")).isEqualTo("p" + i + "|v");
    }
  }

  @Test
  void keepsRawCapturesAndChecksTheirIndex() {
    byte[] path = "/f/a%2Fb".getBytes(US_ASCII);
    Captures captures = new Captures();
    router("GET /f/{x}").match(Method.GET, path, 0, path.length, captures);
    assertThat(captures.raw(0)).isEqualTo("a%2Fb");
    assertThatThrownBy(() -> captures.value(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> captures.value(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void keepsRawCapturesOfAPathWithOtherEscapes() {
    String text = "/%66/a%2Fb%20c/%61/x%25y/z";
    byte[] path = ("GET " + text + " HTTP").getBytes(US_ASCII);
    Captures captures = new Captures();
    router("GET /f/{x}/a/{r...}").match(Method.GET, path, 4, 4 + text.length(), captures);
    assertThat(captures.count()).isEqualTo(2);
    assertThat(captures.raw(0)).isEqualTo("a%2Fb%20c");
    assertThat(captures.value(0)).isEqualTo("a/b c");
    assertThat(captures.raw(1)).isEqualTo("x%25y/z");
    assertThat(captures.value(1)).isEqualTo("x%y/z");
  }

  @Test
  void aCaptureThatEndsWithAnEscapeIsWhole() {
    assertThat(ask(router("GET /f/{x}"), "GET", "/f/a%2f")).isEqualTo("GET /f/{x}|a/");
    assertThat(ask(router("GET /f/{x...}"), "GET", "/f%2e/")).isEqualTo("none");
    assertThat(ask(router("GET /f/{x...}"), "GET", "/%66/")).isEqualTo("GET /f/{x...}|");
  }

  @Test
  void refusesEscapesThatAreNotWellFormed() {
    Router<String> router = router("GET /a/{x}");
    for (String path : List.of("/a/%", "/a/%4", "/a/%4g", "/a/%g4", "/a/%-1")) {
      assertThatThrownBy(() -> ask(router, "GET", path))
          .as(path)
          .isInstanceOf(BadTargetException.class);
    }
  }

  @Test
  void takesPathsWhoseHashesAreEqualForEveryPolynomialWithMultiplier31() {
    List<String> routes = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      StringBuilder path = new StringBuilder("GET /");
      for (int bit = 0; bit < 6; bit++) {
        path.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      routes.add(path.toString());
    }
    Router<String> router = router(routes.toArray(new String[0]));
    for (String route : routes) {
      assertThat(ask(router, "GET", route.substring(4))).isEqualTo(route);
    }
  }

  @Test
  void givesTheSameMatchForEachRequest() {
    Router<String> router = router("GET /todos", "GET /todos/{id}");
    Captures captures = new Captures();
    RequestTarget target = RequestTarget.parse("/todos?q=1");
    assertThat(router.match(Method.GET, target, captures))
        .isSameAs(router.match(Method.HEAD, target, captures))
        .isEqualTo(new Match.Found<>("GET /todos"));
    assertThat(router.match(Method.GET, RequestTarget.parse("/todos/1"), captures))
        .isSameAs(router.match(Method.GET, RequestTarget.parse("/todos/2"), captures));
    assertThat(router.match(Method.GET, RequestTarget.parse("/"), captures))
        .isSameAs(router.match(Method.PUT, RequestTarget.parse("/b"), captures))
        .isEqualTo(new Match.NotFound<String>());
    assertThat(router.match(Method.PUT, target, captures))
        .isSameAs(router.match(Method.POST, target, captures));
  }

  @Test
  void anEmptyRouterFindsNothing() {
    assertThat(ask(router(), "GET", "/")).isEqualTo("none");
  }

  @Test
  void findsNothingWhereNoPathBegins() {
    Router<String> router = router("GET /{x}", "GET /{x...}", "GET /");
    assertThat(ask(router, "GET", "")).isEqualTo("none");
    assertThat(ask(router, "GET", "x/a")).isEqualTo("none");
    assertThat(ask(router, "GET", "*")).isEqualTo("none");
  }

  @Test
  void aHeadOfItsOwnComesBeforeGet() {
    Router<String> router = router("GET /a", "HEAD /a", "GET /b/{x}", "HEAD /b/{x}", "OPTIONS /a");
    assertThat(ask(router, "HEAD", "/a")).isEqualTo("HEAD /a");
    assertThat(ask(router, "HEAD", "/b/1")).isEqualTo("HEAD /b/{x}|1");
    assertThat(ask(router, "OPTIONS", "/a")).isEqualTo("OPTIONS /a");
    assertThat(ask(router, "OPTIONS", "/b/1")).isEqualTo("[GET, HEAD, OPTIONS]");
  }

  @Test
  void aSegmentIsMatchedAsAWhole() {
    Router<String> router = router("GET /users/{id}", "GET /users/{id}/posts");
    assertThat(ask(router, "GET", "/users42")).isEqualTo("none");
    assertThat(ask(router, "GET", "/users/42postsx")).isEqualTo("GET /users/{id}|42postsx");
    assertThat(ask(router, "GET", "/users/42/postsx")).isEqualTo("none");
    assertThat(ask(router, "GET", "/users/42;v=1")).isEqualTo("GET /users/{id}|42;v=1");
  }

  @Test
  void theAllowedMethodsCannotBeChanged() {
    byte[] path = "/a".getBytes(US_ASCII);
    var match = router("GET /a").match(Method.PUT, path, 0, path.length, new Captures());
    var allowed = ((Match.MethodNotAllowed<String>) match).allowed();
    assertThatThrownBy(() -> allowed.add(Method.PUT))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  /// The worked example of docs/design/routing.md.
  @Test
  void answersAsTheDesignPageShows() {
    Router<String> router =
        router(
            "GET /users/me/{tab}",
            "GET /users/{id}",
            "GET /users/{id}/posts",
            "GET /uploads/{path...}",
            "GET /users/new",
            "POST /users/{id}");
    assertThat(ask(router, "GET", "/users/new")).isEqualTo("GET /users/new");
    assertThat(ask(router, "POST", "/users/new")).isEqualTo("POST /users/{id}|new");
    assertThat(ask(router, "GET", "/users/me")).isEqualTo("GET /users/{id}|me");
    assertThat(ask(router, "GET", "/users/me/posts")).isEqualTo("GET /users/me/{tab}|posts");
    assertThat(ask(router, "GET", "/users/meg/posts")).isEqualTo("GET /users/{id}/posts|meg");
    assertThat(ask(router, "PUT", "/users/new")).isEqualTo("[GET, HEAD, POST, OPTIONS]");
    assertThat(ask(router, "GET", "/users/")).isEqualTo("none");
    assertThat(ask(router, "GET", "/uploads/")).isEqualTo("GET /uploads/{path...}|");
  }
}
