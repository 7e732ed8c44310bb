// Whether a value fits a schema.
package dev.serval.openapi;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonBoolean;
import dev.serval.json.JsonNull;
import dev.serval.json.JsonNumber;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Whether a value fits a schema: the gate that every default and example passes before it is put
/// into a document. Formats that are not known accept every string.
///
/// It judges values of the program's author, never of a client, so it may be slow.
final class SchemaCheck {
  private final Components components;

  SchemaCheck(Components components) {
    this.components = components;
  }

  boolean accepts(Schema schema, JsonValue value, Direction direction) {
    if (schema.isNullable() && value == JsonNull.INSTANCE) {
      return true;
    }
    return shapeAccepts(schema.shape(), value, direction)
        && keywordsAccept(schema, value)
        && (!(value instanceof JsonString text) || textAccepts(schema, text.value()));
  }

  private boolean shapeAccepts(SchemaShape shape, JsonValue value, Direction direction) {
    return switch (shape) {
      case SchemaShape.Any() -> true;
      case SchemaShape.Scalar(String type) -> isOfType(type, value);
      case SchemaShape.JsonText(Schema content) -> isOfType("string", value);
      case SchemaShape.Array(Schema items) ->
          value instanceof JsonArray array
              && array.elements().stream().allMatch(e -> accepts(items, e, direction));
      case SchemaShape.Dictionary(Schema names, Schema values) ->
          value instanceof JsonObject object
              && object.members().values().stream().allMatch(e -> accepts(values, e, direction))
              && object.members().keySet().stream()
                  .allMatch(name -> accepts(names, new JsonString(name), direction));
      case SchemaShape.Structure structure ->
          value instanceof JsonObject object && structureAccepts(structure, object, direction);
      case SchemaShape.Reference(SchemaComponent component) ->
          accepts(components.schema(Components.plain(component)), value, direction);
      case SchemaShape.Union(boolean exclusive, List<Schema> members) -> {
        long count = members.stream().filter(member -> accepts(member, value, direction)).count();
        yield exclusive ? count == 1 : count > 0;
      }
      case SchemaShape.Tagged(String tag, Map<String, SchemaComponent> variants) ->
          value instanceof JsonObject object
              && object.get(tag) instanceof JsonString(String name)
              && variants.containsKey(name)
              && accepts(
                  components.schema(Components.tagged(variants.get(name), tag, name)),
                  value,
                  direction);
    };
  }

  private static boolean isOfType(String type, JsonValue value) {
    return switch (type) {
      case "string" -> value instanceof JsonString;
      case "boolean" -> value instanceof JsonBoolean;
      case "integer" -> value instanceof JsonNumber number && isWhole(number.toBigDecimal());
      default -> value instanceof JsonNumber;
    };
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private boolean structureAccepts(
      SchemaShape.Structure structure, JsonObject object, Direction direction) {
    Map<String, Schema> known = new HashMap<>();
    for (SchemaShape.Property property : structure.properties()) {
      known.put(property.name(), property.schema());
      if (property.isRequired(direction) && object.get(property.name()) == null) {
        return false;
      }
    }
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      Schema schema = known.get(member.getKey());
      if (schema == null ? structure.closed() : !accepts(schema, member.getValue(), direction)) {
        return false;
      }
    }
    return true;
  }

  private static boolean keywordsAccept(Schema schema, JsonValue value) {
    return schema.keywords().entrySet().stream()
        .allMatch(keyword -> keywordAccepts(keyword.getKey(), keyword.getValue(), value));
  }

  private static boolean keywordAccepts(String keyword, JsonValue limit, JsonValue value) {
    return switch (keyword) {
      case "enum" -> limit instanceof JsonArray values && values.elements().contains(value);
      case "const" -> limit.equals(value);
      case "format" ->
          !(value instanceof JsonNumber number)
              || !(limit instanceof JsonString(String format))
              || numberFits(format, number.toBigDecimal());
      case "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf" ->
          !(value instanceof JsonNumber number)
              || !(limit instanceof JsonNumber bound)
              || isWithin(keyword, number.toBigDecimal(), bound.toBigDecimal());
      case "uniqueItems" ->
          !(value instanceof JsonArray array)
              || new HashSet<>(array.elements()).size() == array.size();
      case "minLength", "minItems", "minProperties" ->
          size(keyword, value) < 0 || size(keyword, value) >= ((JsonNumber) limit).toLong();
      case "maxLength", "maxItems", "maxProperties" ->
          size(keyword, value) <= ((JsonNumber) limit).toLong();
      default -> true;
    };
  }

  private static boolean numberFits(String format, BigDecimal number) {
    return switch (format) {
      case "int32" -> number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
      case "int64" -> number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
      default -> true;
    };
  }

  private static boolean isWithin(String keyword, BigDecimal number, BigDecimal bound) {
    int order = number.compareTo(bound);
    return switch (keyword) {
      case "minimum" -> order >= 0;
      case "exclusiveMinimum" -> order > 0;
      case "maximum" -> order <= 0;
      case "exclusiveMaximum" -> order < 0;
      default -> number.remainder(bound).signum() == 0;
    };
  }

  /// The size that a keyword bounds, or -1 where it has nothing to say about the value.
  private static int size(String keyword, JsonValue value) {
    return switch (value) {
      case JsonString(String text) when keyword.endsWith("Length") ->
          text.codePointCount(0, text.length());
      case JsonArray array when keyword.endsWith("Items") -> array.size();
      case JsonObject object when keyword.endsWith("Properties") -> object.members().size();
      default -> -1;
    };
  }

  private static boolean textAccepts(Schema schema, String text) {
    if (!schema.patterns().stream().allMatch(pattern -> pattern.test(text))) {
      return false;
    }
    if (schema.keyword("format") instanceof JsonString(String name)) {
      StringFormat format = StringFormat.of(name);
      return format == null || format.accepts(text);
    }
    return schema.keyword("contentEncoding") == null || isBase64(text);
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Whether a parameter of this schema can hold any text, so that only its absence can be wrong.
  static boolean acceptsEveryText(Schema schema) {
    boolean plain =
        schema.patterns().isEmpty()
            && schema.keywords().keySet().stream().allMatch(SchemaCheck::isAnnotation);
    return plain
        && switch (schema.shape()) {
          case SchemaShape.Any() -> true;
          case SchemaShape.Scalar(String type) -> type.equals("string");
          case SchemaShape.Array(Schema items) -> acceptsEveryText(items);
          default -> false;
        };
  }

  private static boolean isAnnotation(String keyword) {
    return switch (keyword) {
      case "default", "title", "description", "deprecated", "examples", "readOnly", "writeOnly" ->
          true;
      default -> false;
    };
  }
}
