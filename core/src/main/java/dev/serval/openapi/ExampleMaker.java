// Makes a value that fits a schema.
package dev.serval.openapi;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonBoolean;
import dev.serval.json.JsonNull;
import dev.serval.json.JsonNumber;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a value that fits a schema, always the same one, or none.
///
/// A declared example comes first, then a constant, a default, the first of an enumeration, and
/// then a value of the type within its bounds. What is made is checked, so a schema that is not
/// understood, such as one with an involved pattern, has no example rather than a wrong one.
///
/// Types that contain themselves end where a member may be absent, an array empty or a value null.
final class ExampleMaker {
  private static final int MAX_ELEMENTS = 20;

  private final Components components;
  private final SchemaCheck check;
  private final Set<Components.Form> open = new HashSet<>();

  ExampleMaker(Components components) {
    this.components = components;
    this.check = new SchemaCheck(components);
  }

  /// A value, or null when none was found.
  @Nullable JsonValue make(Schema schema, Direction direction) {
    JsonValue value = declared(schema, direction);
    if (value != null) {
      return value;
    }
    value = schema.keyword("const");
    if (value == null && schema.keyword("enum") instanceof JsonArray values) {
      value = values.get(0);
    }
    if (value == null) {
      value = ofShape(schema, direction);
    }
    if (value != null && check.accepts(schema, value, direction)) {
      return value;
    }
    return schema.isNullable() ? JsonNull.INSTANCE : null;
  }

  /// The example or default that was written by hand, if it fits.
  @Nullable JsonValue declared(Schema schema, Direction direction) {
    if (schema.keyword("examples") instanceof JsonArray examples
        && check.accepts(schema, examples.get(0), direction)) {
      return examples.get(0);
    }
    JsonValue value = schema.keyword("default");
    return value != null && check.accepts(schema, value, direction) ? value : null;
  }

  private @Nullable JsonValue ofShape(Schema schema, Direction direction) {
    return switch (schema.shape()) {
      case SchemaShape.Any() -> JsonObject.EMPTY;
      case SchemaShape.Scalar(String type) -> ofType(type, schema);
      case SchemaShape.JsonText(Schema content) -> jsonText(make(content, direction));
      case SchemaShape.Array(Schema items) -> array(schema, items, direction);
      case SchemaShape.Dictionary(Schema names, Schema values) ->
          dictionary(schema, names, values, direction);
      case SchemaShape.Structure structure -> structure(structure, direction);
      case SchemaShape.Reference(SchemaComponent component) ->
          ofForm(Components.plain(component), direction);
      case SchemaShape.Union(boolean exclusive, List<Schema> members) ->
          firstOf(schema, members, direction);
      case SchemaShape.Tagged tagged -> variant(tagged, direction);
    };
  }

  private static @Nullable JsonValue ofType(String type, Schema schema) {
    return switch (type) {
      case "boolean" -> JsonBoolean.TRUE;
      case "string" -> text(schema);
      default -> ExampleNumber.of(schema, type.equals("integer"));
    };
  }

  private static @Nullable JsonValue text(Schema schema) {
    if (schema.keyword("format") instanceof JsonString(String name)) {
      StringFormat format = StringFormat.of(name);
      return format == null ? null : new JsonString(format.example());
    }
    if (schema.keyword("contentEncoding") != null) {
      return new JsonString("U2VydmFs");
    }
    int min = bound(schema, "minLength", 0);
    int max = bound(schema, "maxLength", Integer.MAX_VALUE);
    for (String regex : patterns(schema)) {
      if (!regex.equals(Schema.NOT_BLANK)) {
        String text = ExampleText.matching(regex, min);
        return text == null ? null : new JsonString(text);
      }
    }
    return min > 10_000 ? null : new JsonString(ExampleText.ofLength(min, max));
  }

  private static @Nullable JsonValue jsonText(@Nullable JsonValue content) {
    return content == null ? null : new JsonString(content.toString());
  }

