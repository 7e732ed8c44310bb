package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the codecs generated for enums and sealed interfaces read, write and refuse.
final class VariantCodecTest {

  @Test
  void writesEnumsByNameOrByTheNameJacksonGives() {
    Codecs codecs =
        Codecs.of(
            """
            @Json enum Level { LOW, @JsonProperty("mid-way") @JsonAlias("middle") MID, HIGH { @Override int n() { return 2; } };
              int n() { return 1; } }
            @Json record Uses(List<Level> levels, Map<Level, Integer> by) {}
            """);

    assertThat(
            codecs.copy(
                "Uses",
                "{\"levels\":[\"LOW\",\"middle\",\"mid-way\",\"HIGH\"],\"by\":{\"mid-way\":1}}"))
        .isEqualTo(
            "{\"levels\":[\"LOW\",\"mid-way\",\"mid-way\",\"HIGH\"],\"by\":{\"mid-way\":1}}");
    assertThat(codecs.violations("Uses", "{\"levels\":[\"low\",1,\"MID\"],\"by\":{\"X\":1}}"))
        .containsExactly("#/levels/0 enum", "#/levels/1 type", "#/levels/2 enum", "#/by/X enum");
    assertThat(codecs.copy("Level", "\"HIGH\"")).isEqualTo("\"HIGH\"");
  }

  @Test
  void tellsVariantsApartByTheirTag() {
    Codecs codecs =
        Codecs.of(
            """
            @Json sealed interface Shape permits Circle, Square {}
            @Json record Circle(double r) implements Shape {}
            record Square(@Max(10) int a, @Nullable Shape inner) implements Shape {}
            @Json record Picture(List<Shape> shapes, @Nullable Shape frame, Circle alone) {}
            """);
    String json =
        """
        {"shapes":[{"type":"Circle","r":1.0},{"type":"Square","a":2,"inner":{"type":"Circle","r":3.0}}],\
        "frame":null,"alone":{"r":4.0}}\
        """;

    assertThat(codecs.copy("Picture", json)).isEqualTo(json);
    assertThat(codecs.copy("Shape", "{\"r\":1,\"type\":\"Circle\"}"))
        .isEqualTo("{\"type\":\"Circle\",\"r\":1.0}");
    assertThat(codecs.copy("Circle", "{\"type\":\"whatever\",\"r\":1}")).isEqualTo("{\"r\":1.0}");
    assertThat(
            codecs.violations(
                "Picture",
                """
                {"shapes":[{"r":1},{"type":"Oval"},{"type":1},[],{"a":11,"type":"Square"}],
                 "frame":{"type":"Circle"},"alone":{"r":1}}\
                """))
        .containsExactly(
            "#/shapes/0/type required",
            "#/shapes/1/type enum",
            "#/shapes/2/type type",
            "#/shapes/3 type",
            "#/shapes/4/a max",
            "#/frame/r required");
    assertThat(codecs.details("Shape", "{\"type\":\"Oval\"}"))
        .singleElement()
        .asString()
        .contains("Circle", "Square");
  }

  @Test
  void takesTagsFromJackson() {
    Codecs codecs =
        Codecs.of(
            """
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
            @JsonSubTypes({@JsonSubTypes.Type(value = Cat.class, name = "cat"), @JsonSubTypes.Type(Dog.class)})
            @Json sealed interface Pet permits Cat, Dog, Cow, Bird {}
            record Cat(int lives) implements Pet {}
            @JsonTypeName("dog") record Dog() implements Pet {}
            record Cow() implements Pet {}
            sealed interface Bird extends Pet permits Owl {}
            @JsonTypeName("owl") record Owl() implements Bird {}
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
            @Json sealed interface Sound permits Moo {}
            record Moo() implements Sound {}
            """);

    for (String json :
        new String[] {
          "{\"kind\":\"cat\",\"lives\":9}",
          "{\"kind\":\"dog\"}",
          "{\"kind\":\"Cow\"}",
          "{\"kind\":\"owl\"}"
        }) {
      assertThat(codecs.copy("Pet", json)).isEqualTo(json);
    }
    assertThat(codecs.copy("Sound", "{\"@type\":\"Moo\"}")).isEqualTo("{\"@type\":\"Moo\"}");
  }

  @Test
  void toleratesOnlyTheTagInAStrictVariant() {
    Codecs codecs =
        Codecs.of(
            """
            @Json sealed interface Shape permits Dot {}
            @Json @Strict record Dot(int x) implements Shape {}
            """);

    assertThat(codecs.copy("Shape", "{\"x\":1,\"type\":\"Dot\"}"))
        .isEqualTo("{\"type\":\"Dot\",\"x\":1}");
    assertThat(codecs.violations("Shape", "{\"x\":1,\"type\":\"Dot\",\"y\":2}"))
        .containsExactly("#/y unknown");
    assertThat(codecs.violations("Dot", "{\"x\":1,\"type\":\"Dot\"}"))
        .containsExactly("#/type unknown");
  }

  @Test
  void reachesVariantsNestedInTheirInterface() {
    Codecs codecs =
        Codecs.of(
            """
            @Json sealed interface Event {
              record Created(String id) implements Event {}
              record Deleted(String id, Reason reason) implements Event {}
              enum Reason { OLD, WRONG }
            }
            """);
    String json = "{\"type\":\"Deleted\",\"id\":\"1\",\"reason\":\"OLD\"}";

    assertThat(codecs.copy("Event", json)).isEqualTo(json);
  }

  @Test
  void leavesIgnoredComponentsOutOfTheComparisonWithTheTag() {
    Codecs codecs =
        Codecs.of(
            """
            @Json sealed interface Shape permits Dot {}
            record Dot(int x, @JsonIgnore @Nullable String type) implements Shape {}
            """);

    assertThat(codecs.copy("Shape", "{\"type\":\"Dot\",\"x\":1}"))
        .isEqualTo("{\"type\":\"Dot\",\"x\":1}");
  }
}
