package dev.serval.http;

import static dev.serval.http.Conditions.Verdict.FAILED;
import static dev.serval.http.Conditions.Verdict.NOT_MODIFIED;
import static dev.serval.http.Conditions.Verdict.PROCEED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
  private static final EntityTag TAG = EntityTag.strong("x7");
  private static final Instant CHANGED = Instant.parse("1994-11-06T08:49:37.5Z");
  private static final String THEN = "Sun, 06 Nov 1994 08:49:37 GMT";
  private static final String EARLIER = "Sun, 06 Nov 1994 08:49:36 GMT";

  private static Conditions.Verdict get(String... fields) {
    return Conditions.of(Headers.of(fields)).judge(Method.GET, TAG, CHANGED);
  }

  private static Conditions.Verdict put(String... fields) {
    return Conditions.of(Headers.of(fields)).judge(Method.PUT, TAG, CHANGED);
  }

  @Test
  void findsTagInList() {
    assertThat(get("If-None-Match", "\"a\" , W/\"x7\",,\"b\"")).isEqualTo(NOT_MODIFIED);
    assertThat(get("If-None-Match", "\"a\"", "If-None-Match", "\"x7\"")).isEqualTo(NOT_MODIFIED);
    assertThat(get("If-None-Match", "\"a,x7\"")).isEqualTo(PROCEED);
    assertThat(get("If-None-Match", "*")).isEqualTo(NOT_MODIFIED);
  }

  @Test
  void comparesStronglyForIfMatch() {
    assertThat(put("If-Match", "\"x7\"")).isEqualTo(PROCEED);
    assertThat(put("If-Match", "W/\"x7\"")).isEqualTo(FAILED);
    assertThat(put("If-Match", "*")).isEqualTo(PROCEED);
    assertThat(put("If-None-Match", "\"x7\"")).isEqualTo(FAILED);
  }

  @Test
  void judgesWhatIsNotThere() {
    assertThat(Conditions.of(Headers.of("If-Match", "*")).judgeAbsent(Method.PUT))
        .isEqualTo(FAILED);
    assertThat(Conditions.of(Headers.of("If-None-Match", "*")).judgeAbsent(Method.PUT))
        .isEqualTo(PROCEED);
  }

  @Test
  void prefersTagsToDates() {
    assertThat(get("If-None-Match", "\"a\"", "If-Modified-Since", THEN)).isEqualTo(PROCEED);
    assertThat(get("If-Match", "\"x7\"", "If-Unmodified-Since", EARLIER)).isEqualTo(PROCEED);
    assertThat(get("If-Modified-Since", THEN)).isEqualTo(NOT_MODIFIED);
    assertThat(get("If-Modified-Since", EARLIER)).isEqualTo(PROCEED);
    assertThat(get("If-Unmodified-Since", EARLIER)).isEqualTo(FAILED);
    assertThat(get("If-Unmodified-Since", THEN)).isEqualTo(PROCEED);
    assertThat(put("If-Modified-Since", THEN)).isEqualTo(PROCEED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x7", "\"x7", "\"x7\" \"b\"", "w/\"x7\"", "\"x7\",*", "W/x7", "W/", "\"a\"x"})
  void malformedListNamesNothing(String list) {
    assertThat(get("If-None-Match", list)).isEqualTo(PROCEED);
    assertThat(put("If-Match", list)).isEqualTo(FAILED);
  }

  /// CVE-2024-38809: an expression over a long list took quadratic time.
  @Test
  void cve202438809LongListIsReadInLinearTimeAndBounded() {
    String full = "\"a\",".repeat(EntityTags.MAX - 1) + "\"x7\"";
    assertThat(get("If-None-Match", full)).isEqualTo(NOT_MODIFIED);
    assertThat(get("If-None-Match", "\"a\"," + full)).isEqualTo(PROCEED);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime(); // others may load the machine
    EntityTags.parse(List.of("W/".repeat(2_000_000), "\"".repeat(2_000_000)));
    EntityTags.parse(List.of(" ".repeat(4_000_000) + "x"));
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
        .isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void allowsRangeOnlyForTheVeryState() {
    assertThat(Conditions.of(Headers.empty()).allowRange(TAG, CHANGED)).isTrue();
    assertThat(range("\"x7\"", TAG)).isTrue();
    assertThat(range("W/\"x7\"", TAG)).isFalse();
    assertThat(range("\"x7\"", EntityTag.weak("x7"))).isFalse();
    assertThat(range(THEN, TAG)).isTrue();
    assertThat(range(EARLIER, TAG)).isFalse();
    assertThat(range("yesterday", TAG)).isFalse();
  }

  private static boolean range(String ifRange, EntityTag tag) {
    return Conditions.of(Headers.of("If-Range", ifRange)).allowRange(tag, CHANGED);
  }

  @Test
  void readsDatesInThreeForms() {
    Instant then = HttpDate.toSeconds(CHANGED);
    assertThat(HttpDate.parse(THEN)).isEqualTo(then);
    assertThat(HttpDate.parse("Sunday, 06-Nov-94 08:49:37 GMT")).isEqualTo(then);
    assertThat(HttpDate.parse("Sun Nov  6 08:49:37 1994")).isEqualTo(then);
    assertThat(HttpDate.format(CHANGED)).isEqualTo(THEN);
    assertThat(HttpDate.parse("Mon, 06 Nov 1994 08:49:37 GMT")).isNull();
    assertThat(HttpDate.parse("Sun, 06 Nov 1994 08:49:37 CET")).isNull();
    assertThat(HttpDate.parse("Sun, 06 Nov 1994 08:49:37 GMT ")).isNull();
    assertThat(HttpDate.parse("")).isNull();
  }

  @Test
  void refusesTagThatCannotBeSent() {
    assertThatIllegalArgumentException().isThrownBy(() -> EntityTag.strong("a\"b"));
    assertThatIllegalArgumentException().isThrownBy(() -> EntityTag.strong("a\r\nb"));
    assertThatIllegalArgumentException().isThrownBy(() -> EntityTag.strong("a b"));
    assertThatNoException().isThrownBy(() -> EntityTag.strong(""));
    assertThat(EntityTag.parse("W/\"\"")).isEqualTo(EntityTag.weak(""));
    assertThat(EntityTag.parse("\"")).isNull();
  }
}
