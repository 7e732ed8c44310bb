// Which forms components have, and what they are called.
package dev.serval.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComponentsTest {
  private static final SchemaComponent SAME =
      new SchemaComponent("Same", "a.Same", () -> Schema.object().required("a", Schema.string()));
  private static final SchemaComponent DIFFERENT =
      new SchemaComponent(
          "Item", "a.Item", () -> Schema.object().property("a", Schema.string(), false, true));
  private static final SchemaComponent OUTER =
      new SchemaComponent(
          "Outer",
          "a.Outer",
          () -> Schema.object().required("items", Schema.array(DIFFERENT.ref().nullable())));

  private final Components components = new Components();

  private Components used(Object... schemasAndDirections) {
    for (int i = 0; i < schemasAndDirections.length; i += 2) {
      components.use(
          ((SchemaComponent) schemasAndDirections[i]).ref(),
          (Direction) schemasAndDirections[i + 1]);
    }
    components.settle();
    return components;
  }

  @Test
  void componentThatIsTheSameBothWaysIsOne() {
    used(SAME, Direction.INPUT, SAME, Direction.OUTPUT);

    assertThat(components.definitions()).containsOnlyKeys("Same");
  }

  @Test
  void componentUsedOneWayHasItsOwnName() {
    used(DIFFERENT, Direction.INPUT);

    assertThat(components.definitions()).containsOnlyKeys("Item");
    assertThat(components.definitions().get("Item").direction()).isEqualTo(Direction.INPUT);
  }

  @Test
  void componentThatDiffersHasAnInputForm() {
    used(DIFFERENT, Direction.INPUT, DIFFERENT, Direction.OUTPUT);

    assertThat(components.definitions()).containsOnlyKeys("Item", "ItemInput");
    assertThat(components.definitions().get("Item").direction()).isEqualTo(Direction.OUTPUT);
  }

  @Test
  void whatContainsADifferenceDiffersToo() {
    used(OUTER, Direction.OUTPUT, OUTER, Direction.INPUT);

    assertThat(components.definitions())
        .containsOnlyKeys("Item", "ItemInput", "Outer", "OuterInput");
    assertThat(new SchemaWriter(components).write(OUTER.ref(), Direction.INPUT).at("/$ref"))
        .hasToString("\"#/components/schemas/OuterInput\"");
  }

  @Test
  void differenceInsideAnInlineSchemaCounts() {
    Schema inline = Schema.object().property("a", Schema.bool(), false, true);
    SchemaComponent deep =
        new SchemaComponent(
            "Deep", "a.Deep", () -> Schema.map(Schema.oneOf(Schema.string(), inline)));
    used(deep, Direction.INPUT, deep, Direction.OUTPUT);

    assertThat(components.definitions()).containsOnlyKeys("Deep", "DeepInput");
  }

  @Test
  void inputNameThatIsTakenGetsANumber() {
    SchemaComponent other = new SchemaComponent("ItemInput", "a.ItemInput", () -> Schema.object());
    used(other, Direction.INPUT, DIFFERENT, Direction.INPUT, DIFFERENT, Direction.OUTPUT);

    assertThat(components.definitions()).containsOnlyKeys("Item", "ItemInput", "ItemInput2");
  }

  @Test
  void refusesTwoTypesOfOneNameNamingBoth() {
    SchemaComponent other = new SchemaComponent("Same", "b.Same", () -> Schema.object());

    assertThatThrownBy(() -> used(SAME, Direction.INPUT, other, Direction.OUTPUT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'Same'")
        .hasMessageContaining("a.Same")
        .hasMessageContaining("b.Same");
  }

  @Test
  void componentMadeTwiceFromOneTypeIsOne() {
    SchemaComponent again =
        new SchemaComponent("Same", "a.Same", () -> Schema.object().required("a", Schema.any()));
    used(SAME, Direction.INPUT, again, Direction.INPUT);

    assertThat(components.definitions()).hasSize(1);
  }

  @Test
  void variantUsedOnlyInAUnionKeepsItsName() {
    SchemaComponent union = union("Union", "type");
    used(union, Direction.OUTPUT);

    assertThat(components.definitions()).containsOnlyKeys("Same", "Union");
    assertThat(written("Same"))
        .isEqualTo(
            "{'type':'object','properties':{'type':{'type':'string','const':'same'},"
                + "'a':{'type':'string'}},'required':['type','a']}");
  }

  @Test
  void variantUsedElsewhereTooHasAFormOfItsOwn() {
    used(union("Union", "type"), Direction.OUTPUT, SAME, Direction.INPUT);

    assertThat(components.definitions()).containsOnlyKeys("Same", "Union", "UnionSame");
    assertThat(written("Same")).doesNotContain("type':'string','const");
    assertThat(written("Union"))
        .isEqualTo(
            "{'oneOf':[{'$ref':'#/components/schemas/UnionSame'}],"
                + "'discriminator':{'propertyName':'type',"
                + "'mapping':{'same':'#/components/schemas/UnionSame'}}}");
  }

  @Test
  void variantOfTwoUnionsHasAFormInEach() {
    used(union("One", "type"), Direction.OUTPUT, union("Two", "kind"), Direction.OUTPUT);

    assertThat(components.definitions()).containsOnlyKeys("One", "OneSame", "Two", "TwoSame");
  }

  @Test
  void unionWithoutNameLendsItsVariantsAPrefix() {
    components.use(Schema.tagged("type").variant("same", SAME), Direction.OUTPUT);
    used(SAME, Direction.OUTPUT);

    assertThat(components.definitions()).containsOnlyKeys("Same", "TaggedSame");
  }

  @Test
  void memberNamedLikeTheTagIsReplacedByIt() {
    SchemaComponent own =
        new SchemaComponent(
            "Own", "a.Own", () -> Schema.object().optional("type", Schema.string()));
    components.use(Schema.tagged("type").variant("own", own), Direction.OUTPUT);
    components.settle();

    assertThat(written("Own"))
        .isEqualTo(
            "{'type':'object','properties':{'type':{'type':'string','const':'own'}},"
                + "'required':['type']}");
  }

  @Test
  void variantThatIsNoObjectOfMembersStaysAsItIs() {
    SchemaComponent free = new SchemaComponent("Free", "a.Free", () -> Schema.map(Schema.string()));
    components.use(Schema.tagged("type").variant("free", free), Direction.OUTPUT);
    components.settle();

    assertThat(written("Free"))
        .isEqualTo("{'type':'object','additionalProperties':{'type':'string'}}");
  }

  private static SchemaComponent union(String name, String tag) {
    return new SchemaComponent(name, "a." + name, () -> Schema.tagged(tag).variant("same", SAME));
  }

  private String written(String name) {
    Components.Definition definition = components.definitions().get(name);
    return new SchemaWriter(components)
        .write(definition.schema(), definition.direction())
        .toString()
        .replace('"', '\'');
  }
}
