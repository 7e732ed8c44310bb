// What the gate for examples lets through.
package dev.serval.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {
  private static boolean accepts(Schema schema, String json) {
    Components components = new Components();
    components.use(schema, Direction.INPUT);
    components.settle();
    return new SchemaCheck(components).accepts(schema, JsonValue.parse(json), Direction.INPUT);
  }

  @Test
  void typesAreKeptApart() {
    String[] values = {"\"a\"", "1", "1.5", "true", "null", "[]", "{}"};
    Schema[] schemas = {
      Schema.string(),
      Schema.integer(),
      Schema.number(),
      Schema.bool(),
      Schema.bool().nullable(),
      Schema.array(Schema.any()),
      Schema.map(Schema.any())
    };
    boolean[][] expected = new boolean[schemas.length][values.length];
    for (int i = 0; i < schemas.length; i++) {
      expected[i][i] = true;
    }
    expected[2][1] = true;
    expected[4][3] = true;
    for (int i = 0; i < schemas.length; i++) {
      for (int j = 0; j < values.length; j++) {
        assertThat(accepts(schemas[i], values[j]))
            .as("%d %s", i, values[j])
            .isEqualTo(expected[i][j]);
        assertThat(accepts(Schema.any(), values[j])).isTrue();
      }
    }
  }

  @Test
  void wholeNumbersMayBeWrittenWithAFraction() {
    assertThat(accepts(Schema.integer(), "1.0")).isTrue();
    assertThat(accepts(Schema.integer(), "1e2")).isTrue();
    assertThat(accepts(Schema.integer("int64"), "9223372036854775808")).isFalse();
    assertThat(accepts(Schema.integer("int32"), "2147483647")).isTrue();
  }

  @Test
  void objectsAreCheckedMemberByMember() {
    Schema open = Schema.object().required("a", Schema.bool()).optional("b", Schema.integer());

    assertThat(accepts(open, "{\"a\":true}")).isTrue();
    assertThat(accepts(open, "{\"a\":true,\"c\":1}")).isTrue();
    assertThat(accepts(open.additionalProperties(false), "{\"a\":true,\"c\":1}")).isFalse();
    assertThat(accepts(open, "{\"b\":1}")).isFalse();
    assertThat(accepts(open, "{\"a\":true,\"b\":\"1\"}")).isFalse();
    assertThat(accepts(open, "[]")).isFalse();
  }

  @Test
  void mapsAreCheckedByNameAndValue() {
    Schema map = Schema.map(ScalarSchemas.UUID, Schema.bool()).maxProperties(1).minProperties(1);

    assertThat(accepts(map, "{\"3fa85f64-5717-4562-b3fc-2c963f66afa6\":true}")).isTrue();
    assertThat(accepts(map, "{\"3fa85f64-5717-4562-b3fc-2c963f66afa6\":1}")).isFalse();
    assertThat(accepts(map, "{\"a\":true}")).isFalse();
    assertThat(accepts(map, "{}")).isFalse();
    assertThat(accepts(Schema.map(Schema.any()).maxProperties(1), "{\"a\":1,\"b\":1}")).isFalse();
  }

  @Test
  void unionsAreChosenByTheirTag() {
    Schema shape = SampleApi.SHAPE.ref();

    assertThat(accepts(shape, "{\"type\":\"square\",\"side\":2}")).isTrue();
    assertThat(accepts(shape, "{\"type\":\"circle\",\"side\":2}")).isFalse();
    assertThat(accepts(shape, "{\"type\":\"line\"}")).isFalse();
    assertThat(accepts(shape, "{\"type\":1}")).isFalse();
    assertThat(accepts(shape, "{}")).isFalse();
    assertThat(accepts(shape, "7")).isFalse();
  }

  @Test
  void boundsAreIncludedOrNot() {
    assertThat(accepts(Schema.number().minimum("1.5").maximum("2.5"), "1.5")).isTrue();
    assertThat(accepts(Schema.number().minimum("1.5").maximum("2.5"), "2.5")).isTrue();
    assertThat(accepts(Schema.number().exclusiveMinimum("1.5"), "1.50")).isFalse();
    assertThat(accepts(Schema.number().exclusiveMaximum("1.5"), "1.5")).isFalse();
    assertThat(accepts(Schema.number().multipleOf("0.1"), "0.3")).isTrue();
    assertThat(accepts(Schema.number().multipleOf("0.2"), "0.3")).isFalse();
  }

  @Test
  void lengthIsInCodePoints() {
    assertThat(accepts(Schema.string().maxLength(1), "\"😀\"")).isTrue();
    assertThat(accepts(Schema.string().minLength(2), "\"😀\"")).isFalse();
    assertThat(accepts(Schema.array(Schema.any()).maxItems(1), "[1,2]")).isFalse();
    assertThat(accepts(Schema.array(Schema.any()).uniqueItems(), "[1,1]")).isFalse();
    assertThat(accepts(Schema.array(Schema.any()).uniqueItems(), "[1,2]")).isTrue();
  }

  @Test
  void javaPatternsMatchTheWholeString() {
    assertThat(accepts(Schema.string().pattern("(?x) a b # comment"), "\"ab\"")).isTrue();
    assertThat(accepts(Schema.string().pattern("ab"), "\"abc\"")).isFalse();
    assertThat(accepts(Schema.string().notBlank(), "\" \"")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "date,2026-03-01,true",
    "date,2026-02-30,false",
    "date,+12026-03-01,false",
    "date-time,2026-03-01T09:30:00.5+01:00,true",
    "date-time,2026-03-01T09:30Z,false",
    "date-time,2026-03-01T09:30:00,false",
    "date-time-local,2026-03-01T09:30:00,true",
    "date-time-local,2026-03-01T09:30,false",
    "time,09:30:00Z,true",
    "time,09:30:00,false",
    "time-local,09:30:00,true",
    "time-local,25:30:00,false",
    "duration,P1Y2M3DT4H5M6S,true",
    "duration,P2W,true",
    "duration,PT0.5S,false",
    "duration,P,false",
    "duration,P1DT,false",
    "uuid,1-1-1-1-1,false",
    "uri,https://example.com/a?b#c,true",
    "uri,/relative,false",
    "uri,http://é.example,false",
    "uri-reference,../a,true",
    "email,a.b@example.com,true",
    "email,a@b,false",
    "hostname,a-b.example,true",
    "hostname,-a.example,false",
    "ipv4,255.0.0.1,true",
    "ipv4,256.0.0.1,false",
    "ipv4,1.2.3.,false",
  })
  void formatsAreChecked(String format, String text, boolean expected) {
    assertThat(accepts(Schema.string(format), "\"" + text + "\"")).isEqualTo(expected);
  }
}
