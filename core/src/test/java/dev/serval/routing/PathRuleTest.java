package dev.serval.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.BadTargetException;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import org.junit.jupiter.api.Test;

/// The path rule from the request target to the captured value; docs/design/routing.md shows it as
/// a table. Also CVE-2023-4853 and its neighbours: a path has one meaning only.
class PathRuleTest {
  private static final Router<String> ROUTER =
      Router.<String>builder()
          .add(Method.GET, PathTemplate.parse("/admin"), "admin", "here")
          .add(Method.GET, PathTemplate.parse("/files/{name}"), "file", "here")
          .add(Method.GET, PathTemplate.parse("/tree/{path...}"), "tree", "here")
          .build();

  private static String ask(String target) {
    Captures captures = new Captures();
    try {
      return switch (ROUTER.match(Method.GET, RequestTarget.parse(target), captures)) {
        case Match.Found<String>(String route) ->
            captures.count() == 0 ? route : route + " " + captures.value(0);
        case Match.MethodNotAllowed<String> refused -> "405";
        case Match.NotFound<String> none -> "404";
      };
    } catch (BadTargetException e) {
      return "400";
    }
  }

  @Test
  void anEscapedSlashStaysInItsSegment() {
    assertThat(ask("/files/a%2Fb")).isEqualTo("file a/b");
    assertThat(ask("/files/a/b")).isEqualTo("404");
    assertThat(ask("/files%2Fa")).isEqualTo("404");
    assertThat(ask("/tree/a%2Fb/c")).isEqualTo("tree a/b/c");
  }

  @Test
  void aLiteralMatchesInAnySpelling() {
    assertThat(ask("/%61dmin")).isEqualTo("admin");
    assertThat(ask("/%2561dmin")).isEqualTo("404");
    assertThat(ask("/Admin")).isEqualTo("404");
  }

  @Test
  void aSemicolonAndABackslashAreData() {
    assertThat(ask("/admin;x=y")).isEqualTo("404");
    assertThat(ask("/admin%3Bx")).isEqualTo("404");
    assertThat(ask("/files/a;b=c")).isEqualTo("file a;b=c");
    assertThat(ask("/files/a\\b")).isEqualTo("file a\\b");
    assertThat(ask("/files/..%5Cb")).isEqualTo("file ..\\b");
  }

  @Test
  void emptySegmentsAreData() {
    assertThat(ask("//admin")).isEqualTo("404");
    assertThat(ask("/admin/")).isEqualTo("404");
    assertThat(ask("/files/")).isEqualTo("404");
    assertThat(ask("/tree/")).isEqualTo("tree ");
    assertThat(ask("/tree//a/")).isEqualTo("tree /a/");
  }

  @Test
  void dotSegmentsAreRefused() {
    assertThat(ask("/files/../admin")).isEqualTo("400");
    assertThat(ask("/tree/%2e%2e/admin")).isEqualTo("400");
    assertThat(ask("/tree/..%2Fadmin")).isEqualTo("tree ../admin");
  }

  @Test
  void aQuestionMarkEndsThePath() {
    assertThat(ask("/admin?/files/x")).isEqualTo("admin");
    assertThat(ask("/files/a%3Fb")).isEqualTo("file a?b");
  }
}
