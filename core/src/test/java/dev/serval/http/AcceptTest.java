package dev.serval.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which media type is chosen, and how weights are read.
class AcceptTest {
  private static final List<MediaType> OFFERED =
      List.of(MediaType.JSON, MediaType.parse("text/csv"), MediaType.HTML);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json                          | 0",
        "text/csv                                  | 1",
        "TEXT/CSV                                  | 1",
        "*/*                                       | 0",
        "text/*                                    | 1",
        "text/*;q=0.5, application/json;q=0.4      | 1",
        "application/json;q=0.4, text/csv ; q=0.41 | 1",
        "application/json, text/csv                | 0",
        "*/*, application/json;q=0                 | 1",
        "*/*;q=0.1, text/csv;q=0.2                 | 1",
        "text/html;charset=utf-8, text/csv;q=0.9   | 2",
        "text/html;charset=ascii                   | -1",
        "application/json; charset=UTF-8           | 0",
        "application/json;charset=latin1           | -1",
        "application/xml                           | -1",
        "application/json;q=0                      | -1",
        "*/*;q=0                                   | -1",
        "application/json;q=2                      | 0",
        "nonsense                                  | -1",
        "''                                        | 0",
        "', ,'                                     | 0",
        "application/json;q=1.000                  | 0",
        "application/json;q=1.0000                 | 0",
        "text/csv;q=0.5;x=1                        | 1",
      })
  void choosesByWeightAndThenByOrder(String field, int expected) {
    assertThat(Accept.best(List.of(field), OFFERED)).isEqualTo(expected);
  }

  @Test
  void wantsEverythingWithoutTheField() {
    assertThat(Accept.best(List.of(), OFFERED)).isZero();
  }

  @Test
  void readsSeveralFieldsAsOne() {
    assertThat(Accept.best(List.of("application/json;q=0.1", "text/csv"), OFFERED)).isEqualTo(1);
  }

  @Test
  void readsSoManyMembersAndNoMore() {
    String none = "x/y,".repeat(Weighted.MAX_MEMBERS - 1);
    assertThat(Accept.best(List.of(none + "text/csv"), OFFERED)).isEqualTo(1);
    assertThat(Accept.best(List.of("x/y," + none + "text/csv"), OFFERED)).isEqualTo(-1);
    assertThat(Weighted.parse(List.of("a,".repeat(1_000)))).hasSize(Weighted.MAX_MEMBERS);
  }

  @Test
  void readsWeights() {
    assertThat(Weighted.parse(List.of("gzip;q=0.25, br ;Q=1, deflate;q=x, zstd;q=0.1234, *;q=0")))
        .containsExactly(
            new Weighted("gzip", 250), new Weighted("br", 1_000), new Weighted("*", 0));
    assertThat(Weighted.parse(List.of("text/html;level=1;q=0.5")))
        .containsExactly(new Weighted("text/html;level=1", 500));
    assertThat(Weighted.parse(List.of("a;q=", "a;q=0,5")))
        .containsExactly(new Weighted("a", 0), new Weighted("5", 1_000));
  }
}
