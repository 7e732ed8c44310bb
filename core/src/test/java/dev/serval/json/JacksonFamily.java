package dev.serval.json;

import dev.serval.validation.Rule;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Jackson 3 in the place of the generated codecs: the proof that [JsonFamily] is enough.
final class JacksonFamily implements JsonFamily {
  private final JsonMapper mapper;

  JacksonFamily(JsonLimits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxStringLength(limits.stringLength())
            .maxNumberLength(limits.numberLength())
            .build();
    this.mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
  }

  @Override
  public <T> JsonBody<T> body(JsonType<T> type) {
    JavaType javaType = mapper.constructType(type.type());
    return new Body<>(mapper.writerFor(javaType), mapper.readerFor(javaType));
  }

  private record Body<T>(ObjectWriter writer, ObjectReader reader) implements JsonBody<T> {
    @Override
    public void write(JsonWriter out, T value) {
      byte[] json = writer.writeValueAsBytes(value);
      out.raw(json, 0, json.length);
    }

    @Override
    public T read(byte[] buf, int from, int to, JsonLimits limits, Violations into) {
      if (to - from > limits.documentSize()) {
        throw new JsonException(JsonException.Kind.SIZE, "the document is too large", 0, "#");
      }
      try {
        return reader.readValue(buf, from, to - from);
      } catch (StreamConstraintsException e) {
        throw refused(JsonException.Kind.LIMIT, e);
      } catch (StreamReadException e) {
        boolean duplicate = e.getOriginalMessage().startsWith("Duplicate");
        throw refused(duplicate ? JsonException.Kind.DUPLICATE : JsonException.Kind.SYNTAX, e);
      } catch (DatabindException e) {
        // One violation only: Jackson stops at the first.
        into.add(Violation.ofBody(pointer(e), Rule.of("type", "is not what was expected")));
        return null;
      }
    }

    private static JsonException refused(JsonException.Kind kind, JacksonException e) {
      long offset = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
      return new JsonException(kind, "not one JSON text within the limits", offset, pointer(e));
    }

    private static String pointer(JacksonException e) {
      StringBuilder pointer = new StringBuilder("#");
      for (JacksonException.Reference step : e.getPath()) {
        String token =
            step.getPropertyName() == null
                ? Integer.toString(step.getIndex())
                : PointerPath.escape(step.getPropertyName());
        pointer.append('/').append(token);
      }
      return pointer.toString();
    }
  }
}
