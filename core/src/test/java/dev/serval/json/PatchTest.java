package dev.serval.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PatchTest {
  @Test
  void tellsAbsentNullAndValueApart() {
    Patch<String> absent = Patch.absent();
    Patch<String> none = Patch.ofNull();
    Patch<String> value = Patch.of("a");
    assertThat(List.of(absent.isPresent(), none.isPresent(), value.isPresent()))
        .containsExactly(false, true, true);
    assertThat(List.of(absent.isAbsent(), none.isAbsent(), value.isAbsent()))
        .containsExactly(true, false, false);
    assertThat(List.of(absent.isNull(), none.isNull(), value.isNull()))
        .containsExactly(false, true, false);
    assertThat(absent.value()).isNull();
    assertThat(none.value()).isNull();
    assertThat(value.value()).isEqualTo("a");
    assertThat(Patch.<String>of(null)).isSameAs(none);
  }

  @Test
  void replacesTheCurrentValueOnlyWhenPresent() {
    assertThat(Patch.<String>absent().orElse("old")).isEqualTo("old");
    assertThat(Patch.<String>ofNull().orElse("old")).isNull();
    assertThat(Patch.of("new").orElse("old")).isEqualTo("new");
    List<String> seen = new ArrayList<>();
    Patch.<String>absent().ifPresent(seen::add);
    Patch.<String>ofNull().ifPresent(seen::add);
    Patch.of("a").ifPresent(seen::add);
    assertThat(seen).containsExactly(null, "a");
  }

  @Test
  void mapsValuesOnly() {
    assertThat(Patch.of("abc").map(String::length)).isEqualTo(Patch.of(3));
    assertThat(Patch.<String>absent().map(String::length)).isEqualTo(Patch.absent());
    assertThat(Patch.<String>ofNull().map(String::length)).isEqualTo(Patch.ofNull());
  }

  @Test
  void comparesByStateAndValue() {
    assertThat(Patch.of("a")).isEqualTo(Patch.of("a")).hasSameHashCodeAs(Patch.of("a"));
    assertThat(Patch.absent()).isNotEqualTo(Patch.ofNull()).isNotEqualTo("x");
    assertThat(Patch.of("a")).isNotEqualTo(Patch.of("b"));
    assertThat(List.of(Patch.absent(), Patch.ofNull(), Patch.of(1)))
        .hasToString("[Patch.absent, Patch[null], Patch[1]]");
  }
}
