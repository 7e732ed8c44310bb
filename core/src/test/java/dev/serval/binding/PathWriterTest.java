package dev.serval.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths that lead back to the values they were made of.
final class PathWriterTest {
  @Test
  void writesSegmentsAndQueries() {
    assertThat(
            new PathWriter("/shops/")
                .segment("a/b")
                .literal("/items")
                .query("q", "tea & milk")
                .query("none", null)
                .query("n", 7)
                .queryAll("tag", List.of("x", "y=z"))
                .queryAll("nothing", null))
        .hasToString("/shops/a%2Fb/items?q=tea%20%26%20milk&n=7&tag=x&tag=y%3Dz");
  }

  @Test
  void keepsTheSlashesOfARest() {
    assertThat(new PathWriter("/files/").rest("a b/ü?/c")).hasToString("/files/a%20b/%C3%BC%3F/c");
    assertThat(new PathWriter("/files/").rest("")).hasToString("/files/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void refusesSegmentsThatNameOtherPaths(String value) {
    assertThatThrownBy(() -> new PathWriter("/shops/").segment(value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/../b", "./a"})
  void refusesARestThatLeavesItsFolder(String value) {
    assertThatThrownBy(() -> new PathWriter("/files/").rest(value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "%2F", "ä ö", "a;b=c", "?#&=+", "\u0001", "…", "a..b", "{x}"})
  void comesOutAsItWentIn(String value) {
    App app =
        App.create().get("/x/{v}", in -> Response.text(in.path("v") + "|" + in.query().first("q")));
    String path = new PathWriter("/x/").segment(value).query("q", value).toString();

    assertThat(Call.get(path).on(app).text()).isEqualTo(value + "|" + value);
    assertThat(Arrays.asList(path.split("/", -1))).hasSize(3);
  }
}
