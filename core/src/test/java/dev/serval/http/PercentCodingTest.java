package dev.serval.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PercentCodingTest {
  private static String decode(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return PercentCoding.decode(bytes, 1, bytes.length - 1);
  }

  @Test
  void decodesOnceAndLeavesPlusAlone() {
    assertThat(decode("a%20b+c")).isEqualTo("a b+c");
    assertThat(decode("%2525")).isEqualTo("%25");
    assertThat(decode("%c3%A9")).isEqualTo("é");
    assertThat(decode("%F0%9F%98%80")).isEqualTo("😀");
    assertThat(decode("")).isEmpty();
  }

  @Test
  void doesNotReadDigitsOfAnEscapeBeyondTheEnd() {
    byte[] bytes = "%412".getBytes(StandardCharsets.US_ASCII);
    assertThat(PercentCoding.decode(bytes, 0, 3)).isEqualTo("A");
    assertThatThrownBy(() -> PercentCoding.decode(bytes, 0, 2))
        .isInstanceOf(BadTargetException.class);
  }

  @Test
  void refusesNulAndWhatIsNotUtf8() {
    for (String text : new String[] {"%00", "\0", "%80", "%c3", "%c1%81", "%f8%88%80%80%80"}) {
      assertThatThrownBy(() -> decode(text)).as(text).isInstanceOf(BadTargetException.class);
    }
  }

  @Test
  void encodesWhatASegmentMayNotHave() {
    assertThat(PercentCoding.encodePathSegment("a/b c?d#é%"))
        .isEqualTo("a%2Fb%20c%3Fd%23%C3%A9%25");
    assertThat(PercentCoding.encodePathSegment("-._~!$&'()*+,;=:@")).isEqualTo("-._~!$&'()*+,;=:@");
    assertThat(PercentCoding.encodeQuery("a&b=c+d e")).isEqualTo("a%26b%3Dc%2Bd%20e");
  }

  @Test
  void refusesToEncodeDotSegmentsAndLoneSurrogates() {
    for (String text : new String[] {".", "..", "a\ud800", "\udc00"}) {
      assertThatThrownBy(() -> PercentCoding.encodePathSegment(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> PercentCoding.encodeQuery("\ud800"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(PercentCoding.encodePathSegment("...")).isEqualTo("...");
  }

  @Test
  void decodesWhatItEncoded() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int j = random.nextInt(12); j > 0; j--) {
        int c = 1 + random.nextInt(random.nextBoolean() ? 0x7F : 0x10FFFF);
        text.appendCodePoint(c >= 0xD800 && c < 0xE000 ? 'y' : c);
      }
      assertThat(decode(PercentCoding.encodePathSegment(text.toString()))).hasToString(text + "");
      QueryString query = QueryString.parse("q=" + PercentCoding.encodeQuery(text.toString()), 1);
      assertThat(query.first("q")).isEqualTo(text.toString());
    }
  }
}
