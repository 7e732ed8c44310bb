// JacksonReading: what Jackson takes for JSON, as strict as it can be.
package dev.serval.fuzz;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonBoolean;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonNull;
import dev.serval.json.JsonNumber;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads text with Jackson's streaming parser: names once, nothing after the value. It gets text
/// and not bytes, because it would guess the encoding of bytes and the RFC leaves no choice.
final class JacksonReading {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonLimits.defaults().depth())
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JacksonReading() {}

  /// Returns the tree, or null if the text is not JSON.
  static @Nullable JsonValue read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return null;
      }
      JsonValue value = value(parser);
      return parser.nextToken() == null ? value : null;
    } catch (JacksonException refused) {
      return null;
    }
  }

  private static JsonValue value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        JsonObject.Builder members = JsonObject.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield members.build();
      }
      case START_ARRAY -> {
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield new JsonArray(elements);
      }
      case VALUE_STRING -> new JsonString(parser.getString());
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      case VALUE_NULL -> JsonNull.INSTANCE;
      default -> new JsonNumber(parser.getString());
    };
  }
}
