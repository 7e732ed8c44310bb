// Tests of the notation of the wire table.
package dev.serval.netty.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.netty.wire.WireCase.Check;
import dev.serval.netty.wire.WireCase.End;
import dev.serval.netty.wire.WireCase.Expected;
import dev.serval.netty.wire.WireCase.Finally;
import dev.serval.netty.wire.WireCase.FinishSending;
import dev.serval.netty.wire.WireCase.Receive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTableNotationTest {

  private static String raw(String notation) {
    return new String(RawText.bytes(notation), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "abc~abc",
        "{a*3}b~aaab",
        "{x\\#,*3}~x1,x2,x3,",
        "{a{b*2}*2}~abbabb",
        "\\{a*3\\}~{a*3}",
        "{a*b*2}~a*ba*b",
        "a\\sb~a b",
        "\\\\~\\",
        "{\\}*2}~}}",
      })
  void readsRepetitionsAndEscapes(String notation, String bytes) {
    assertThat(raw(notation)).isEqualTo(bytes);
  }

  @Test
  void readsBytes() {
    assertThat(RawText.bytes("\\r\\n\\t\\x00\\xff\u00e9"))
        .containsExactly('\r', '\n', '\t', 0, 0xff, 0xe9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "\\q", "\\x1", "{a}", "{a*2", "a}", "{*2}x{", "\u20ac"})
  void refusesNotationThatMeansNothing(String notation) {
    assertThatThrownBy(() -> RawText.bytes(notation)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void readsACaseWithAllItsLines() {
    WireCase one =
        WireTable.parse(
                "demo",
                """
                # a comment
                == name (RFC)
                > POST / HTTP/1.1
                >
                < 100
                | abc
                finish
                < 200(HEAD) 400|501 [408] 200~400 204*2 close
                saw 2 body=a=b\\n
                saw 2 !x
                head 1 Date
                head 1 !Server
                head 1 Connection=close
                body 2 text
                body 3
                """)
            .getFirst();
    assertThat(one).hasToString("demo.txt:2 name (RFC)");
    assertThat(one.sent()).asString().isEqualTo("POST / HTTP/1.1\r\n\r\nabc");
    assertThat(one.steps()).hasSize(6);
    assertThat(one.steps().get(3)).isEqualTo(new FinishSending());
    assertThat(one.steps().getLast()).isEqualTo(new Finally(End.CLOSE));
    assertThat(one.isSlow()).isFalse();
    assertThat(one.isRacy()).isTrue();
    List<Expected> responses = ((Receive) one.steps().get(4)).responses();
    assertThat(responses).hasSize(6);
    assertThat(responses.get(0).toHead()).isTrue();
    assertThat(responses.get(1).statuses()).containsExactly(400, 501);
    assertThat(responses.get(2).optional()).isTrue();
    assertThat(responses.get(3).racy()).isTrue();
    assertThat(responses.get(0).checks())
        .containsExactly(
            new Check(Check.Kind.SAW, "body", "a=b\n"),
            new Check(Check.Kind.SAW_NOT, "x", ""),
            new Check(Check.Kind.BODY, "", "text"));
    assertThat(responses.get(1).checks()).containsExactly(new Check(Check.Kind.BODY, "", ""));
    assertThat(((Receive) one.steps().get(1)).responses().getFirst().checks())
        .containsExactly(
            new Check(Check.Kind.HEAD_PRESENT, "Date", ""),
            new Check(Check.Kind.HEAD_ABSENT, "Server", ""),
            new Check(Check.Kind.HEAD_IS, "Connection", "close"));
  }

  @Test
  void repeatsACaseForEachByteAndEachText() {
    List<WireCase> cases =
        WireTable.parse(
            "demo",
            """
            == {b} {v}
            for b in 00-01 7f
            each v = x | \\r
            | {b}{v}
            < waiting
            """);
    assertThat(cases)
        .extracting(WireCase::name)
        .containsExactly("\\x00 x", "\\x00 \\r", "\\x01 x", "\\x01 \\r", "\\x7f x", "\\x7f \\r");
    assertThat(cases.getLast().sent()).containsExactly(0x7f, '\r');
    assertThat(cases.getLast().template()).isTrue();
    assertThat(cases.getLast().isSlow()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> before a case",
        "== no end\n> GET\n< 200",
        "== bytes after the end\n| a\n< 200 close\n| b",
        "== two ends\n< close close",
        "== unknown end\n< shut",
        "== unknown line\n< 200 open\nsee 1 x",
        "== no such response\n< 200 open\nhead 2 Date",
        "== unused variable\nfor b in 00\n< close",
        "== bad range\nfor b of 00\n| {b}\n< close",
        "== not a status\n< 2xx open",
      })
  void refusesWrongTablesNamingTheLine(String table) {
    assertThatThrownBy(() -> WireTable.parse("demo", table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("demo.txt:");
  }

  @Test
  void deliversAShortCaseInEveryWay() {
    WireCase one = WireTable.parse("demo", "== n\n| 0123456789\n< close").getFirst();
    assertThat(Delivery.of(one))
        .extracting(Delivery::toString)
        .startsWith("whole", "in reads of 1", "in reads of 7", "split at 1", "split at 2")
        .endsWith("split at 9")
        .hasSize(12);
  }

  @Test
  void deliversALongCaseInSomeWays() {
    WireCase one = WireTable.parse("demo", "== n\n| {a*50000}\n< close").getFirst();
    assertThat(Delivery.of(one)).hasSizeBetween(8, 16).doesNotContain(Delivery.BYTES);
  }
}
