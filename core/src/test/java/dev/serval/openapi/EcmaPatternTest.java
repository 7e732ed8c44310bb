// Which regular expressions of Java are in documents, and how.
package dev.serval.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "[a-z]+ ^[a-z]+$",
        "^[a-z]+$ ^[a-z]+$",
        "^a ^a$",
        "a$ ^a$",
        "a|b ^(?:a|b)$",
        "^a|b$ ^(?:^a|b$)$",
        "\\d{3}-\\w+ ^\\d{3}-\\w+$",
        "a\\-b ^a-b$",
        "[a\\-b] ^[a\\-b]$",
        "a\\_b\\@ ^a_b@$",
        "a\\$ ^a\\$$",
        "(?:a)(?=b)(?!c)(?<n>d) ^(?:a)(?=b)(?!c)(?<n>d)$",
        "(a)\\1 ^(a)\\1$",
        "[]a] ^[\\]a]$",
        "[^]a] ^[^\\]a]$",
        "a]b}c ^a\\]b\\}c$",
        "[{}*+?&(] ^[{}*+?&(]$",
        "\\u00e9\\x41 ^\\u00e9\\x41$",
        "\\p{L}\\P{Lu}\\p{Nd} ^\\p{L}\\P{Lu}\\p{Nd}$",
        "\\t\\n\\.\\/ ^\\t\\n\\.\\/$",
        "a&&b ^a&&b$",
        "a*?b+?c?? ^a*?b+?c??$",
      })
  void portableOnesAreAnchored(String java, String ecma) {
    assertThat(Pattern.compile(java)).isNotNull();
    assertThat(EcmaPattern.of(java)).isEqualTo(ecma);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)a",
        "(?i:a)",
        "a++",
        "a*+",
        "a?+",
        "a{2}+",
        "\\Qa.b\\E",
        "\\p{Alpha}",
        "\\pL",
        "\\p{IsLatin}",
        "[a-z&&[^x]]",
        "[a-z&&b]",
        "[a[b]]",
        "(?<=a)b",
        "(?<!a)b",
        "(?>a)",
        "\\Aa\\z",
        "\\ha",
        "\\x{1F600}",
        "\\k<n>|(?<n>a)",
      })
  void othersHaveNoForm(String java) {
    assertThat(EcmaPattern.of(java)).isNull();
  }
}
