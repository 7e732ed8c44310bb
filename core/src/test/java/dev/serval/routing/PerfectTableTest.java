package dev.serval.routing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.routing.PerfectTable.Key;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerfectTableTest {
  private static int find(PerfectTable table, int owner, String text) {
    byte[] bytes = ("--" + text + "/more of the request").getBytes(ISO_8859_1);
    return table.find(owner, bytes, 2, 2 + text.length());
  }

  private static void holds(List<Key> keys) {
    PerfectTable table = PerfectTable.of(keys);
    for (Key key : keys) {
      assertThat(find(table, key.owner(), key.text())).as("%s", key).isEqualTo(key.value());
      byte[] alone = key.text().getBytes(ISO_8859_1);
      assertThat(table.find(key.owner(), alone, 0, alone.length)).isEqualTo(key.value());
    }
  }

  private static List<Key> keys(String... texts) {
    List<Key> keys = new ArrayList<>();
    for (String text : texts) {
      keys.add(new Key(0, text, keys.size()));
    }
    return keys;
  }

  @Test
  void holdsThousandsOfKeys() {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      keys.add(new Key(0, "/api/v" + i % 7 + "/things-" + i, i));
    }
    holds(keys);
  }

  @Test
  void holdsNoneOneAndFew() {
    assertThat(find(PerfectTable.of(List.of()), 0, "")).isEqualTo(PerfectTable.NONE);
    assertThat(find(PerfectTable.of(List.of()), 0, "a")).isEqualTo(PerfectTable.NONE);
    for (int count = 1; count < 40; count++) {
      List<Key> keys = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        keys.add(new Key(0, "k" + i, i));
      }
      holds(keys);
    }
  }

  @Test
  void findsNothingElse() {
    PerfectTable table =
        PerfectTable.of(keys("todos", "archives", "organizations", "a-long-name-of-three-words"));
    for (String text :
        List.of(
            "",
            "todo",
            "todos1",
            "Todos",
            "archive",
            "archivesx",
            "brchives",
            "archivez",
            "organizationz",
            "xrganizations",
            "organixations",
            "organization",
            "a-long-name-of-three-wordz",
            "a-long-name-of-thrEe-words")) {
      assertThat(find(table, 0, text)).as(text).isEqualTo(PerfectTable.NONE);
      assertThat(find(table, 1, "todos")).isEqualTo(PerfectTable.NONE);
    }
  }

  @Test
  void tellsOwnersApart() {
    List<Key> keys = new ArrayList<>();
    for (int owner = 0; owner < 500; owner++) {
      keys.add(new Key(owner, "", keys.size()));
      keys.add(new Key(owner, "search", keys.size()));
      keys.add(new Key(owner, "organizations", keys.size()));
    }
    holds(keys);
  }

  @Test
  void tellsZerosApartFromNothing() {
    holds(keys("", "\0", "\0\0", "a", "a\0", "abcdefgh", "abcdefgh\0", "\0abcdefgh"));
  }

  /// A product of words carries each bit upwards only; the eighth byte of a word is its highest.
  @Test
  void tellsApartWhatDiffersInTheEighthByteOfEachWord() {
    List<String> texts = new ArrayList<>();
    for (char one = ' '; one < 0x7F; one++) {
      for (char two = ' '; two < 0x7F; two += 3) {
        texts.add("0123456" + one + "0123456" + two + "0123456");
      }
    }
    holds(keys(texts.toArray(new String[0])));
  }

  @Test
  void refusesTwoEqualKeys() {
    assertThatThrownBy(() -> PerfectTable.of(keys("a", "b", "a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Two of the keys are equal");
  }
}
