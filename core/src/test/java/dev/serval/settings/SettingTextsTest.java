package dev.serval.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The texts that only settings have: sizes, durations, secrets, lines of `.env`.
final class SettingTextsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0B",
    "512, 512, 512B",
    "512B, 512, 512B",
    "64KiB, 65536, 64KiB",
    "64 kib, 65536, 64KiB",
    "10MB, 10000000, 10000000B",
    "1kB, 1000, 1000B",
    "2MiB, 2097152, 2MiB",
    "3GB, 3000000000, 3000000000B",
    "1GiB, 1073741824, 1GiB",
    "1TiB, 1099511627776, 1TiB",
    "9223372036854775807, 9223372036854775807, 9223372036854775807B"
  })
  void readsSizes(String text, long bytes, String printed) {
    assertThat(DataSize.parse(text)).isEqualTo(new DataSize(bytes)).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1.5MB",
        "MB",
        "1 KB KB",
        "1KiBs",
        "1QB",
        "9223372036854775808",
        "9000000TiB",
        "1  KiB",
        "00000000000000000000000000000001",
        "٣"
      })
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> DataSize.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void comparesAndNarrowsSizes() {
    assertThat(new DataSize(2)).isGreaterThan(new DataSize(1));
    assertThat(new DataSize(7).toInt()).isEqualTo(7);
    assertThatThrownBy(() -> new DataSize(1L << 40).toInt())
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new DataSize(-1)).hasMessageContaining("found -1");
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "30s, PT30S",
    "5m, PT5M",
    "2h, PT2H",
    "1d, PT24H",
    "PT1M30S, PT1M30S"
  })
  void readsDurations(String text, Duration expected) {
    assertThat(new DurationText().convert(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "30 s",
        "s",
        "-1s",
        "1w",
        "99999999999999999999s",
        "9223372036854775807d",
        "PT1M30Sxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      })
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> new DurationText().convert(text)).isInstanceOf(BadText.class);
  }

  @Test
  void printsNoSecret() {
    Secret secret = Secret.of("hunter2");

    assertThat(secret)
        .hasToString("Secret")
        .isEqualTo(Secret.of("hunter2"))
        .hasSameHashCodeAs(Secret.of("other"));
    assertThat(secret).isNotEqualTo(Secret.of("other")).isNotEqualTo("hunter2");
    assertThat(secret.matches("hunter2")).isTrue();
    assertThat(secret.matches("hunter3")).isFalse();
    assertThat(secret.reveal()).isEqualTo("hunter2");
  }

  private static Map<String, String> dotEnv(String text, List<SettingsFault> faults) {
    Map<String, String> values = new java.util.TreeMap<>();
    DotEnv.parse(text, ".env", faults).forEach((name, found) -> values.put(name, found.text()));
    return values;
  }

  @Test
  void readsTheFormsOfDotEnv() {
    List<SettingsFault> faults = new ArrayList<>();

    Map<String, String> values =
        dotEnv(
            """
            # comment

            A=plain
            B =
            C= two words  # comment
            export D=exported
            E='as it is: \\n $HOME # " '   # comment
            F="a\\n\\r\\t\\"\\\\\\$ # '"
            G=a#b
            H=#c
            """
                .replace("B =", "B="),
            faults);

    assertThat(faults).isEmpty();
    assertThat(values)
        .containsExactly(
            Map.entry("A", "plain"),
            Map.entry("B", ""),
            Map.entry("C", "two words"),
            Map.entry("D", "exported"),
            Map.entry("E", "as it is: \\n $HOME # \" "),
            Map.entry("F", "a\n\r\t\"\\$ # '"),
            Map.entry("G", "a#b"),
            Map.entry("H", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "=a",
        "1A=a",
        "A-B=a",
        "A =a",
        "A='a",
        "A='a'b",
        "A=\"a",
        "A=\"a\"b",
        "A=\"\\x\"",
        "A=\"\\",
        "A='a'#c"
      })
  void refusesOtherForms(String line) {
    List<SettingsFault> faults = new ArrayList<>();

    assertThat(dotEnv(line, faults)).isEmpty();
    assertThat(faults).singleElement().extracting(SettingsFault::name).isEqualTo(".env line 1");
  }
}
