// The judge of documents refuses what it should.
package dev.serval.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.fixtures.OpenApiCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiCheckTest {
  private static final String GOOD = SampleApi.builder().build().json().toString();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"info\":{\"title\"            | \"info\":{\"name\"               | title",
        "\"in\":\"query\"               | \"in\":\"body\"                  | parameters",
        "\"type\":\"integer\"           | \"type\":\"int\"                 | type",
        "schemas/Label                  | schemas/Lable                    | leads nowhere",
        "\"operationId\":\"replace\"    | \"operationId\":\"remove\"       | twice",
        "\"example\":20                 | \"example\":200                  | maximum",
        "\"due\":\"2026-03-01\"         | \"due\":\"tomorrow\"             | date",
        "\"default\":20                 | \"default\":\"many\"             | default",
        "\"/todos/{id}\"                | \"/todos/{other}\"               | declares",
        "\"required\":[\"radius\"]      | \"required\":[\"diameter\"]      | is no property",
      })
  void oneFaultIsFound(String from, String to, String message) {
    assertThat(GOOD).contains(from);

    assertThat(OpenApiCheck.problems(GOOD.replace(from, to)))
        .isNotEmpty()
        .anyMatch(problem -> problem.contains(message));
  }
}
