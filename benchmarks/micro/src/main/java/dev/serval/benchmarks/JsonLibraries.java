// JsonLibraries: one type as each JSON library has it.
package dev.serval.benchmarks;

import dev.serval.benchmarks.JsonModels.Catalogue;
import dev.serval.benchmarks.JsonModels.Message;
import dev.serval.benchmarks.JsonModels.Task;
import dev.serval.benchmarks.JsonModels.TaskPage;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonType;
import dev.serval.json.JsonWriter;
import io.avaje.jsonb.Jsonb;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// A value and its document, and what each library needs to turn one into the other.
///
/// @param value the value
/// @param bytes the document
/// @param codec the generated codec
/// @param body the codec as a route has it
record JsonLibraries<T>(
    Class<T> type,
    T value,
    byte[] bytes,
    JsonCodec<T> codec,
    JsonBody<T> body,
    io.avaje.jsonb.JsonType<T> avaje,
    ObjectReader jacksonReader,
    ObjectWriter jacksonWriter) {
  /// Lets benchmarks reach a string's own bytes; Serval does without where it may not.
  static final String OPEN = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  static <T> JsonLibraries<T> of(Class<T> type, T value) {
    JsonCodec<T> codec = JsonCodec.of(type);
    JsonWriter out = new JsonWriter();
    codec.write(out, value);
    JsonMapper jackson = JsonMapper.builder().build();
    return new JsonLibraries<>(
        type,
        value,
        out.toByteArray(),
        codec,
        JsonFamily.generated().body(JsonType.of(type)),
        Jsonb.builder().build().type(type),
        jackson.readerFor(type),
        jackson.writerFor(type));
  }

  static JsonLibraries<?> of(String document) {
    return switch (document) {
      case "message" -> of(Message.class, JsonModels.message());
      case "record" -> of(Task.class, JsonModels.task(1));
      case "list" -> of(TaskPage.class, JsonModels.page());
      case "large" -> of(Catalogue.class, JsonModels.catalogue());
      default -> throw new IllegalArgumentException(document);
    };
  }

  int write(JsonWriter out) {
    codec.write(out, value);
    return out.length();
  }
}
