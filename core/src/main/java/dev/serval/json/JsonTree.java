package dev.serval.json;

import java.util.ArrayList;
import java.util.List;

/// Reads and writes [JsonValue] trees; depth is bounded by the reader's and the writer's limits.
final class JsonTree {
  private JsonTree() {}

  static JsonValue read(JsonReader in) {
    return switch (in.peek()) {
      case OBJECT -> object(in);
      case ARRAY -> array(in);
      case STRING -> new JsonString(in.lexer.string());
      case NUMBER -> {
        in.number.scan();
        yield new JsonNumber(in.number.text());
      }
      case BOOLEAN -> JsonBoolean.of(in.readBoolean());
      case NULL -> {
        in.lexer.nul();
        yield JsonNull.INSTANCE;
      }
    };
  }

  private static JsonValue object(JsonReader in) {
    JsonObject.Builder members = JsonObject.builder();
    in.beginObject();
    while (in.nextMember(JsonNames.NONE) != JsonReader.END) {
      String name = in.memberName();
      members.put(name, read(in));
    }
    return members.build();
  }

  private static JsonValue array(JsonReader in) {
    List<JsonValue> elements = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      elements.add(read(in));
    }
    return elements.isEmpty() ? JsonArray.EMPTY : new JsonArray(elements);
  }

  static void write(JsonWriter out, JsonValue value) {
    switch (value) {
      case JsonObject object -> {
        out.beginObject();
        object.members().forEach((name, member) -> write(out.member(name), member));
        out.endObject();
      }
      case JsonArray array -> {
        out.beginArray();
        array.elements().forEach(element -> write(out, element));
        out.endArray();
      }
      case JsonString string -> out.value(string.value());
      case JsonNumber number -> out.ascii(number.text());
      case JsonBoolean bool -> out.value(bool.value());
      case JsonNull ignored -> out.nullValue();
    }
  }
}
