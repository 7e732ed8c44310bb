// Writes operations as JSON.
package dev.serval.openapi;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  OperationWriter(OpenApiVersion version, Components components, ErrorResponses errors) {
    this.version = version;
    this.schemas = new SchemaWriter(components);
    this.examples = new ExampleMaker(components);
    this.check = new SchemaCheck(components);
    this.errors = errors;
  }

  JsonObject write(Operation operation, String id) {
    JsonObject.Builder out = JsonObject.builder();
    if (!operation.tags().isEmpty()) {
      out.put("tags", JsonArray.ofStrings(List.copyOf(operation.tags().keySet())));
    }
    putText(out, "summary", operation.summary());
    putText(out, "description", operation.description());
    out.put("operationId", id);
    if (!operation.parameters().isEmpty()) {
      out.put(
          "parameters",
          new JsonArray(operation.parameters().stream().<JsonValue>map(this::parameter).toList()));
    }
    RequestContent body = operation.body();
    if (body != null) {
      out.put("requestBody", requestBody(body));
    }
    out.put("responses", responses(operation));
    if (operation.isDeprecated()) {
      out.put("deprecated", true);
    }
    if (!operation.security().isEmpty()) {
      out.put("security", SecurityAlternatives.write(operation));
    }
    return out.build();
  }

  private JsonObject parameter(Parameter parameter) {
    JsonObject.Builder out =
        JsonObject.builder().put("name", parameter.name()).put("in", parameter.in().wireName());
    putText(out, "description", parameter.description());
    if (parameter.required()) {
      out.put("required", true);
    }
    if (parameter.isDeprecated()) {
      out.put("deprecated", true);
    }
    out.put("schema", schemas.write(parameter.schema(), Direction.INPUT));
    JsonValue example =
        parameter.required()
            ? examples.make(parameter.schema(), Direction.INPUT)
            : examples.declared(parameter.schema(), Direction.INPUT);
    if (example != null) {
      out.put("example", example);
    }
    return out.build();
  }

  private JsonObject requestBody(RequestContent body) {
    JsonObject.Builder out = JsonObject.builder();
    putText(out, "description", body.description());
    if (body.required()) {
      out.put("required", true);
    }
    return out.put("content", content(body.contents(), Direction.INPUT)).build();
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
    JsonObject.Builder out =
        JsonObject.builder().put("description", response.descriptionOrReason());
    if (!response.headers().isEmpty()) {
      JsonObject.Builder headers = JsonObject.builder();
      response.headers().forEach((name, header) -> headers.put(name, header(header)));
      out.put("headers", headers.build());
    }
    if (!response.contents().isEmpty()) {
      out.put("content", content(response.contents(), Direction.OUTPUT));
    } else if (response.status() >= 400) {
      out.put("content", errors.content(response.status(), schemas, examples, check));
    }
    return out.build();
  }

  private JsonObject header(ApiResponse.Header header) {
    JsonObject.Builder out = JsonObject.builder();
    putText(out, "description", header.description());
    return out.put("schema", schemas.write(header.schema(), Direction.OUTPUT)).build();
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
