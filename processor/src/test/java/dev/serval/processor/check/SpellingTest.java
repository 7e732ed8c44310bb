package dev.serval.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What counts as a slip of the pen.
final class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "abc,abc,0",
    "abc,ABC,0",
    "abc,ab,1",
    "abc,xbc,1",
    "abc,'',3",
    "kitten,sitting,3",
    "limti,limit,1"
  })
  void countsEdits(String one, String other, int edits) {
    assertThat(Spelling.distance(one, other)).isEqualTo(edits);
    assertThat(Spelling.distance(other, one)).isEqualTo(edits);
  }

  @Test
  void findsTheNearest() {
    assertThat(Spelling.nearest("itemId", List.of("items", "itemID", "id"))).contains("itemID");
    assertThat(Spelling.nearest("id", List.of("limit", "todoId"))).contains("todoId");
  }

  @Test
  void findsNothingThatIsFar() {
    assertThat(Spelling.nearest("id", List.of("limit", "q"))).isEmpty();
    assertThat(Spelling.didYouMean("id", List.of("q"))).isEmpty();
  }

  @Test
  void asks() {
    assertThat(Spelling.didYouMean("limti", List.of("limit"))).isEqualTo("; did you mean `limit`?");
  }
}
