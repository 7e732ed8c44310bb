package dev.serval.routing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The router beside a model of a few lines that is slow and obviously right, over random routes
/// and paths: the route, what was caught, and the methods of 405.
class RouterModelTest {
  private static final List<Method> METHODS = List.of(Method.GET, Method.HEAD, Method.POST);

  /// Of every length around eight and sixteen bytes, alike at both ends, empty, and such as are
  /// escaped; few of them, so that templates overlap.
  private static final List<String> WORDS =
      List.of(
          "a",
          "ab",
          "b",
          "",
          "v1",
          "50%25",
          "a%2Fb",
          "caf%C3%A9",
          "seven-7",
          "eight-88",
          "nine-9999",
          "fifteen-fifteen",
          "sixteen-16-bytes",
          "sixteen-17-bytes",
          "seventeen-seventeen",
          "seventeen-seventeeN",
          "a-segment-of-more-than-three-words-here");

  /// One route, and how the model matches and orders it.
  private record Model(Method method, PathTemplate template) {
    String name() {
      return method + " " + template;
    }

    /// What the parameters catch, raw; null where the path does not match.
    List<String> captures(List<String> path) {
      List<Segment> segments = template.segments();
      List<String> caught = new ArrayList<>();
      for (int i = 0; i < segments.size(); i++) {
        if (i >= path.size()) {
          return null;
        }
        switch (segments.get(i)) {
          case Segment.Rest rest -> {
            caught.add(String.join("/", path.subList(i, path.size())));
            return caught;
          }
          case Segment.Parameter parameter -> {
            if (path.get(i).isEmpty()) {
              return null;
            }
            caught.add(path.get(i));
          }
          case Segment.Literal(String text) -> {
            if (!text.equals(decoded(path.get(i)))) {
              return null;
            }
          }
        }
      }
      return path.size() == segments.size() ? caught : null;
    }

    boolean answers(Method asked) {
      return method == asked;
    }

    /// A letter for the kind of each segment, so that texts compare as the precedence rule does.
    String rank() {
      return template.segments().stream()
          .map(segment ->
              switch (segment) {
                case Segment.Literal literal -> "a";
                case Segment.Parameter parameter -> "b";
                case Segment.Rest rest -> "c";
              })
          .collect(Collectors.joining());
    }
  }

  private static String decoded(String raw) {
    return java.net.URLDecoder.decode(raw.replace("+", "%2B"), UTF_8);
  }

  /// The route and what it caught, or the methods allowed, or nothing.
  private static String model(List<Model> routes, Method method, String path) {
    List<String> segments = List.of(path.substring(1).split("/", -1));
    List<Model> matching =
        routes.stream()
            .filter(route -> route.captures(segments) != null)
            .sorted(Comparator.comparing(Model::rank))
            .toList();
    for (Model route : matching) {
      boolean own =
          matching.stream()
              .anyMatch(other -> other.answers(method) && other.rank().equals(route.rank()));
      if (route.answers(method) || method == Method.HEAD && !own && route.answers(Method.GET)) {
        return route.name() + " " + route.captures(segments);
      }
    }
    if (matching.isEmpty()) {
      return "none";
    }
    Set<Method> allowed = EnumSet.of(Method.OPTIONS);
    matching.forEach(route -> allowed.add(route.method()));
    if (allowed.contains(Method.GET)) {
      allowed.add(Method.HEAD);
    }
    return allowed.toString();
  }

  private static String router(
      Router<String> router, Method method, String path, Captures captures, Random random) {
    String before = " ".repeat(random.nextInt(3));
    String after = random.nextBoolean() ? "" : "?q/r HTTP/1.1\r\n";
    byte[] bytes = (before + path + after).getBytes(US_ASCII);
    int from = before.length();
    return switch (router.match(method, bytes, from, from + path.length(), captures)) {
      case Match.Found<String>(String name) -> {
        List<String> caught = new ArrayList<>();
        for (int i = 0; i < captures.count(); i++) {
          caught.add(captures.raw(i));
          assertThat(captures.value(i)).isEqualTo(decoded(captures.raw(i)));
        }
        yield name + " " + caught;
      }
      case Match.MethodNotAllowed<String>(var allowed) -> {
        assertThat(captures.count()).isZero();
        yield allowed.toString();
      }
      case Match.NotFound<String> none -> {
        assertThat(captures.count()).isZero();
        yield "none";
      }
    };
  }

