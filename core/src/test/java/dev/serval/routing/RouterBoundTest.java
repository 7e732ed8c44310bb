package dev.serval.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import org.junit.jupiter.api.Test;

/// What a request can cost at most, whatever its path is.
class RouterBoundTest {
  private static final int DEPTH = 10;

  /// Each of ten segments is `a` or a parameter, in all combinations, and then one literal: the way
  /// back leads everywhere.
  private static Router<String> everyCombination() {
    Router.Builder<String> builder = Router.builder();
    for (int bits = 0; bits < 1 << DEPTH; bits++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < DEPTH; i++) {
        text.append((bits >> i & 1) == 0 ? "/a" : "/{p" + i + "}");
      }
      PathTemplate template = PathTemplate.parse(text + "/end");
      builder.add(Method.GET, template, template.text(), "here");
    }
    return builder.build();
  }

  @Test
  void aSearchVisitsNoNodeTwice() {
    Captures captures = new Captures();
    byte[] path = ("/a".repeat(DEPTH) + "/none").getBytes(US_ASCII);
    Match<String> match = everyCombination().match(Method.GET, path, 0, path.length, captures);
    assertThat(match).isInstanceOf(Match.NotFound.class);
    // All nodes but the root's 1,024 ends: 2 + 4 + … + 1,024, and the root.
    assertThat(captures.visited).isEqualTo((1 << DEPTH + 1) - 1);
  }

  @Test
  void aWrongMethodIsLookedForAtEachEndOnce() {
    Captures captures = new Captures();
    byte[] path = ("/a".repeat(DEPTH) + "/end").getBytes(US_ASCII);
    Match<String> match = everyCombination().match(Method.PUT, path, 0, path.length, captures);
    assertThat(match).isInstanceOf(Match.MethodNotAllowed.class);
    assertThat(captures.visited).isEqualTo((1 << DEPTH + 1) - 1 + (1 << DEPTH));
  }

  @Test
  void aPathOfAllSegmentsAllowedIsSearchedNoDeeperThanTheTree() {
    Captures captures = new Captures();
    byte[] path = "/a".repeat(RequestTarget.MAX_SEGMENTS).getBytes(US_ASCII);
    everyCombination().match(Method.GET, path, 0, path.length, captures);
    assertThat(captures.visited).isLessThanOrEqualTo(1 << DEPTH + 1);
  }

  @Test
  void goesBackFromTheDeepestNodeToARestAtTheTop() {
    Router<String> router =
        Router.<String>builder()
            .add(Method.GET, PathTemplate.parse("/a".repeat(200) + "/{x}/end"), "deep", "here")
            .add(Method.GET, PathTemplate.parse("/{rest...}"), "rest", "here")
            .build();
    Captures captures = new Captures();
    byte[] path = ("/a".repeat(201) + "/other").getBytes(US_ASCII);
    assertThat(router.match(Method.GET, path, 0, path.length, captures))
        .isEqualTo(new Match.Found<>("rest"));
    assertThat(captures.count()).isEqualTo(1);
    assertThat(captures.raw(0)).isEqualTo("a/".repeat(201) + "other");
  }
}
