package dev.serval.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryStringTest {
  private static QueryString parse(String raw) {
    return QueryString.parse(raw, 1000);
  }

  @Test
  void readsNamesAndValuesInOrder() {
    QueryString query = parse("b=1&a=2&b=3");
    assertThat(query.first("b")).isEqualTo("1");
    assertThat(query.all("b")).containsExactly("1", "3");
    assertThat(query.names()).containsExactly("b", "a");
    assertThat(query.first("c")).isNull();
    assertThat(query.all("c")).isEmpty();
  }

  @Test
  void takesANameWithoutValueAndAValueWithoutName() {
    assertThat(parse("a").first("a")).isEmpty();
    assertThat(parse("a=").first("a")).isEmpty();
    assertThat(parse("=x").first("")).isEqualTo("x");
    assertThat(parse("a=b=c").first("a")).isEqualTo("b=c");
  }

  @Test
  void passesOverEmptyPieces() {
    assertThat(parse("&&a=1&").names()).containsExactly("a");
    assertThat(parse("").names()).isEmpty();
    assertThat(QueryString.empty().names()).isEmpty();
  }

  @Test
  void aPlusIsASpaceAndASemicolonIsData() {
    assertThat(parse("a+b=c+d").first("a b")).isEqualTo("c d");
    assertThat(parse("a=1;b=2").first("a")).isEqualTo("1;b=2");
    assertThat(parse("a=%2B%26%3d").first("a")).isEqualTo("+&=");
  }

  @Test
  void decodesOnce() {
    assertThat(parse("a=%2541").first("a")).isEqualTo("%41");
    assertThat(parse("%C3%A9=%e2%82%ac").first("é")).isEqualTo("€");
    assertThat(parse("a=é").first("a")).isEqualTo("é");
  }

  @Test
  void refusesWhatDoesNotDecode() {
    for (String raw : List.of("a=%", "a=%4", "%zz=1", "a=%c0%af", "a=%ff", "a=%00", "%ed%a0%80")) {
      assertThatThrownBy(() -> parse(raw)).as(raw).isInstanceOf(BadTargetException.class);
    }
  }

  @Test
  void boundsTheNumberOfParameters() {
    assertThat(QueryString.parse("a&b&&c=1", 3).names()).hasSize(3);
    assertThat(QueryString.parse("a&a&a", 3).all("a")).hasSize(3);
    assertThatThrownBy(() -> QueryString.parse("a&a&a&a", 3))
        .isInstanceOf(BadTargetException.class)
        .hasMessage("The request target has more than 3 parameters");
  }

  @Test
  void cannotBeChanged() {
    QueryString query = parse("a=1");
    assertThatThrownBy(() -> query.names().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> query.all("a").add("2"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
