// Writes operations as JSON.
package dev.serval.openapi;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes operations as JSON, with their members in a fixed order and an example wherever one is
/// known to be right.
///
/// An optional parameter shows an example only where one was declared: the pages send what they
/// show, and a made-up filter would make every first try come back empty.
final class OperationWriter {
  private final OpenApiVersion version;
  private final SchemaWriter schemas;
  private final ExampleMaker examples;
  private final SchemaCheck check;
  private final ErrorResponses errors;
  private final Map<Operation, String> ids;

  OperationWriter(
      OpenApiVersion version,
      Components components,
      ErrorResponses errors,
      Map<Operation, String> ids) {
    this.version = version;
    this.schemas = new SchemaWriter(components);
    this.examples = new ExampleMaker(components);
    this.check = new SchemaCheck(components);
    this.errors = errors;
    this.ids = ids;
  }

  /// An operation of the API.
  JsonObject write(Operation operation) {
    JsonObject.Builder out = head(operation);
    putParameters(out, operation, Direction.INPUT);
    RequestContent body = operation.body();
    if (body != null) {
      out.put("requestBody", requestBody(body, Direction.INPUT));
    }
    out.put("responses", responses(operation));
    if (!operation.callbacks().isEmpty()) {
      JsonObject.Builder callbacks = JsonObject.builder();
      for (Callback callback : operation.callbacks()) {
        callbacks.put(callback.name(), requests(callback));
      }
      out.put("callbacks", callbacks.build());
    }
    if (operation.isDeprecated()) {
      out.put("deprecated", true);
    }
    if (!operation.security().isEmpty()) {
      out.put("security", SecurityAlternatives.write(operation));
    }
    return out.build();
  }

  /// The requests of a callback, by their whole addresses.
  private JsonObject requests(Callback callback) {
    return requests(
        callback.requests(),
        request -> callback.expression() + (request.name().isEmpty() ? "" : "/" + request.name()));
  }

  /// Requests that the API sends by itself, by their names.
  JsonObject requests(List<Webhook> webhooks) {
    return requests(webhooks, Webhook::name);
  }

  private JsonObject requests(List<Webhook> webhooks, Function<Webhook, String> key) {
    Map<String, JsonObject.Builder> items = new LinkedHashMap<>();
    for (Webhook webhook : webhooks) {
      items
          .computeIfAbsent(key.apply(webhook), name -> JsonObject.builder())
          .put(member(webhook), sent(webhook.operation()));
    }
    JsonObject.Builder out = JsonObject.builder();
    items.forEach((name, item) -> out.put(name, item.build()));
    return out.build();
  }

  private static String member(Webhook request) {
    return request.method().name().toLowerCase(Locale.ROOT);
  }

  /// A request that the API sends: what is a body of input elsewhere is output here, and errors are
  /// the receiver's.
  private JsonObject sent(Operation operation) {
    JsonObject.Builder out = head(operation);
    putParameters(out, operation, Direction.OUTPUT);
    RequestContent body = operation.body();
    if (body != null) {
      out.put("requestBody", requestBody(body, Direction.OUTPUT));
    }
    Map<String, JsonObject> responses = new TreeMap<>();
    for (ApiResponse response : operation.responses()) {
      responses.put(String.valueOf(response.status()), response(response, Direction.INPUT).build());
    }
    if (responses.isEmpty()) {
      responses.put("200", JsonObject.builder().put("description", "OK").build());
    }
    out.put("responses", JsonObject.of(responses));
    return operation.isDeprecated() ? out.put("deprecated", true).build() : out.build();
  }

  private JsonObject.Builder head(Operation operation) {
    JsonObject.Builder out = JsonObject.builder();
    if (!operation.tags().isEmpty()) {
      out.put("tags", JsonArray.ofStrings(List.copyOf(operation.tags().keySet())));
    }
    putText(out, "summary", operation.summary());
    putText(out, "description", operation.description());
    return out.put("operationId", ids.getOrDefault(operation, ""));
  }

  private void putParameters(JsonObject.Builder out, Operation operation, Direction direction) {
    if (!operation.parameters().isEmpty()) {
      List<JsonValue> parameters = new ArrayList<>();
      operation.parameters().forEach(p -> parameters.add(parameter(p, direction)));
      out.put("parameters", new JsonArray(parameters));
    }
  }

