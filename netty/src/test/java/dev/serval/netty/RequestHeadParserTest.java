// RequestHeadParserTest: raw heads in, offsets or one refusal out, wherever the input is cut.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadParserTest {
  private static final TransportConfig SMALL =
      TransportConfig.defaults()
          .withMaxRequestLine(20)
          .withMaxHeaderField(16)
          .withMaxHeaders(40)
          .withMaxHeaderCount(3);

  /// What a parser made of some input.
  private record Outcome(@Nullable Refusal refusal, @Nullable String head, int consumed) {}

  private static Outcome parse(TransportConfig limits, String text, int... cuts) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    RequestHeadParser parser = new RequestHeadParser(limits);
    int at = 0;
    for (int i = 0; i <= cuts.length; i++) {
      int to = i < cuts.length ? cuts[i] : bytes.length;
      at = parser.feed(bytes, at, to);
      if (at < to) {
        break;
      }
    }
    String head = parser.isDone() ? describe(parser.head()) : null;
    return new Outcome(parser.refusal(), head, at);
  }

  /// What the scanner makes of it: the same head, or nothing at all.
  private static @Nullable String scan(TransportConfig limits, String text) {
    byte[] among = ("before" + text + "after").getBytes(ISO_8859_1);
    HeadScanner scanner = new HeadScanner(limits);
    RequestHead head = scanner.scan(among, 6, among.length - 5);
    if (head == null) {
      return null;
    }
    assertThat(scanner.end() - 6).isEqualTo(parse(limits, text).consumed());
    assertThat(head.bytes()).hasSize(scanner.end() - 6);
    return describe(head);
  }

  private static String describe(RequestHead head) {
    StringBuilder text = new StringBuilder();
    text.append(head.method()).append(' ');
    text.append(head.text(head.targetStart(), head.targetEnd()));
    text.append(" 1.").append(head.minor());
    for (int i = 0; i < head.fieldCount(); i++) {
      text.append('|').append(head.name(i)).append('=').append(head.value(i));
    }
    return text.toString();
  }

  /// Parses the text whole, cut at every byte, and byte by byte, and demands one outcome.
  private static Outcome parseEveryWay(TransportConfig limits, String text) {
    Outcome whole = parse(limits, text);
    int[] everyByte = new int[text.length()];
    for (int cut = 0; cut < text.length(); cut++) {
      everyByte[cut] = cut;
      assertThat(parse(limits, text, cut)).as("cut at %d", cut).isEqualTo(whole);
    }
    assertThat(parse(limits, text, everyByte)).as("byte by byte").isEqualTo(whole);
    assertThat(scan(limits, text))
        .as("scanned")
        .isEqualTo(text.startsWith("\r") ? null : whole.head());
    return whole;
  }

  private static void assertRefused(String text, Refusal expected) {
    Outcome outcome = parseEveryWay(TransportConfig.defaults(), text);
    assertThat(outcome.refusal()).isEqualTo(expected);
    assertThat(outcome.head()).isNull();
  }

  private static void assertParsed(String text, String expected) {
    Outcome outcome = parseEveryWay(TransportConfig.defaults(), text);
    assertThat(outcome.refusal()).isNull();
    assertThat(outcome.head()).isEqualTo(expected);
    assertThat(outcome.consumed()).isEqualTo(text.length());
  }

  @Test
  void findsThePartsOfAHead() {
    assertParsed(
        "GET /a?b HTTP/1.1\r\nHost: x\r\nA:\t 1 \t2 \t\r\nEmpty:\r\n\r\n",
        "GET /a?b 1.1|Host=x|A=1 \t2|Empty=");
  }

  @Test
  void acceptsAHeadWithoutFields() {
    assertParsed("M / HTTP/1.0\r\n\r\n", "M / 1.0");
  }

  @Test
  void acceptsEveryTokenCharacterInNamesAndObsTextInValues() {
    assertParsed(
        "!#$%&'*+-.^_`|~09azAZ * HTTP/1.1\r\n!#$%&'*+-.^_`|~09azAZ: \u0080\u00ff\r\n\r\n",
        "!#$%&'*+-.^_`|~09azAZ * 1.1|!#$%&'*+-.^_`|~09azAZ=\u0080\u00ff");
  }

  @Test
  void leavesWhatFollowsTheHead() {
    Outcome outcome =
        parseEveryWay(TransportConfig.defaults(), "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n");
    assertThat(outcome.consumed()).isEqualTo(18);
    assertThat(outcome.head()).isEqualTo("GET / 1.1");
  }

  @Test
  void skipsEmptyLinesUpToTheBound() {
    String request = "GET / HTTP/1.1\r\n\r\n";
    assertParsed("\r\n".repeat(RequestHeadParser.MAX_EMPTY_LINES) + request, "GET / 1.1");
    assertRefused(
        "\r\n".repeat(RequestHeadParser.MAX_EMPTY_LINES + 1) + request, Refusals.EMPTY_LINES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\0", " ", "\t", "\u0001", "\u0080", "(", ":", "\r\n "})
  void netty_CVE_2026_50020_skipsNothingButEmptyLines(String before) {
    assertRefused(before + "GET / HTTP/1.1\r\n\r\n", Refusals.LINE_START);
  }

  @Test
  void refusesACarriageReturnWithoutLineFeedBeforeARequest() {
    assertRefused("\rGET / HTTP/1.1\r\n\r\n", Refusals.LINE_START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"G(T / HTTP/1.1", "GET\t/ HTTP/1.1", "GET\r\n", "G\0T / HTTP/1.1", "GET:"})
  void refusesAMethodThatIsNoToken(String line) {
    assertRefused(line + "\r\n\r\n", Refusals.METHOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET  / HTTP/1.1",
        "GET \t/ HTTP/1.1",
        "GET /\tHTTP/1.1",
        "GET /\0 HTTP/1.1",
        "GET /\u007f HTTP/1.1",
        "GET /\u00e4 HTTP/1.1",
        "GET /\rHTTP/1.1",
        "GET /\nHTTP/1.1",
        "GET /"
      })
  void refusesATargetThatIsNotVisibleAscii(String line) {
    assertRefused(line + "\r\n\r\n", Refusals.TARGET_BYTE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 ",
        " HTTP/1.1",
        "http/1.1",
        "HTTP/1",
        "HTTP/1.",
        "HTTP/.1",
        "HTTP/11",
        "HTTP/1.10",
        "HTTP/01.1",
        "HTTP/1,1",
        "HTTP/1.1\t",
        "HTTPS/1.1",
        "HTTP/1.1\0",
        "HTTP/+1.1",
        "HTTP/\u0661.1",
        "/b HTTP/1.1",
        ""
      })
  void jetty_CVE_2017_7656_refusesAMalformedVersion(String version) {
    String ascii = version.replace('\u0661', '\u00b1');
    assertRefused("GET / " + ascii + "\r\n\r\n", Refusals.VERSION_SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "0.9", "1.2", "3.0", "9.9", "0.0", "2.1", "0.1"})
  void refusesAnotherVersion(String version) {
    assertRefused("GET / HTTP/" + version + "\r\n\r\n", Refusals.VERSION);
  }

  @Test
  void refusesThePrefaceOfHttp2() {
    assertRefused("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Refusals.VERSION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\r\n", "\r \n", "\0\r\n"})
  void refusesALineEndThatIsNotCrLf(String end) {
    assertRefused("GET / HTTP/1.1" + end + "Host: a\r\n\r\n", Refusals.VERSION_SYNTAX);
    Outcome field =
        parseEveryWay(
            TransportConfig.defaults(), "GET / HTTP/1.1\r\nHost: a" + end + "B: c\r\n\r\n");
    assertThat(field.refusal()).isIn(Refusals.LINE_END, Refusals.FIELD_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\r\n", "\rX"})
  void undertow_CVE_2026_28367_refusesAnOddEndOfTheHead(String end) {
    assertRefused("GET / HTTP/1.1\r\nHost: a\r\n" + end, Refusals.LINE_END);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t"})
  void undertow_CVE_2026_28369_refusesFoldedLines(String blank) {
    assertRefused("GET / HTTP/1.1\r\n" + blank + "Host: a\r\n\r\n", Refusals.FOLDED);
    assertRefused("GET / HTTP/1.1\r\nA: b\r\n" + blank + "c\r\n\r\n", Refusals.FOLDED);
    assertRefused("GET / HTTP/1.1\r\nA: b\r\n" + blank + "\r\n\r\n", Refusals.FOLDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host : a", "Host\t: a", ": a", "Host", "Ho st: a", "H\0st: a", "\u0001Host: a",
            "Host\u0001: a",
        "H\u00f6st: a", "Host\u007f: a", "Ho\"st: a", "(a): b", "a{}: b", "a\\: b", "[a]: b",
            "a@b: c"
      })
  void netty_CVE_2019_20444_and_2021_43797_refusesANameThatIsNoToken(String line) {
    assertRefused("GET / HTTP/1.1\r\n" + line + "\r\n\r\n", Refusals.FIELD_NAME);
  }

  @Test
  void refusesEveryControlCharacterInAValue() {
    for (char c = 0; c < 0x20; c++) {
      if (c != '\t' && c != '\r') {
        Outcome outcome =
            parseEveryWay(TransportConfig.defaults(), "GET / HTTP/1.1\r\nA: b" + c + "c\r\n\r\n");
        assertThat(outcome.refusal())
            .as("U+%04X", (int) c)
            .isEqualTo(c == '\n' ? Refusals.LINE_END : Refusals.FIELD_VALUE);
      }
    }
    assertRefused("GET / HTTP/1.1\r\nA: \u007f\r\n\r\n", Refusals.FIELD_VALUE);
  }

  @Test
  void limitsTheRequestLine() {
    // 13 bytes besides the path: a path of 7 makes exactly 20.
    assertThat(parseEveryWay(SMALL, "GET /23456 HTTP/1.1\r\n\r\n").head()).isNotNull();
    assertThat(parseEveryWay(SMALL, "GET /234567 HTTP/1.1\r\n\r\n").head()).isNotNull();
    assertThat(parseEveryWay(SMALL, "GET /2345678 HTTP/1.1\r\n\r\n").refusal())
        .isEqualTo(Refusals.LINE_TOO_LONG);
    assertThat(parseEveryWay(SMALL, "G".repeat(21)).refusal()).isEqualTo(Refusals.LINE_TOO_LONG);
    assertThat(parseEveryWay(SMALL, "G".repeat(20)).refusal()).isNull();
  }

  @Test
  void limitsOneField() {
    String line = "GET / HTTP/1.1\r\n";
    assertThat(parseEveryWay(SMALL, line + "A: 4567890123456\r\n\r\n").head()).isNotNull();
    assertThat(parseEveryWay(SMALL, line + "A: 45678901234567\r\n\r\n").refusal())
        .isEqualTo(Refusals.FIELD_TOO_LONG);
    assertThat(parseEveryWay(SMALL, line + "A".repeat(17)).refusal())
        .isEqualTo(Refusals.FIELD_TOO_LONG);
  }

  @Test
  void limitsAllFieldsTogether() {
    String line = "GET / HTTP/1.1\r\n";
    String two = "A: 4567890123456\r\nB: 4567890123456\r\n";
    assertThat(parseEveryWay(SMALL, line + two + "C: 45678\r\n\r\n").head()).isNotNull();
    assertThat(parseEveryWay(SMALL, line + two + "C: 456789\r\n\r\n").refusal())
        .isEqualTo(Refusals.HEADERS_TOO_LONG);
    String full = two + "C: 45678\r\n";
    assertThat(parseEveryWay(SMALL.withMaxHeaderCount(9), line + full + "D: 1\r\n\r\n").refusal())
        .isEqualTo(Refusals.HEADERS_TOO_LONG);
  }

  @Test
  void limitsTheNumberOfFields() {
    String line = "GET / HTTP/1.1\r\n";
    assertThat(parseEveryWay(SMALL, line + "A: 1\r\nB: 2\r\nC: 3\r\n\r\n").head()).isNotNull();
    assertThat(parseEveryWay(SMALL, line + "A: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\n\r\n").refusal())
        .isEqualTo(Refusals.TOO_MANY_FIELDS);
  }

  @Test
  void keepsManyFields() {
    StringBuilder text = new StringBuilder("GET / HTTP/1.1\r\n");
    StringBuilder expected = new StringBuilder("GET / 1.1");
    for (int i = 0; i < 100; i++) {
      text.append("N").append(i).append(": ").append(i).append("\r\n");
      expected.append("|N").append(i).append('=').append(i);
    }
    assertThat(parse(TransportConfig.defaults(), text + "\r\n").head())
        .isEqualTo(expected.toString());
  }

  @Test
  void knowsWhetherARequestHasBegunAndIsHead() {
    RequestHeadParser parser = new RequestHeadParser(TransportConfig.defaults());
    byte[] bytes = "\r\nHEAD / ".getBytes(ISO_8859_1);
    assertThat(parser.feed(bytes, 0, 2)).isEqualTo(2);
    assertThat(parser.hasBegun()).isFalse();
    assertThat(parser.isHead()).isFalse();
    assertThat(parser.feed(bytes, 2, bytes.length)).isEqualTo(bytes.length);
    assertThat(parser.hasBegun()).isTrue();
    assertThat(parser.isHead()).isTrue();
  }

  @Test
  void staysWithItsOutcomeOnRandomInput() {
    Random random = new Random(20_250_101);
    String alphabet = "GET /aH:\r\n \t1.0TP\0;,=-\u00e4";
    String valid = "GET /a HTTP/1.1\r\nHost: a\r\nB: c\r\n\r\n";
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder(valid);
      for (int edits = random.nextInt(4); edits >= 0; edits--) {
        int at = random.nextInt(text.length());
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, c);
          case 1 -> text.deleteCharAt(at);
          default -> text.setCharAt(at, c);
        }
      }
      parseEveryWay(TransportConfig.defaults(), text.toString());
    }
  }

  /// Heads that are nearly right, by the thousand: scanner and parser agree on every one.
  @Test
  void scannerAcceptsExactlyWhatTheParserAccepts() {
    Random random = new Random(42);
    String[] parts = {
      "GET",
      " ",
      "/",
      "/a?b=c",
      " ",
      "HTTP/1.1",
      "\r\n",
      "Host",
      ":",
      " ",
      "a",
      "\r\n",
      "X-Long-Name",
      ":",
      "\t",
      "value of more than eight bytes",
      " ",
      "\r\n",
      "E",
      ":",
      "\r\n",
      "\r\n"
    };
    String noise = "\0\t\n\r !/:AZaz{}\u007f\u0080\u00ff";
    int accepted = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder(String.join("", parts));
      for (int change = random.nextInt(3); change > 0; change--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, noise.charAt(random.nextInt(noise.length())));
          default -> text.setCharAt(at, noise.charAt(random.nextInt(noise.length())));
        }
      }
      TransportConfig limits =
          random.nextBoolean() ? TransportConfig.defaults() : SMALL.withMaxHeaderField(40);
      String head = parse(limits, text.toString()).head();
      if (text.charAt(0) != '\r') {
        assertThat(scan(limits, text.toString())).as(text.toString()).isEqualTo(head);
      }
      accepted += head == null ? 0 : 1;
    }
    assertThat(accepted).isBetween(2_000, 18_000);
  }
}
