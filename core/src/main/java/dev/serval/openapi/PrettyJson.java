// JSON with line breaks.
package dev.serval.openapi;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.util.Iterator;
import java.util.Map;

/// JSON with one member or element a line and two spaces an indent, and a line break at the end.
final class PrettyJson {
  private final StringBuilder out = new StringBuilder();

  private PrettyJson() {}

  static String of(JsonValue value) {
    PrettyJson json = new PrettyJson();
    json.write(value, "\n");
    return json.out.append('\n').toString();
  }

  private void write(JsonValue value, String line) {
    switch (value) {
      case JsonObject object when !object.members().isEmpty() -> {
        out.append('{');
        Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
        while (members.hasNext()) {
          Map.Entry<String, JsonValue> member = members.next();
          out.append(line).append("  ").append(new JsonString(member.getKey())).append(": ");
          write(member.getValue(), line + "  ");
          out.append(members.hasNext() ? "," : line + "}");
        }
      }
      case JsonArray array when array.size() > 0 -> {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
          out.append(line).append("  ");
          write(array.get(i), line + "  ");
          out.append(i + 1 < array.size() ? "," : line + "]");
        }
      }
      default -> out.append(value);
    }
  }
}