  @Test
  void agreesWithTheModel() {
    int found = 0;
    int refused = 0;
    Captures captures = new Captures();
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      List<String> words = some(random, 2 + random.nextInt(5));
      String prefix = random.nextInt(3) == 0 ? "/api/v1" : "";
      List<Model> routes = routes(random, prefix, words);
      Router.Builder<String> builder = Router.builder();
      routes.forEach(route -> builder.add(route.method(), route.template(), route.name(), "here"));
      Router<String> router = builder.build();
      for (int i = 0; i < 200; i++) {
        String path = path(random, prefix, words);
        for (Method method : METHODS) {
          String expected = model(routes, method, path);
          assertThat(router(router, method, path, captures, random))
              .as("seed %s: %s %s in %s", seed, method, path, routes)
              .isEqualTo(expected);
          found += expected.contains(" [") ? 1 : 0;
          refused += expected.startsWith("[") ? 1 : 0;
        }
      }
    }
    // So that the test cannot pass by asking for nothing.
    assertThat(found).isGreaterThan(30_000);
    assertThat(refused).isGreaterThan(3_000);
  }

  private static List<String> some(Random random, int count) {
    return random.ints(count, 0, WORDS.size()).mapToObj(WORDS::get).distinct().toList();
  }

  private static List<Model> routes(Random random, String prefix, List<String> words) {
    List<Model> routes = new ArrayList<>();
    Set<String> shapes = new LinkedHashSet<>();
    int count = 1 + random.nextInt(20);
    for (int i = 0; i < count; i++) {
      PathTemplate template = template(random, prefix, words);
      Method method = METHODS.get(random.nextInt(METHODS.size()));
      if (shapes.add(method + template.shape())) {
        routes.add(new Model(method, template));
      }
    }
    return routes;
  }

  private static PathTemplate template(Random random, String prefix, List<String> words) {
    StringBuilder text = new StringBuilder(prefix);
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(5);
      if (kind == 0 && i == length - 1) {
        text.append("/{rest...}");
      } else if (kind < 3) {
        text.append("/{p").append(i).append('}');
      } else {
        text.append('/').append(words.get(random.nextInt(words.size())));
      }
    }
    return PathTemplate.parse(text.toString());
  }

  private static String path(Random random, String prefix, List<String> words) {
    StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "" : prefix);
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      String word = words.get(random.nextInt(words.size()));
      text.append('/')
          .append(
              switch (random.nextInt(8)) {
                case 0 -> escaped(random, word);
                case 1 -> word + "x";
                case 2 -> word.isEmpty() ? word : word.substring(0, word.lastIndexOf(last(word)));
                case 3 -> "12345";
                default -> word;
              });
    }
    return RequestTarget.parse(text.toString()).path();
  }

  /// The last character with its escape, if it is one.
  private static String last(String word) {
    int escape = word.lastIndexOf('%');
    return escape >= 0 && escape == word.length() - 3
        ? word.substring(word.indexOf('%'))
        : word.substring(word.length() - 1);
  }

  /// Another spelling of the same segment.
  private static String escaped(Random random, String word) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '%') {
        String escape = word.substring(i, i + 3);
        text.append(random.nextBoolean() ? escape : escape.toLowerCase(java.util.Locale.ROOT));
        i += 2;
      } else if (random.nextInt(3) == 0) {
        text.append('%').append(Integer.toHexString(c));
      } else {
        text.append(c);
      }
    }
    return new String(text.toString().getBytes(ISO_8859_1), ISO_8859_1);
  }
}
