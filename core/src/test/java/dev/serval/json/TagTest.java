package dev.serval.json;

import static dev.serval.json.Documents.errors;
import static dev.serval.json.Documents.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Unions: the look-ahead for the tag, wherever it stands.
final class TagTest {
  private static final JsonNames TAGS = JsonNames.of("leaf", "node", "l\u00e9af");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"node\"}",
        " { \"type\" : \"node\" , \"a\" : 1 } ",
        "{\"a\":1,\"type\":\"node\"}",
        "{\"a\":[{\"type\":\"leaf\"},{}],\"b\":{\"type\":\"leaf\"},\"type\":\"node\"}",
        "{\"a\":\"\\n\",\"b\":true,\"c\":false,\"d\":null,\"e\":[],\"f\":[1,\"x\"],\"type\":\"node\"}",
        "{\"typ\":\"leaf\",\"types\":\"leaf\",\"Type\":\"leaf\",\"type\":\"node\"}",
        "{\"\\u0074ype\":\"node\"}",
        "{\"\u00e9\":1,\"\\u0074ype\":\"n\\u006fde\"}",
        "{\"type\":\"n\\u006fde\"}"
      })
  void findsTheTagAndLeavesTheObjectUnread(String json) {
    JsonReader in = reader(json);
    assertThat(in.readTag("type", TAGS)).isEqualTo(1);
    assertThat(in.readTag("type", TAGS)).isEqualTo(1);
    assertThat(in.readValue()).isEqualTo(JsonValue.parse(json));
    in.end();
  }

  @Test
  void takesTagsThatAreNotAscii() {
    assertThat(reader("{\"\u00e9\":\"l\u00e9af\"}").readTag("\u00e9", TAGS)).isEqualTo(2);
    assertThat(reader("{\"a\":1,\"\u00e9\":\"l\u00e9af\"}").readTag("\u00e9", TAGS)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{} | #/v/t~1y required: is required",
        "{\"a\":{\"t/y\":\"leaf\"}} | #/v/t~1y required: is required",
        "{\"t/y\":1} | #/v/t~1y type: expected a string, found a number",
        "{\"t/y\":null} | #/v/t~1y type: expected a string, found null",
        "{\"t/y\":{\"t/y\":\"leaf\"}} | #/v/t~1y type: expected a string, found an object",
        "{\"a\":1,\"t/y\":\"other\"} | #/v/t~1y enum: must be one of leaf, node, l\u00e9af",
        "[] | #/v type: expected an object, found an array",
        "null | #/v type: expected an object, found null"
      })
  void reportsAtTheTagAndSkipsTheValue(String row) {
    String[] parts = row.split(" \\| ");
    JsonReader in = reader("{\"v\":" + parts[0] + ",\"w\":2}");
    in.beginObject();
    in.nextMember(JsonNames.NONE);
    assertThat(in.readTag("t/y", TAGS)).isEqualTo(-1);
    assertThat(errors(in)).containsExactly(parts[1]);
    in.nextMember(JsonNames.NONE);
    assertThat(in.memberName()).isEqualTo("w");
    assertThat(in.readInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{\"a\":1 \"type\":\"leaf\"}",
        "{\"a\":[1,],\"type\":\"leaf\"}",
        "{\"a\":[1 2],\"type\":\"leaf\"}",
        "{\"a\":[",
        "{\"a\" 1,\"type\":\"leaf\"}",
        "{1:1,\"type\":\"leaf\"}",
        "{\"type\"",
        "{\"type\":",
        "{\"type\" \"leaf\"}",
        "{\"type\":\"leaf",
        "{\"type\":x}",
        "{\"a\":tru,\"type\":\"leaf\"}",
        "{\"type\":\"leaf\",\"type\":\"node\"}",
        "{\"a\":1,\"type\":\"leaf\",\"type\":\"node\"}"
      })
  void refusesBrokenObjectsByTheTimeTheyAreRead(String json) {
    assertThatThrownBy(
            () -> {
              JsonReader in = reader(json);
              in.readTag("type", TAGS);
              in.skipValue();
            })
        .isInstanceOf(JsonException.class);
  }

  /// A tree of unions whose tags stand last is the worst case: without the index each level would
  /// be scanned again by the level above.
  @Test
  void findsTagsOfNestedUnionsInAnyPlace() {
    String json = "{\"type\":\"leaf\"}";
    for (int depth = 0; depth < 15; depth++) {
      json =
          switch (depth % 4) {
            case 0 -> "{\"children\":[" + json + "," + json + "],\"type\":\"node\"}";
            case 1 -> "{\"type\":\"node\",\"children\":[" + json + "]}";
            case 2 -> "{\"kind\":\"leaf\",\"children\":[" + json + "],\"type\":\"node\"}";
            default ->
                "{\"x\":{},\"type\":\"node\",\"children\":[{\"type\":\"leaf\"}," + json + "]}";
          };
    }
    List<String> seen = new ArrayList<>();
    JsonReader in = reader(json);
    walk(in, seen);
    in.end();
    assertThat(in.errorCount()).isZero();
    long leaves = json.split("\"type\":\"leaf\"", -1).length - 1;
    assertThat(seen.stream().filter("leaf"::equals)).hasSize((int) leaves);
  }

  private static void walk(JsonReader in, List<String> seen) {
    int tag = in.readTag("type", TAGS);
    seen.add(TAGS.name(tag));
    in.beginObject();
    JsonNames names = JsonNames.of("children", "kind");
    for (int i; (i = in.nextMember(names)) != JsonReader.END; ) {
      if (i == 0) {
        in.beginArray();
        while (in.nextElement()) {
          walk(in, seen);
        }
      }
    }
  }

  @Test
  void keepsTagsOfDifferentNamesApart() {
    JsonReader in = reader("{\"v\":{\"b\":\"node\",\"a\":\"leaf\"},\"a\":\"node\",\"b\":\"leaf\"}");
    assertThat(in.readTag("a", TAGS)).isEqualTo(1);
    assertThat(in.readTag("b", TAGS)).isZero();
    in.beginObject();
    in.nextMember(JsonNames.NONE);
    assertThat(in.readTag("a", TAGS)).isZero();
    assertThat(in.readTag("b", TAGS)).isEqualTo(1);
  }
}
