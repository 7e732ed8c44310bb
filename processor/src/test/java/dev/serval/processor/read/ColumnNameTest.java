package dev.serval.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The columns that Java names stand for.
final class ColumnNameTest {
  @ParameterizedTest
  @CsvSource({
    "id,id",
    "dueOn,due_on",
    "userID,user_id",
    "userURLPath,user_url_path",
    "URL,url",
    "aB,a_b",
    "x2y,x2y",
    "line2,line2",
    "line2Text,line2_text",
    "sha256Sum,sha256_sum",
    "due_on,due_on",
    "class_,class",
    "größeInCm,größe_in_cm",
    "ISTANBUL,istanbul"
  })
  void isInSnakeCase(String javaName, String column) {
    assertThat(ColumnName.of(javaName)).isEqualTo(column);
  }
}