  private JsonObject parameter(Parameter parameter, Direction direction) {
    JsonObject.Builder out =
        JsonObject.builder().put("name", parameter.name()).put("in", parameter.in().wireName());
    putText(out, "description", parameter.description());
    if (parameter.required()) {
      out.put("required", true);
    }
    if (parameter.isDeprecated()) {
      out.put("deprecated", true);
    }
    out.put("schema", schemas.write(parameter.schema(), direction));
    JsonValue example =
        parameter.required()
            ? examples.make(parameter.schema(), direction)
            : examples.declared(parameter.schema(), direction);
    if (example != null) {
      out.put("example", example);
    }
    return out.build();
  }

  private JsonObject requestBody(RequestContent body, Direction direction) {
    JsonObject.Builder out = JsonObject.builder();
    putText(out, "description", body.description());
    if (body.required()) {
      out.put("required", true);
    }
    return out.put("content", content(body.contents(), direction)).build();
  }

  private JsonObject responses(Operation operation) {
    Map<String, JsonObject> responses = new TreeMap<>();
    for (ApiResponse response : operation.responses()) {
      responses.put(String.valueOf(response.status()), response(response));
    }
    if (responses.isEmpty()) {
      responses.put("200", response(ApiResponse.of(200)));
    }
    for (int status : errors.of(operation)) {
      responses.put(String.valueOf(status), errors.reference(status));
    }
    responses.put(
        "default", JsonObject.builder().put("$ref", "#/components/responses/Error").build());
    return JsonObject.of(responses);
  }

  private JsonObject response(ApiResponse response) {
    JsonObject.Builder out = response(response, Direction.OUTPUT);
    if (response.contents().isEmpty() && response.status() >= 400) {
      out.put("content", errors.content(response.status(), schemas, examples, check));
    }
    return out.build();
  }

  private JsonObject.Builder response(ApiResponse response, Direction direction) {
    JsonObject.Builder out =
        JsonObject.builder().put("description", response.descriptionOrReason());
    if (!response.headers().isEmpty()) {
      JsonObject.Builder headers = JsonObject.builder();
      response.headers().forEach((name, header) -> headers.put(name, header(header, direction)));
      out.put("headers", headers.build());
    }
    if (!response.contents().isEmpty()) {
      out.put("content", content(response.contents(), direction));
    }
    return out;
  }

  private JsonObject header(ApiResponse.Header header, Direction direction) {
    JsonObject.Builder out = JsonObject.builder();
    putText(out, "description", header.description());
    return out.put("schema", schemas.write(header.schema(), direction)).build();
  }

  private JsonObject content(List<MediaContent> contents, Direction direction) {
    JsonObject.Builder out = JsonObject.builder();
    for (MediaContent content : contents) {
      out.put(content.mediaType(), media(content, direction));
    }
    return out.build();
  }

  private JsonObject media(MediaContent content, Direction direction) {
    JsonObject.Builder out = JsonObject.builder();
    if (content.streamed()) {
      return version == OpenApiVersion.V3_1
          ? out.put("schema", schemas.write(Schema.string(), direction)).build()
          : out.put("itemSchema", schemas.write(content.schema(), direction)).build();
    }
    out.put("schema", schemas.write(content.schema(), direction));
    JsonValue example = example(content, direction);
    if (example != null) {
      out.put("example", example);
    }
    if (!content.encodings().isEmpty()) {
      JsonObject.Builder encodings = JsonObject.builder();
      content
          .encodings()
          .forEach((member, types) ->
              encodings.put(member, JsonObject.builder().put("contentType", types).build()));
      out.put("encoding", encodings.build());
    }
    return out.build();
  }

  private @Nullable JsonValue example(MediaContent content, Direction direction) {
    JsonValue given = content.example();
    return given != null && check.accepts(content.schema(), given, direction)
        ? given
        : examples.make(content.schema(), direction);
  }

  JsonObject sharedResponses() {
    return errors.components(schemas, examples, check);
  }

  static void putText(JsonObject.Builder out, String member, String text) {
    if (!text.isEmpty()) {
      out.put(member, text);
    }
  }
}