  private @Nullable JsonValue array(Schema schema, Schema items, Direction direction) {
    int min = bound(schema, "minItems", 0);
    int count = Math.min(Math.max(1, min), bound(schema, "maxItems", Integer.MAX_VALUE));
    if (count > MAX_ELEMENTS) {
      return null;
    }
    List<JsonValue> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonValue element = i == 0 ? make(items, direction) : another(items, i, elements.getFirst());
      if (element == null) {
        return min == 0 ? JsonArray.EMPTY : null;
      }
      elements.add(element);
    }
    return new JsonArray(elements);
  }

  /// The element at an index, different from the first where that is easy.
  private static JsonValue another(Schema items, int index, JsonValue first) {
    if (items.keyword("enum") instanceof JsonArray values) {
      return values.get(index % values.size());
    }
    if (items.keyword("pattern") != null
        || (items.keyword("format") instanceof JsonString(String f)
            && StringFormat.of(f) != null)) {
      return first;
    }
    return switch (first) {
      case JsonNumber number -> JsonNumber.of(number.toBigDecimal().add(BigDecimal.valueOf(index)));
      case JsonString(String text) -> new JsonString(text + (index + 1));
      default -> first;
    };
  }

  private @Nullable JsonValue dictionary(
      Schema schema, Schema names, Schema values, Direction direction) {
    JsonValue name =
        SchemaCheck.acceptsEveryText(names) ? new JsonString("key") : make(names, direction);
    JsonValue value = make(values, direction);
    boolean none = bound(schema, "maxProperties", 1) == 0;
    if (none || value == null || !(name instanceof JsonString(String text))) {
      return JsonObject.EMPTY;
    }
    return JsonObject.builder().put(text, value).build();
  }

  private @Nullable JsonValue structure(SchemaShape.Structure structure, Direction direction) {
    JsonObject.Builder object = JsonObject.builder();
    for (SchemaShape.Property property : structure.properties()) {
      boolean required = property.isRequired(direction);
      String hidden = direction == Direction.INPUT ? "readOnly" : "writeOnly";
      if (!required && property.schema().keyword(hidden) != null) {
        continue;
      }
      JsonValue value = make(property.schema(), direction);
      if (value != null) {
        object.put(property.name(), value);
      } else if (required) {
        return null;
      }
    }
    return object.build();
  }

  private @Nullable JsonValue ofForm(Components.Form form, Direction direction) {
    if (!open.add(form)) {
      return null;
    }
    try {
      return make(components.schema(form), direction);
    } finally {
      open.remove(form);
    }
  }

  private @Nullable JsonValue firstOf(Schema schema, List<Schema> members, Direction direction) {
    for (Schema member : members) {
      JsonValue value = make(member, direction);
      if (value != null && check.accepts(schema, value, direction)) {
        return value;
      }
    }
    return null;
  }

  private @Nullable JsonValue variant(SchemaShape.Tagged tagged, Direction direction) {
    for (Map.Entry<String, SchemaComponent> variant : tagged.variants().entrySet()) {
      JsonValue value =
          ofForm(Components.tagged(variant.getValue(), tagged.tag(), variant.getKey()), direction);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static int bound(Schema schema, String keyword, int otherwise) {
    return schema.keyword(keyword) instanceof JsonNumber number ? number.toInt() : otherwise;
  }

  /// The regular expressions to search for, as the document has them.
  private static List<String> patterns(Schema schema) {
    List<String> all = new ArrayList<>();
    if (schema.keyword("pattern") instanceof JsonString(String first)) {
      all.add(first);
    }
    if (schema.keyword("allOf") instanceof JsonArray others) {
      for (JsonValue other : others.elements()) {
        if (other.at("/pattern") instanceof JsonString(String text)) {
          all.add(text);
        }
      }
    }
    return all;
  }
}
