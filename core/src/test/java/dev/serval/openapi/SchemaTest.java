// Schemas as JSON.
package dev.serval.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.json.JsonNull;
import dev.serval.json.JsonValue;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final SchemaComponent COLOR =
      new SchemaComponent("Color", "a.Color", () -> Schema.enumOf("RED", "BLUE"));

  private static String written(Schema schema) {
    Components components = new Components();
    components.use(schema, Direction.INPUT);
    components.settle();
    return new SchemaWriter(components)
        .write(schema, Direction.INPUT)
        .toString()
        .replace('"', '\'');
  }

  @Test
  void nullIsOneMoreTypeWhereThereIsAType() {
    assertThat(written(Schema.string("date").nullable()))
        .isEqualTo("{'type':['string','null'],'format':'date'}");
    assertThat(written(Schema.array(Schema.bool()).nullable()))
        .isEqualTo("{'type':['array','null'],'items':{'type':'boolean'}}");
    assertThat(written(Schema.object().additionalProperties(false).nullable()))
        .isEqualTo("{'type':['object','null'],'additionalProperties':false}");
  }

  @Test
  void nullIsOneMoreValueOfAnEnumeration() {
    assertThat(written(Schema.enumOf("a").nullable()))
        .isEqualTo("{'type':['string','null'],'enum':['a',null]}");
  }

  @Test
  void nullStandsBesideAReferenceAndLeavesTheComponentAlone() {
    assertThat(written(COLOR.ref().nullable().description("Or none")))
        .isEqualTo(
            "{'anyOf':[{'$ref':'#/components/schemas/Color'},{'type':'null'}],"
                + "'description':'Or none'}");
    assertThat(written(COLOR.ref().description("One")))
        .isEqualTo("{'$ref':'#/components/schemas/Color','description':'One'}");
  }

  @Test
  void nullStandsBesideUnionsAndConstants() {
    assertThat(written(Schema.anyOf(Schema.string(), Schema.integer()).nullable()))
        .isEqualTo("{'anyOf':[{'anyOf':[{'type':'string'},{'type':'integer'}]},{'type':'null'}]}");
    assertThat(written(Schema.oneOf(Schema.string(), Schema.bool()).nullable()))
        .isEqualTo("{'anyOf':[{'oneOf':[{'type':'string'},{'type':'boolean'}]},{'type':'null'}]}");
    assertThat(written(Schema.string().constant("a").nullable()))
        .isEqualTo("{'anyOf':[{'type':'string','const':'a'},{'type':'null'}]}");
  }

  @Test
  void anythingIncludesNull() {
    assertThat(written(Schema.any().nullable())).isEqualTo("{}");
  }

  @Test
  void keywordsAreInAFixedOrder() {
    Schema one = Schema.string().maxLength(5).description("d").minLength(1).title("t");
    Schema two = Schema.string().title("t").minLength(1).description("d").maxLength(5);

    assertThat(written(one))
        .isEqualTo(written(two))
        .isEqualTo("{'type':'string','title':'t','description':'d','minLength':1,'maxLength':5}");
  }

  @Test
  void everyKeywordIsWritten() {
    assertThat(written(Schema.number().minimum("0.5").maximum("9.5").multipleOf("0.5")))
        .isEqualTo("{'type':'number','minimum':0.5,'maximum':9.5,'multipleOf':0.5}");
    assertThat(written(Schema.integer().exclusiveMinimum(1).exclusiveMaximum(9)))
        .isEqualTo("{'type':'integer','exclusiveMinimum':1,'exclusiveMaximum':9}");
    assertThat(written(Schema.number().exclusiveMinimum("0.1").exclusiveMaximum("0.9")))
        .isEqualTo("{'type':'number','exclusiveMinimum':0.1,'exclusiveMaximum':0.9}");
    assertThat(written(Schema.array(Schema.any()).minItems(1).maxItems(2).uniqueItems()))
        .isEqualTo("{'type':'array','items':{},'minItems':1,'maxItems':2,'uniqueItems':true}");
    assertThat(written(Schema.map(Schema.number("float")).minProperties(1).maxProperties(2)))
        .isEqualTo(
            "{'type':'object','additionalProperties':{'type':'number','format':'float'},"
                + "'minProperties':1,'maxProperties':2}");
    assertThat(written(Schema.map(COLOR.ref(), Schema.bool())))
        .contains("'propertyNames':{'$ref':'#/components/schemas/Color'}");
    assertThat(written(Schema.string().contentEncoding("base64").deprecated().readOnly()))
        .isEqualTo(
            "{'type':'string','deprecated':true,'readOnly':true,'contentEncoding':'base64'}");
    assertThat(written(Schema.string().writeOnly().defaultJson("\"a\"").exampleJson("\"b\"")))
        .isEqualTo("{'type':'string','writeOnly':true,'default':'a','examples':['b']}");
  }

  @Test
  void boundGivenTwiceIsTheTighter() {
    assertThat(written(Schema.string().minLength(3).minLength(1).maxLength(5).maxLength(9)))
        .isEqualTo("{'type':'string','minLength':3,'maxLength':5}");
    assertThat(written(Schema.integer().minimum(1).minimum(2).maximum(9).maximum(8)))
        .isEqualTo("{'type':'integer','minimum':2,'maximum':8}");
  }

  @Test
  void severalPatternsAllHold() {
    Schema schema = Schema.string().notBlank().pattern("[a-z]+").pattern(".{2}");

    assertThat(written(schema))
        .isEqualTo(
            "{'type':'string','minLength':1,'pattern':'\\\\S',"
                + "'allOf':[{'pattern':'^[a-z]+$'},{'pattern':'^.{2}$'}]}");
  }

  @Test
  void patternWithoutPortableFormIsLeftOutAndStillChecked() {
    Schema schema = Schema.string().pattern("(?i)abc").exampleJson("\"xyz\"");

    assertThat(written(schema)).isEqualTo("{'type':'string'}");
    assertThat(written(schema.exampleJson("\"ABC\"")))
        .isEqualTo("{'type':'string','examples':['ABC']}");
  }

  @Test
  void defaultAndExampleThatTheSchemaRefusesAreLeftOut() {
    assertThat(written(Schema.integer().maximum(5).defaultJson("6").exampleJson("\"a\"")))
        .isEqualTo("{'type':'integer','maximum':5}");
    assertThat(written(Schema.integer().nullable().defaultValue(JsonNull.INSTANCE)))
        .isEqualTo("{'type':['integer','null'],'default':null}");
  }

  @Test
  void emptyDescriptionIsNone() {
    assertThat(written(Schema.bool().description(""))).isEqualTo("{'type':'boolean'}");
  }

  @Test
  void methodsOfOneShapeRefuseAnother() {
    assertThatThrownBy(() -> Schema.string().required("a", Schema.any()))
        .hasMessage("property(…) belongs to Schema.object()");
    assertThatThrownBy(() -> Schema.string().additionalProperties(false))
        .hasMessageContaining("Schema.object()");
    assertThatThrownBy(() -> Schema.string().variant("a", COLOR))
        .hasMessageContaining("Schema.tagged");
    assertThatThrownBy(() -> Schema.tagged("t").variant("a", COLOR).variant("a", COLOR))
        .hasMessage("Tag 'a' belongs to a.Color already");
    assertThatThrownBy(() -> Schema.string().pattern("("))
        .isInstanceOf(PatternSyntaxException.class);
    assertThatThrownBy(() -> new SchemaComponent("Page<Todo>", "a.Page", Schema::any))
        .hasMessageContaining("a.Page")
        .hasMessageContaining("'Page<Todo>'");
  }

  @Test
  void schemaIsNotChangedByWhatIsMadeOfIt() {
    Schema base = Schema.object().required("a", Schema.string());
    base.required("b", Schema.string()).nullable().title("t");

    assertThat(written(base))
        .isEqualTo("{'type':'object','properties':{'a':{'type':'string'}},'required':['a']}");
  }

  @Test
  void scalarsOfJavaHaveExamplesThatFit() throws IllegalAccessException {
    Components none = new Components();
    none.settle();
    for (var field : ScalarSchemas.class.getFields()) {
      Schema schema = (Schema) field.get(null);
      JsonValue example = new ExampleMaker(none).make(schema, Direction.OUTPUT);
      assertThat(example).as(field.getName()).isNotNull();
    }
  }
}
