// Writes schemas as JSON.
package dev.serval.openapi;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonBoolean;
import dev.serval.json.JsonNull;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes schemas as JSON, with their members in a fixed order.
///
/// `null` is let in by the list of types where there is a type, and by `anyOf` around everything
/// else, so that a shared component is never edited for one use of it. Defaults and examples that
/// their own schema refuses are left out.
final class SchemaWriter {
  /// The order of keywords: what it is, what is said about it, what it must be.
  private static final List<String> ORDER =
      List.of(
          "$ref",
          "type",
          "anyOf",
          "oneOf",
          "discriminator",
          "title",
          "description",
          "deprecated",
          "readOnly",
          "writeOnly",
          "format",
          "contentEncoding",
          "contentMediaType",
          "contentSchema",
          "enum",
          "const",
          "default",
          "minimum",
          "exclusiveMinimum",
          "maximum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "allOf",
          "items",
          "minItems",
          "maxItems",
          "uniqueItems",
          "properties",
          "required",
          "additionalProperties",
          "propertyNames",
          "minProperties",
          "maxProperties",
          "examples");

  private final Components components;
  private final SchemaCheck check;

  SchemaWriter(Components components) {
    this.components = components;
    this.check = new SchemaCheck(components);
  }

  JsonObject write(Schema schema, Direction direction) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    shape(schema, direction, members);
    schema
        .keywords()
        .forEach((keyword, value) -> keyword(schema, direction, keyword, value, members));
    return ordered(schema.isNullable() ? nullable(members) : members);
  }

  private void keyword(
      Schema schema,
      Direction direction,
      String keyword,
      JsonValue value,
      Map<String, JsonValue> members) {
    boolean refused =
        switch (keyword) {
          case "default" -> !check.accepts(schema, value, direction);
          case "examples" ->
              !(value instanceof JsonArray array)
                  || !check.accepts(schema, array.get(0), direction);
          default -> false;
        };
    if (!refused) {
      members.put(keyword, value);
    }
  }

  private void shape(Schema schema, Direction direction, Map<String, JsonValue> members) {
    switch (schema.shape()) {
      case SchemaShape.Any() -> {}
      case SchemaShape.Scalar(String type) -> members.put("type", new JsonString(type));
      case SchemaShape.JsonText(Schema content) -> {
        members.put("type", new JsonString("string"));
        members.put("contentMediaType", new JsonString("application/json"));
        members.put("contentSchema", write(content, direction));
      }
      case SchemaShape.Array(Schema items) -> {
        members.put("type", new JsonString("array"));
        members.put("items", write(items, direction));
      }
      case SchemaShape.Dictionary(Schema names, Schema values) -> {
        members.put("type", new JsonString("object"));
        members.put("additionalProperties", write(values, direction));
        if (!SchemaCheck.acceptsEveryText(names)) {
          members.put("propertyNames", write(names, direction));
        }
      }
      case SchemaShape.Structure structure -> structure(structure, direction, members);
      case SchemaShape.Reference(SchemaComponent component) ->
          members.put("$ref", new JsonString(pointer(Components.plain(component), direction)));
      case SchemaShape.Union(boolean exclusive, List<Schema> alternatives) ->
          members.put(
              exclusive ? "oneOf" : "anyOf",
              new JsonArray(
                  alternatives.stream().<JsonValue>map(s -> write(s, direction)).toList()));
      case SchemaShape.Tagged tagged -> tagged(tagged, direction, members);
    }
  }

  private void structure(
      SchemaShape.Structure structure, Direction direction, Map<String, JsonValue> members) {
    members.put("type", new JsonString("object"));
    JsonObject.Builder properties = JsonObject.builder();
    List<String> required = new ArrayList<>();
    for (SchemaShape.Property property : structure.properties()) {
      properties.put(property.name(), write(property.schema(), direction));
      if (property.isRequired(direction)) {
        required.add(property.name());
      }
    }
    if (!structure.properties().isEmpty()) {
      members.put("properties", properties.build());
    }
    if (!required.isEmpty()) {
      members.put("required", JsonArray.ofStrings(required));
    }
    if (structure.closed()) {
      members.put("additionalProperties", JsonBoolean.FALSE);
    }
  }

  private void tagged(
      SchemaShape.Tagged tagged, Direction direction, Map<String, JsonValue> members) {
    List<JsonValue> alternatives = new ArrayList<>();
    JsonObject.Builder mapping = JsonObject.builder();
    tagged
        .variants()
        .forEach((value, component) -> {
          String pointer = pointer(Components.tagged(component, tagged.tag(), value), direction);
          alternatives.add(JsonObject.builder().put("$ref", pointer).build());
          mapping.put(value, pointer);
        });
    members.put("oneOf", new JsonArray(alternatives));
    members.put(
        "discriminator",
        JsonObject.builder()
            .put("propertyName", tagged.tag())
            .put("mapping", mapping.build())
            .build());
  }

  private String pointer(Components.Form form, Direction direction) {
    return "#/components/schemas/" + components.name(form, direction);
  }

  /// The same schema with `null` let in.
  private static Map<String, JsonValue> nullable(Map<String, JsonValue> members) {
    if (members.get("type") instanceof JsonString type && !members.containsKey("const")) {
      members.put("type", JsonArray.of(type, new JsonString("null")));
      if (members.get("enum") instanceof JsonArray values
          && !values.elements().contains(JsonNull.INSTANCE)) {
        List<JsonValue> more = new ArrayList<>(values.elements());
        more.add(JsonNull.INSTANCE);
        members.put("enum", new JsonArray(more));
      }
      return members;
    }
    if (!members.containsKey("$ref") && !members.containsKey("const") && isAny(members)) {
      return members;
    }
    Map<String, JsonValue> outer = new LinkedHashMap<>();
    for (String keyword : List.of("title", "description", "deprecated", "default", "examples")) {
      JsonValue value = members.remove(keyword);
      if (value != null) {
        outer.put(keyword, value);
      }
    }
    outer.put(
        "anyOf", JsonArray.of(ordered(members), JsonObject.builder().put("type", "null").build()));
    return outer;
  }

  private static boolean isAny(Map<String, JsonValue> members) {
    return !members.containsKey("anyOf") && !members.containsKey("oneOf");
  }

  private static JsonObject ordered(Map<String, JsonValue> members) {
    JsonObject.Builder builder = JsonObject.builder();
    for (String keyword : ORDER) {
      JsonValue value = members.get(keyword);
      if (value != null) {
        builder.put(keyword, value);
      }
    }
    return builder.build();
  }
}
