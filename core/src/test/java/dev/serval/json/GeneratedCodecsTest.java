package dev.serval.json;

import static dev.serval.json.Documents.read;
import static dev.serval.json.Documents.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.serval.json.model.Odd;
import dev.serval.json.model.Outer;
import dev.serval.json.model.Plain;
import dev.serval.validation.Violations;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How a codec is found by its class, and what a type says of itself.
final class GeneratedCodecsTest {
  @Test
  void findsTheCodecOfANestedClassByItsName() {
    JsonCodec<Outer.Item> codec = JsonCodec.of(Outer.Item.class);
    assertThat(GeneratedCodecs.find(Outer.Item.class)).isSameAs(codec);
    assertThat(JsonCodec.of(Outer.Item.class)).isSameAs(codec);
    Outer.Item item = new Outer.Item("tea", 3);
    assertThat(write(codec, item)).isEqualTo("{\"title\":\"tea\",\"count\":3}");
    assertThat(read(codec, "{\"count\":3,\"title\":\"tea\"}")).isEqualTo(item);
  }

  @Test
  void findsTheCodecsOfJavasOwnTypes() {
    assertThat(JsonCodec.of(String.class)).isSameAs(JsonCodecs.STRING);
    assertThat(JsonCodec.of(int[].class)).isSameAs(JsonCodecs.INT_ARRAY);
  }

  @Test
  void saysHowToGetACodecThatIsMissing() {
    assertThat(GeneratedCodecs.find(Plain.class)).isNull();
    assertThatIllegalStateException()
        .isThrownBy(() -> JsonCodec.of(Plain.class))
        .withMessageContainingAll(
            "dev.serval.json.model.Plain",
            "the class dev.serval.json.model.PlainCodec was not found",
            "@Json",
            "JsonType.of(codec, Plain.class)",
            "<artifactId>serval-processor</artifactId>",
            "<version>" + ProcessorSetup.VERSION + "</version>",
            "annotationProcessor(\"dev.serval:serval-processor:" + ProcessorSetup.VERSION + "\")");
  }

  @Test
  void saysThatAGenericTypeNeedsMoreThanItsClass() {
    for (Class<?> type : List.of(List.class, String[].class, int.class, Plain[].class)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> JsonCodec.of(type))
          .withMessageStartingWith("There is no JSON codec for " + type.getName() + " by its class")
          .withMessageContaining("JsonType.of(JsonCodecs.list(");
    }
  }

  @Test
  void saysWhenAClassOnlyHasTheNameOfACodec() {
    assertThatIllegalStateException()
        .isThrownBy(() -> JsonCodec.of(Odd.class))
        .withMessageStartingWith(
            "The class dev.serval.json.model.OddCodec did not register a JSON codec");
  }

  @Test
  void readsAndWritesThroughTheDefaultFamily() {
    JsonBody<List<Outer.Item>> body =
        JsonFamily.generated()
            .body(
                JsonType.of(
                    JsonCodecs.list(JsonCodec.of(Outer.Item.class)), List.class, Outer.Item.class));
    JsonWriter out = new JsonWriter();
    body.write(out, List.of(new Outer.Item("tea", 3)));
    assertThat(out).hasToString("[{\"title\":\"tea\",\"count\":3}]");
    Violations violations = new Violations();
    byte[] json = Documents.bytes(" [{\"title\":\"tea\",\"count\":3}] ");
    assertThat(body.read(json, 0, json.length, JsonLimits.defaults(), violations))
        .containsExactly(new Outer.Item("tea", 3));
    assertThat(violations.isEmpty()).isTrue();
    byte[] wrong = Documents.bytes("[{\"title\":1}]");
    assertThat(body.read(wrong, 0, wrong.length, JsonLimits.defaults(), violations)).isNull();
    assertThat(Documents.errors(violations))
        .containsExactly(
            "#/0/title type: expected a string, found a number", "#/0/count required: is required");
  }

  @SuppressWarnings("unused")
  private static Map<String, List<Outer.Item>> declared() {
    return Map.of();
  }

  @Test
  void givesTheTypeThatReflectionWouldGive() throws ReflectiveOperationException {
    JsonType<Map<String, List<Outer.Item>>> type =
        JsonType.of(
            JsonCodecs.map(JsonCodecs.list(JsonCodec.of(Outer.Item.class))),
            Map.class,
            String.class,
            JsonType.parameterized(List.class, Outer.Item.class));
    Type reflected = GeneratedCodecsTest.class.getDeclaredMethod("declared").getGenericReturnType();
    assertThat(type.type()).isEqualTo(reflected).hasSameHashCodeAs(reflected);
    assertThat(reflected).isEqualTo(type.type());
    assertThat(type)
        .hasToString(
            "java.util.Map<java.lang.String, java.util.List<dev.serval.json.model.Outer$Item>>");
    ParameterizedType entry = JsonType.parameterized(Map.Entry.class, String.class, Long.class);
    assertThat(entry.getOwnerType()).isEqualTo(Map.class);
    assertThat(entry.getRawType()).isEqualTo(Map.Entry.class);
    assertThat(entry.hashCode()).isNotZero();
    assertThat(entry).isNotEqualTo(reflected).isNotEqualTo("x");
    assertThat(JsonType.of(Outer.Item.class).type()).isEqualTo(Outer.Item.class);
    assertThat(JsonType.of(JsonCodecs.STRING, String.class).codec()).isSameAs(JsonCodecs.STRING);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonType.parameterized(Map.class, String.class));
    assertThatIllegalArgumentException().isThrownBy(() -> JsonType.parameterized(String.class));
  }
}
