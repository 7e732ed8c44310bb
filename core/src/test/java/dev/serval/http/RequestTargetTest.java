package dev.serval.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTargetTest {
  private static void refuses(String... targets) {
    for (String target : targets) {
      assertThatThrownBy(() -> RequestTarget.parse(target))
          .as(target)
          .isInstanceOf(BadTargetException.class);
      assertThatThrownBy(() -> parse(target.getBytes(StandardCharsets.ISO_8859_1)))
          .as(target)
          .isInstanceOf(BadTargetException.class);
    }
  }

  @Test
  void partsPathAndQuery() {
    RequestTarget target = RequestTarget.parse("/a/b?c=/d?e");
    assertThat(target.path()).isEqualTo("/a/b");
    assertThat(target.rawQuery()).isEqualTo("c=/d?e");
    assertThat(target.pathStart()).isZero();
    assertThat(target.pathEnd()).isEqualTo(4);
    assertThat(target.bytes()).asString().isEqualTo("/a/b?c=/d?e");
  }

  @Test
  void tellsAnEmptyQueryFromNone() {
    assertThat(RequestTarget.parse("/?").rawQuery()).isEmpty();
    assertThat(RequestTarget.parse("/").rawQuery()).isNull();
  }

  @Test
  void refusesWhatDoesNotStartWithASlash() {
    refuses("", "a", "*", "?a", "http://x/", "%2Fa");
  }

  @Test
  void refusesControlsSpacesFragmentsAndRawBytesBeyondAscii() {
    refuses("/a b", "/a\tb", "/a\0", "/a\r", "/a\n", "/a\u007f", "/a#b", "/é", "/a?b c", "/?é");
    assertThatThrownBy(() -> RequestTarget.parse("/\u0141")).isInstanceOf(BadTargetException.class);
  }

  @Test
  void refusesDotSegmentsInEverySpelling() {
    refuses("/.", "/..", "/./", "/../a", "/a/..", "/a/./b", "/a/../b", "/..?q");
    refuses("/%2e", "/%2E%2e", "/.%2e/a", "/a/%2e./b", "/a/%2e?x");
  }

  @Test
  void refusesARestThatHasDotSegments() {
    for (String rest :
        List.of(
            ".",
            "..",
            "../",
            "../../etc/passwd",
            "a/..",
            "a/./b",
            "..\\a",
            "a\\..",
            "a/..\\b",
            "/..")) {
      assertThatThrownBy(() -> RequestTarget.checkRest(rest))
          .as(rest)
          .isInstanceOf(BadTargetException.class)
          .hasMessage("The path has a '.' or '..' segment");
    }
    for (String rest :
        List.of("", "/", "a", "...", ".a/..b", "a./b../c", "a//b\\", ".../..;", "a..b")) {
      RequestTarget.checkRest(rest);
    }
  }

  @Test
  void takesSegmentsThatOnlyStartWithDots() {
    for (String path :
        List.of("/...", "/.a", "/..a", "/..;x", "/a.", "/%2e%2e%2e", "/.%2Fa", "/a%5C..")) {
      assertThat(RequestTarget.parse(path).path()).isEqualTo(path);
    }
  }

  @Test
  void keepsWhatIsData() {
    for (String path :
        List.of(
            "//", "/a//b", "/a;x=y", "/a\\b", "/a%5Cb", "/a%2Fb", "/a%3Bb", "/a%0Ab", "/\"<>{}")) {
      assertThat(RequestTarget.parse(path).path()).isEqualTo(path);
    }
  }

  @Test
  void refusesEscapesThatDoNotDecode() {
    refuses("/%", "/%4", "/%4g", "/%g4", "/a%/b", "/%2", "/%00", "/a%00b", "/%+1", "/%-1");
    refuses("/%ff", "/%c3", "/%c3/%a9", "/%c0%af", "/%e0%80%af", "/%ed%a0%80", "/%f4%90%80%80");
    assertThat(RequestTarget.parse("/%C3%A9").path()).isEqualTo("/%C3%A9");
  }

  @Test
  void leavesEscapesOfTheQueryToItsReader() {
    assertThat(RequestTarget.parse("/?%").rawQuery()).isEqualTo("%");
  }

  @Test
  void boundsTheNumberOfSegments() {
    String atTheBound = "/a".repeat(RequestTarget.MAX_SEGMENTS);
    assertThat(RequestTarget.parse(atTheBound).path()).isEqualTo(atTheBound);
    assertThat(RequestTarget.parse(atTheBound + "?" + "/a".repeat(99)).path())
        .isEqualTo(atTheBound);
    refuses(atTheBound + "/", atTheBound + "/a");
  }

  @Test
  void doesNotEchoTheTargetInItsErrorsAndNotItsQueryInPrint() {
    assertThatThrownBy(() -> RequestTarget.parse("/secret%"))
        .hasMessageNotContaining("secret")
        .hasNoCause();
    assertThat(RequestTarget.parse("/a?token=secret")).hasToString("/a");
  }

  @Test
  void readsATargetAmongOtherBytes() {
    byte[] line = "GET /a/b?c=d HTTP/1.1".getBytes(StandardCharsets.ISO_8859_1);
    RequestTarget target = RequestTarget.parse(line, 4, 12);
    assertThat(target.path()).isEqualTo("/a/b");
    assertThat(target.rawQuery()).isEqualTo("c=d");
    assertThat(target.query(10).first("c")).isEqualTo("d");
    assertThat(target.bytes()).isSameAs(line);
    assertThat(target.pathStart()).isEqualTo(4);
    assertThat(target.pathEnd()).isEqualTo(8);
    assertThat(target.end()).isEqualTo(12);
  }

  private static RequestTarget parse(byte[] target) {
    return RequestTarget.parse(target, 0, target.length);
  }

  @Test
  void isRawWithItsQueryAndShownWithout() {
    assertThat(RequestTarget.parse("/a%20b?key=1&x").raw()).isEqualTo("/a%20b?key=1&x");
    assertThat(RequestTarget.parse("/a?").raw()).isEqualTo("/a?");
    assertThat(RequestTarget.parse("/a").raw()).isEqualTo("/a");
    assertThat(RequestTarget.parse("/a?key=1")).hasToString("/a");
  }
}
