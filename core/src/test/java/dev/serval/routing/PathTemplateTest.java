package dev.serval.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.routing.Segment.Literal;
import dev.serval.routing.Segment.Parameter;
import dev.serval.routing.Segment.Rest;
import org.junit.jupiter.api.Test;

class PathTemplateTest {
  private static void refuses(String template, String why) {
    assertThatThrownBy(() -> PathTemplate.parse(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Path template \"" + template + "\": " + why);
  }

  @Test
  void readsLiteralsParametersAndRest() {
    PathTemplate template = PathTemplate.parse("/files/{owner}/{path...}");
    assertThat(template.segments())
        .containsExactly(new Literal("files"), new Parameter("owner"), new Rest("path"));
    assertThat(template.parameterNames()).containsExactly("owner", "path");
    assertThat(template.text()).isEqualTo("/files/{owner}/{path...}");
    assertThat(template).hasToString("/files/{owner}/{path...}");
  }

  @Test
  void theRootIsOneEmptySegment() {
    assertThat(PathTemplate.parse("/").segments()).containsExactly(new Literal(""));
    assertThat(PathTemplate.parse("/a/").segments())
        .containsExactly(new Literal("a"), new Literal(""));
  }

  @Test
  void decodesLiterals() {
    assertThat(PathTemplate.parse("/caf%C3%A9").segments())
        .isEqualTo(PathTemplate.parse("/café").segments());
    assertThat(PathTemplate.parse("/a%2Fb").segments()).containsExactly(new Literal("a/b"));
  }

  @Test
  void refusesATemplateWithoutSlash() {
    refuses("todos", "a path template starts with '/'; write \"/todos\"");
    refuses("", "a path template starts with '/'; write \"/\"");
  }

  @Test
  void refusesAParameterInsideASegment() {
    refuses(
        "/a-{id}",
        "a parameter is a whole segment, found 'a-{id}'; write \"/{name}\" and take the value"
            + " apart in the handler");
  }

  @Test
  void saysWhichBraceIsMissing() {
    refuses("/{id", "the closing brace of '{id' is missing; write \"/{id}\"");
    refuses("/a/id}/b", "the opening brace of 'id}' is missing; write \"/{id}\"");
    refuses("/{a-b", "the closing brace of '{a-b' is missing; write \"/{name}\"");
    refuses("/}", "the opening brace of '}' is missing; write \"/{name}\"");
  }

  @Test
  void refusesNamesThatAreNoIdentifiersAndSaysWhatToWrite() {
    String start = ", where a Java identifier stands between the braces; ";
    refuses("/{}", "found '{}'" + start + "write {name} or {name...}");
    refuses("/{1a}", "found '{1a}'" + start + "write {name} or {name...}");
    refuses("/{a-b}", "found '{a-b}'" + start + "write {name} or {name...}");
    refuses("/{*path}", "found '{*path}'" + start + "for the rest of the path write {path...}");
    refuses("/{p:path}", "found '{p:path}'" + start + "for the rest of the path write {p...}");
    refuses(
        "/{id:[0-9]+}",
        "found '{id:[0-9]+}'"
            + start
            + "write {id} and let the type of the parameter say what is valid");
  }

  @Test
  void refusesANameThatOccursTwice() {
    refuses("/{a}/{a...}", "the name 'a' occurs twice; give each segment its own");
  }

  @Test
  void refusesARestThatIsNotLast() {
    refuses("/{a...}/b", "{a...} takes the rest of the path, so it must be the last segment");
  }

  @Test
  void refusesLiteralsThatNoRequestCanHave() {
    refuses("/a?b", "a path has no query and no fragment, found 'a?b'");
    refuses("/a#b", "a path has no query and no fragment, found 'a#b'");
    refuses("/%zz", "'%zz' has a percent-escape that does not decode");
    refuses("/%ff", "'%ff' has a percent-escape that does not decode");
    refuses("/a/..", "requests with '.' or '..' segments are refused, so none can match");
    refuses("/%2e/a", "requests with '.' or '..' segments are refused, so none can match");
  }

  @Test
  void goesUnderAPrefix() {
    assertThat(PathTemplate.parse("/todos").under("/v1").text()).isEqualTo("/v1/todos");
    assertThat(PathTemplate.parse("/todos").under("/v1/").text()).isEqualTo("/v1/todos");
    assertThat(PathTemplate.parse("/").under("/v1").text()).isEqualTo("/v1");
    assertThat(PathTemplate.parse("/a").under("").text()).isEqualTo("/a");
    assertThat(PathTemplate.parse("/a").under("/").text()).isEqualTo("/a");
    assertThat(PathTemplate.parse("/{b}").under("/{a}").parameterNames()).containsExactly("a", "b");
    assertThatThrownBy(() -> PathTemplate.parse("/{a}").under("/{a}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shapesForgetNamesAndSpellings() {
    assertThat(PathTemplate.parse("/%61/{x}/{y...}").shape())
        .isEqualTo(PathTemplate.parse("/a/{p}/{q...}").shape());
    assertThat(PathTemplate.parse("/%7B%7D").shape())
        .isNotEqualTo(PathTemplate.parse("/{x}").shape());
  }

  @Test
  void equalsByText() {
    assertThat(PathTemplate.parse("/a")).isEqualTo(PathTemplate.parse("/a"));
    assertThat(PathTemplate.parse("/a")).hasSameHashCodeAs(PathTemplate.parse("/a"));
    assertThat(PathTemplate.parse("/a")).isNotEqualTo(PathTemplate.parse("/b"));
    assertThat(PathTemplate.parse("/a")).isNotEqualTo("/a");
  }
}
