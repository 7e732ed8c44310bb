package dev.serval.json;

import static dev.serval.json.Documents.bytes;
import static dev.serval.json.Documents.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonNamesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 8, 63, 64, 65, 200, 1000})
  void findsEveryNameInAnyOrder(int size) {
    List<String> all = IntStream.range(0, size).mapToObj(i -> "name" + i * 7919).toList();
    JsonNames names = JsonNames.of(all.toArray(String[]::new));
    List<String> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(size));
    JsonReader in = reader(document(shuffled));
    in.beginObject();
    int count = 0;
    for (int i; (i = in.nextMember(names)) != JsonReader.END; count++) {
      assertThat(in.memberName()).isEqualTo(all.get(i));
    }
    assertThat(count).isEqualTo(size);
    assertThat(names.size()).isEqualTo(size);
    assertThat(names.names()).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 199})
  void refusesAKnownMemberTwiceWhateverItsIndex(int index) {
    List<String> all = IntStream.range(0, 200).mapToObj(i -> "n" + i).toList();
    JsonNames names = JsonNames.of(all.toArray(String[]::new));
    List<String> twice = new ArrayList<>(all);
    twice.add("n" + index);
    JsonReader in = reader(document(twice));
    in.beginObject();
    assertThatThrownBy(
            () -> {
              while (in.nextMember(names) != JsonReader.END) {}
            })
        .isInstanceOfSatisfying(
            JsonException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(JsonException.Kind.DUPLICATE);
              assertThat(e.pointer()).isEqualTo("#/n" + index);
            });
  }

  private static String document(List<String> names) {
    StringBuilder json = new StringBuilder("{");
    for (String name : names) {
      json.append(json.length() == 1 ? "" : ",").append('"').append(name).append("\":1");
    }
    return json.append('}').toString();
  }

  @Test
  void findsNamesOfEqualHash() {
    JsonNames names = JsonNames.of("AaAa", "BBBB", "AaBB", "BBAa");
    for (String name : List.of("BBAa", "AaBB", "BBBB", "AaAa")) {
      byte[] json = bytes("\"" + name + "\":1");
      assertThat(names.name(names.find(json, 1, json.length - 3))).isEqualTo(name);
    }
    byte[] other = bytes("\"CCAa\":1");
    assertThat(names.find(other, 1, other.length - 3)).isEqualTo(-1);
  }

  @Test
  void doesNotTakeAPrefixForAName() {
    JsonNames names = JsonNames.of("ab", "abc");
    for (String json : List.of("{\"a\":1}", "{\"abcd\":1}", "{\"\":1}", "{\"ab \":1}")) {
      JsonReader in = reader(json);
      in.beginObject();
      assertThat(in.nextMember(names)).isEqualTo(JsonReader.UNKNOWN);
    }
  }

  @Test
  void findsNamesThatNeedEscapesOrAreNotAscii() {
    JsonNames names = JsonNames.of("a\"b", "back\\slash", "line\n", "\u00e9", "\ud83d\ude00", "/");
    JsonReader in =
        reader(
            "{\"a\\\"b\":1,\"back\\\\slash\":1,\"line\\n\":1,\"\u00e9\":1,\"\ud83d\ude00\":1,"
                + "\"\\/\":1}");
    in.beginObject();
    for (int i = 0; i < 6; i++) {
      assertThat(in.nextMember(names)).isEqualTo(i);
    }
    assertThat(in.nextMember(names)).isEqualTo(JsonReader.END);
  }

  @Test
  void doesNotMatchANameThatHoldsAQuoteAgainstBrokenJson() {
    JsonReader in = reader("{\"a\"b\":1}");
    in.beginObject();
    assertThatThrownBy(() -> in.nextMember(JsonNames.of("a\"b"))).isInstanceOf(JsonException.class);
  }

  @Test
  void givesAliasesTheIndexOfTheirMemberAndRefusesBothTogether() {
    JsonNames names = JsonNames.of(new String[] {"title", "name", "due"}, new int[] {0, 0, 1});
    JsonReader in = reader("{\"name\":1,\"due\":1}");
    in.beginObject();
    assertThat(in.nextMember(names)).isZero();
    assertThat(in.memberName()).isEqualTo("name");
    assertThat(in.nextMember(names)).isEqualTo(1);
    JsonReader both = reader("{\"name\":1,\"title\":1}");
    both.beginObject();
    both.nextMember(names);
    assertThatThrownBy(() -> both.nextMember(names)).isInstanceOf(JsonException.class);
    assertThat(names.indexOf("due")).isEqualTo(1);
    assertThat(names.indexOf("other")).isEqualTo(-1);
  }

  @Test
  void listsAtMostTwentyNamesInItsMessage() {
    String[] many = IntStream.range(0, 21).mapToObj(i -> "n" + i).toArray(String[]::new);
    assertThat(JsonNames.of(many).rule().detail()).endsWith("n18, n19, …");
    assertThat(JsonNames.of("a", "b").rule().params()).containsEntry("values", List.of("a", "b"));
  }

  @Test
  void refusesNamesThatCannotBeLookedUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonNames.of("a", "b", "a"))
        .withMessage("the name \"a\" is given twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonNames.of(new String[] {"a"}, new int[] {0, 1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonNames.of(new String[] {"a"}, new int[] {-1}));
  }
}
