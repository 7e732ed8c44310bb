package dev.serval.json;

import static dev.serval.json.Documents.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.json.model.Outer;
import dev.serval.validation.Violations;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every family: written once, run on the generated codecs and on Jackson.
final class JacksonFamilyTest {
  private static final JsonLimits LIMITS = JsonLimits.defaults().withDocumentSize(1_000);
  private static final JsonType<List<Outer.Item>> ITEMS =
      JsonType.of(JsonCodecs.list(JsonCodec.of(Outer.Item.class)), List.class, Outer.Item.class);

  static Stream<JsonFamily> families() {
    return Stream.of(JsonFamily.generated(), new JacksonFamily(LIMITS));
  }

  private static List<Outer.Item> read(JsonFamily family, String json, Violations into) {
    byte[] buf = bytes("  " + json);
    return family.body(ITEMS).read(buf, 2, buf.length, LIMITS, into);
  }

  @ParameterizedTest
  @MethodSource("families")
  void readsAndWritesAGenericType(JsonFamily family) {
    List<Outer.Item> items = List.of(new Outer.Item("t\u00e9", 3), new Outer.Item("", -1));
    JsonWriter out = new JsonWriter();
    family.body(ITEMS).write(out, items);
    assertThat(JsonValue.parse(out.toByteArray()))
        .isEqualTo(
            JsonValue.parse("[{\"title\":\"t\u00e9\",\"count\":3},{\"title\":\"\",\"count\":-1}]"));
    Violations violations = new Violations();
    assertThat(read(family, out.toString(), violations)).isEqualTo(items);
    assertThat(violations.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("families")
  void reportsAWrongTypeAtItsPlace(JsonFamily family) {
    Violations violations = new Violations();
    String json = "[{\"title\":\"a\",\"count\":1},{\"title\":\"b\",\"count\":{}}]";
    assertThat(read(family, json, violations)).isNull();
    assertThat(violations.list())
        .singleElement()
        .satisfies(v -> {
          assertThat(v.pointer()).isEqualTo("#/1/count");
          assertThat(v.code()).isEqualTo("type");
        });
  }

  @ParameterizedTest
  @MethodSource("families")
  void refusesWhatCannotBeRead(JsonFamily family) {
    refuses(family, "[{\"title\":", JsonException.Kind.SYNTAX);
    refuses(family, "[] x", JsonException.Kind.SYNTAX);
    refuses(family, "[{\"title\":\"a\",\"title\":\"b\"}]", JsonException.Kind.DUPLICATE);
    refuses(family, "[{\"x\":" + "[".repeat(64) + "]".repeat(64) + "}]", JsonException.Kind.LIMIT);
    refuses(family, " ".repeat(1_000) + "[]", JsonException.Kind.SIZE);
  }

  private static void refuses(JsonFamily family, String json, JsonException.Kind kind) {
    assertThatThrownBy(() -> read(family, json, new Violations()))
        .as(json)
        .isInstanceOfSatisfying(JsonException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
