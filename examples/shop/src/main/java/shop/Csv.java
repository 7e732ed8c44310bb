package shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serval.BodyFormat;
import dev.serval.Problem;
import dev.serval.http.MediaType;
import dev.serval.http.Status;
import dev.serval.json.JsonArray;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonType;
import dev.serval.json.JsonValue;
import dev.serval.json.JsonWriter;
import dev.serval.validation.Violations;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Typed results as CSV (RFC 4180): a row for each element of a list, or one for a single value.
final class Csv implements BodyFormat {
  @Override
  public MediaType mediaType() {
    return MediaType.parse("text/csv");
  }

  @Override
  public <T extends @Nullable Object> Codec<T> codec(JsonType<T> type) {
    return new Codec<>() {
      @Override
      public byte[] write(T value) {
        JsonWriter json = new JsonWriter();
        type.codec().write(json, value);
        return table(JsonValue.parse(json.toByteArray())).getBytes(UTF_8);
      }

      @Override
      public @Nullable T read(byte[] body, Violations into) {
        throw Problem.of(Status.UNSUPPORTED_MEDIA_TYPE, "expected application/json");
      }
    };
  }

  private static String table(JsonValue value) {
    List<JsonValue> rows = value instanceof JsonArray(List<JsonValue> all) ? all : List.of(value);
    if (rows.isEmpty() || !(rows.getFirst() instanceof JsonObject first)) {
      return "";
    }
    Set<String> columns = first.members().keySet();
    StringBuilder out = new StringBuilder(String.join(",", columns)).append("\r\n");
    for (JsonValue row : rows) {
      out.append(
              columns.stream()
                  .map(column -> cell(((JsonObject) row).get(column)))
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return out.toString();
  }

  /// A text that begins like a formula gets a quote before it, or spreadsheets would run it.
  private static String cell(@Nullable JsonValue value) {
    String text =
        switch (value) {
          case JsonString(String string) ->
              !string.isEmpty() && "=+-@\t\r".indexOf(string.charAt(0)) >= 0
                  ? "'" + string
                  : string;
          case null -> "";
          default -> value.toString();
        };
    return text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
