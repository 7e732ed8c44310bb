// Examples: right ones, or none.
package dev.serval.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.serval.json.JsonNull;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleMakerTest {
  private final Components components = new Components();

  private @Nullable JsonValue made(Schema schema, Direction direction) {
    components.use(schema, direction);
    components.settle();
    return new ExampleMaker(components).make(schema, direction);
  }

  private @Nullable JsonValue made(Schema schema) {
    return made(schema, Direction.INPUT);
  }

  @Test
  void declaredExampleComesBeforeDefaultAndEnumeration() {
    Schema schema = Schema.enumOf("a", "b", "c").defaultJson("\"b\"");

    assertThat(made(Schema.enumOf("a", "b"))).hasToString("\"a\"");
    assertThat(made(schema)).hasToString("\"b\"");
    assertThat(made(schema.exampleJson("\"c\""))).hasToString("\"c\"");
    assertThat(made(schema.exampleJson("\"d\""))).hasToString("\"b\"");
    assertThat(made(Schema.integer().constant(JsonValue.parse("4")))).hasToString("4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minimum 5              | 5",
        "maximum -3             | -3",
        "exclusiveMinimum 1     | 2",
        "exclusiveMaximum 1     | 0",
        "multipleOf 5           | 0",
        "minimum 7 multipleOf 5 | 10",
        "maximum 0              | 0",
        "minimum 1 exclusiveMinimum 4 | 5",
        "maximum 9 exclusiveMaximum -4 | -5",
      })
  void integersAreTheNearestToOne(String bounds, String expected) {
    assertThat(made(bounded(Schema.integer(), bounds))).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minimum 0              | 1.5",
        "minimum 2.2            | 2.5",
        "maximum 0.3            | 0",
        "minimum 0.1 maximum 0.3 | 0.2",
        "exclusiveMinimum 10    | 10.5",
        "multipleOf 0.01        | 1.5",
        "multipleOf 0.4         | 1.2",
      })
  void numbersAreWithinTheirBounds(String bounds, String expected) {
    assertThat(made(bounded(Schema.number(), bounds))).hasToString(expected);
  }

  private static Schema bounded(Schema schema, String bounds) {
    String[] words = bounds.trim().split(" ");
    for (int i = 0; i < words.length; i += 2) {
      schema =
          switch (words[i]) {
            case "minimum" -> schema.minimum(words[i + 1]);
            case "maximum" -> schema.maximum(words[i + 1]);
            case "exclusiveMinimum" -> schema.exclusiveMinimum(words[i + 1]);
            case "exclusiveMaximum" -> schema.exclusiveMaximum(words[i + 1]);
            default -> schema.multipleOf(words[i + 1]);
          };
    }
    return schema;
  }

  @Test
  void contradictionHasNoExample() {
    assertThat(made(Schema.integer().minimum(5).maximum(4))).isNull();
    assertThat(made(Schema.string().minLength(5).maxLength(4))).isNull();
    assertThat(made(Schema.integer("int32").minimum(1L << 40))).isNull();
    assertThat(made(Schema.integer().minimum(5).maximum(4).nullable()))
        .isEqualTo(JsonNull.INSTANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "0,100,string",
    "0,3,str",
    "8,100,stringst",
    "1,1,s",
    "0,0,''",
    "13,13,stringstrings"
  })
  void stringsHaveTheLength(int min, int max, String expected) {
    assertThat(made(Schema.string().minLength(min).maxLength(max)))
        .isEqualTo(new JsonString(expected));
  }

  @Test
  void veryLongStringsHaveNoExample() {
    assertThat(made(Schema.string().minLength(20_000))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "[A-Z]{2}-\\d+ AA-0",
        "a|b a",
        "(?:ab){2,3}c? abab",
        "(?<x>ab)+ ab",
        "[^a-z]x Ax",
        "[^\\s] a",
        "\\w\\.\\S* a.",
        "x{2,} xx",
        "[\\d_]+? 0",
        "(a|bc)d ad",
        ".+ a",
        "\\Da\\W aa ",
      })
  void simplePatternsAreFollowed(String regex, String expected) {
    assertThat(made(Schema.string().pattern(regex)))
        .isEqualTo(new JsonString(regex.endsWith("\\W") ? expected + " " : expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a)\\1b", "(?=b)a", "\\bé\\b", "[^aA0\\-]", "(x|(?=a)b)y", "a{99999}"})
  void involvedPatternsHaveNoExample(String regex) {
    assertThat(made(Schema.string().pattern(regex))).isNull();
    assertThat(made(Schema.string().pattern(regex).nullable())).isEqualTo(JsonNull.INSTANCE);
  }

  @Test
  void patternsRepeatForTheLength() {
    assertThat(made(Schema.string().pattern("[a-z]+").minLength(4))).hasToString("\"aaaa\"");
    assertThat(made(Schema.string().pattern("[a-z]{1,3}").minLength(2))).hasToString("\"aa\"");
    assertThat(made(Schema.string().pattern("ab").minLength(4))).isNull();
    assertThat(made(Schema.string().notBlank().pattern("[xy]"))).hasToString("\"x\"");
    assertThat(made(Schema.string().notBlank())).hasToString("\"string\"");
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatAcceptsItsOwnExample(StringFormat format) {
    assertThat(format.accepts(format.example())).isTrue();
    assertThat(format.accepts("no such thing!")).isFalse();
    assertThat(format.accepts("")).isEqualTo(format == StringFormat.URI_REFERENCE);
  }

  @Test
  void unknownFormatHasNoExampleUnlessDeclared() {
    assertThat(made(Schema.string("isbn"))).isNull();
    assertThat(made(Schema.string("isbn").exampleJson("\"x\""))).hasToString("\"x\"");
  }

  @Test
  void bytesAreBase64() {
    assertThat(made(ScalarSchemas.BYTES)).hasToString("\"U2VydmFs\"");
    assertThat(made(ScalarSchemas.BYTES.exampleJson("\"###\""))).hasToString("\"U2VydmFs\"");
  }

  @Test
  void arraysHaveAsManyElementsAsTheyNeed() {
    assertThat(made(Schema.array(Schema.bool()))).hasToString("[true]");
    assertThat(made(Schema.array(Schema.bool()).maxItems(0))).hasToString("[]");
    assertThat(made(Schema.array(Schema.integer()).minItems(3).uniqueItems()))
        .hasToString("[1,2,3]");
    assertThat(made(Schema.array(Schema.string()).minItems(2).uniqueItems()))
        .hasToString("[\"string\",\"string2\"]");
    assertThat(made(Schema.array(Schema.enumOf("a", "b")).minItems(2).uniqueItems()))
        .hasToString("[\"a\",\"b\"]");
    assertThat(made(Schema.array(Schema.bool()).minItems(2).uniqueItems())).isNull();
    assertThat(made(Schema.array(ScalarSchemas.UUID).minItems(2).uniqueItems())).isNull();
    assertThat(made(Schema.array(Schema.any()).minItems(21))).isNull();
    assertThat(made(Schema.array(Schema.string("isbn")))).hasToString("[]");
    assertThat(made(Schema.array(Schema.string("isbn")).minItems(1))).isNull();
  }

  @Test
  void mapsHaveOneEntry() {
    assertThat(made(Schema.map(Schema.bool()))).hasToString("{\"key\":true}");
    assertThat(made(Schema.map(Schema.bool()).maxProperties(0))).hasToString("{}");
    assertThat(made(Schema.map(Schema.bool()).minProperties(2))).isNull();
    assertThat(made(Schema.map(Schema.enumOf("x"), Schema.bool()))).hasToString("{\"x\":true}");
    assertThat(made(Schema.map(Schema.string("isbn"), Schema.bool()))).hasToString("{}");
  }

  @Test
  void objectsHideWhatDoesNotTravelThatWay() {
    Schema schema =
        Schema.object()
            .optional("id", ScalarSchemas.LONG.readOnly())
            .optional("password", Schema.string().writeOnly());

    assertThat(made(schema, Direction.INPUT)).hasToString("{\"password\":\"string\"}");
    assertThat(made(schema, Direction.OUTPUT)).hasToString("{\"id\":1}");
  }

  @Test
  void objectThatNeedsTheImpossibleHasNoExample() {
    assertThat(made(Schema.object().required("a", Schema.string("isbn")))).isNull();
    assertThat(made(Schema.object().optional("a", Schema.string("isbn")))).hasToString("{}");
  }

  @Test
  void typesThatContainThemselvesEnd() {
    assertThat(made(SampleApi.TREE.ref())).hasToString("{\"name\":\"string\",\"children\":[]}");
    assertThat(made(SampleApi.TODO.ref()).at("/parent")).isEqualTo(JsonNull.INSTANCE);
  }

  @Test
  void unionsTakeTheFirstThatWorks() {
    assertThat(made(Schema.anyOf(Schema.string("isbn"), Schema.bool()))).hasToString("true");
    assertThat(made(Schema.oneOf(Schema.integer(), Schema.number()))).hasToString("1.5");
    assertThat(made(Schema.oneOf(Schema.integer(), Schema.integer()))).isNull();
    assertThat(made(SampleApi.SHAPE.ref())).hasToString("{\"type\":\"circle\",\"radius\":1.5}");
    assertThat(made(Schema.tagged("t").variant("a", impossible()))).isNull();
  }

  private static SchemaComponent impossible() {
    return new SchemaComponent(
        "No", "a.No", () -> Schema.object().required("x", Schema.string("isbn")));
  }

  /// What another validator refuses is never made: 3,000 schemas drawn with a fixed seed.
  @Test
  void anotherValidatorAcceptsWhatIsMade() {
    Random random = new Random(20_26);
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    int made = 0;
    for (int i = 0; i < 3_000; i++) {
      Schema schema = drawn(random, 3);
      Components none = new Components();
      none.settle();
      JsonValue example = new ExampleMaker(none).make(schema, Direction.INPUT);
      if (example == null) {
        continue;
      }
      made++;
      String written = new SchemaWriter(none).write(schema, Direction.INPUT).toString();
      assertThat(
              registry
                  .getSchema(written, InputFormat.JSON)
                  .validate(
                      example.toString(),
                      InputFormat.JSON,
                      context -> context.executionConfig(c -> c.formatAssertionsEnabled(true))))
          .as("%s for %s", example, written)
          .isEmpty();
    }
    assertThat(made).isGreaterThan(2_000);
  }

  private static Schema drawn(Random random, int depth) {
    Schema schema =
        switch (random.nextInt(depth > 0 ? 9 : 5)) {
          case 0 -> Schema.bool();
          case 1 -> drawnString(random);
          case 2 -> drawnNumber(Schema.integer(), random);
          case 3 -> drawnNumber(Schema.number(), random);
          case 4 -> Schema.enumOf("a", "b");
          case 5 -> {
            Schema array = Schema.array(drawn(random, depth - 1)).minItems(random.nextInt(3));
            array = random.nextBoolean() ? array.maxItems(random.nextInt(4)) : array;
            yield random.nextBoolean() ? array.uniqueItems() : array;
          }
          case 6 -> Schema.map(drawn(random, depth - 1));
          case 7 -> Schema.anyOf(drawn(random, depth - 1), drawn(random, depth - 1));
          default ->
              Schema.object()
                  .required("a", drawn(random, depth - 1))
                  .optional("b", drawn(random, depth - 1))
                  .additionalProperties(random.nextBoolean());
        };
    return random.nextInt(4) == 0 ? schema.nullable() : schema;
  }

  private static Schema drawnString(Random random) {
    Schema schema = Schema.string();
    String[] formats = {"date", "date-time", "uuid", "uri", "email", "time", "duration", "ipv4"};
    String[] patterns = {"[A-Z]{3}", "\\d+(\\.\\d+)?", "(a|b)*c", "[^x]+", "x.y", "(?i)q"};
    schema = random.nextInt(3) == 0 ? schema.minLength(random.nextInt(12)) : schema;
    schema = random.nextInt(3) == 0 ? schema.maxLength(random.nextInt(12)) : schema;
    return switch (random.nextInt(4)) {
      case 0 -> schema.format(formats[random.nextInt(formats.length)]);
      case 1 -> schema.pattern(patterns[random.nextInt(patterns.length)]);
      case 2 -> schema.notBlank();
      default -> schema;
    };
  }

  private static Schema drawnNumber(Schema schema, Random random) {
    schema = random.nextBoolean() ? schema.minimum(random.nextInt(20) - 10) : schema;
    schema = random.nextInt(3) == 0 ? schema.maximum(random.nextInt(20) - 10) : schema;
    schema = random.nextInt(3) == 0 ? schema.exclusiveMinimum(random.nextInt(20) - 10) : schema;
    schema = random.nextInt(4) == 0 ? schema.exclusiveMaximum("3.5") : schema;
    return random.nextInt(3) == 0 ? schema.multipleOf(random.nextBoolean() ? "3" : "0.25") : schema;
  }
}
