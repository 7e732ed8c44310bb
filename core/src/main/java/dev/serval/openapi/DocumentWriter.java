// Writes the document as JSON.
package dev.serval.openapi;

import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.json.JsonArray;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes the document as JSON. The order of its parts is [#write].
final class DocumentWriter {
  private final OpenApiVersion version;
  private final ErrorSchemas errorSchemas;
  private final String mounted;

  /// @param mounted what addresses of security schemes are relative to; empty to leave them
  DocumentWriter(OpenApiVersion version, ErrorSchemas errorSchemas, String mounted) {
    this.version = version;
    this.errorSchemas = errorSchemas;
    this.mounted = mounted;
  }

  JsonObject write(
      Info info,
      List<OpenApiDocument.Builder.Server> servers,
      List<PathItems.Entry> all,
      List<Webhook> webhooks) {
    List<PathItems.Entry> entries =
        all.stream().filter(entry -> field(entry.method()) != null).toList();
    List<PathItems.Entry> sent = sent(entries, webhooks);
    Components components = components(entries, sent);
    ErrorResponses errors = new ErrorResponses(errorSchemas);
    Map<Operation, String> ids = ids(entries, sent);
    OperationWriter operations = new OperationWriter(version, components, errors, ids);

    JsonObject.Builder out = JsonObject.builder().put("openapi", version.text());
    out.put("info", info(info));
    out.put("servers", servers(servers));
    JsonArray tags = tags(Stream.concat(entries.stream(), sent.stream()).toList());
    if (tags.size() > 0) {
      out.put("tags", tags);
    }
    out.put("paths", paths(entries, operations));
    if (!webhooks.isEmpty()) {
      out.put("webhooks", operations.requests(webhooks));
    }
    out.put("components", components(entries, components, operations));
    return out.build();
  }

  /// The requests that the API sends: webhooks, and the callbacks of its operations.
  private static List<PathItems.Entry> sent(List<PathItems.Entry> entries, List<Webhook> webhooks) {
    List<PathItems.Entry> sent = new ArrayList<>();
    for (Webhook webhook : webhooks) {
      sent.add(sent(webhook, "the webhook " + webhook.name()));
    }
    for (PathItems.Entry entry : entries) {
      for (Callback callback : entry.operation().callbacks()) {
        for (Webhook request : callback.requests()) {
          sent.add(sent(request, "the callback " + callback.name() + " of " + entry.place()));
        }
      }
    }
    return sent;
  }

  private static PathItems.Entry sent(Webhook request, String place) {
    String path = "/" + request.name();
    return new PathItems.Entry(request.method(), path, request.operation(), place);
  }

  private static Map<Operation, String> ids(
      List<PathItems.Entry> entries, List<PathItems.Entry> sent) {
    List<PathItems.Entry> all = Stream.concat(entries.stream(), sent.stream()).toList();
    Map<Operation, String> ids = new HashMap<>();
    OperationIds.assign(all).forEach((entry, id) -> ids.put(entry.operation(), id));
    return ids;
  }

  /// The member of a path item for a method, or null where this version has none.
  private @Nullable String field(Method method) {
    return switch (method) {
      case GET, PUT, POST, DELETE, OPTIONS, HEAD, PATCH, TRACE ->
          method.name().toLowerCase(Locale.ROOT);
      case QUERY -> version == OpenApiVersion.V3_1 ? null : "query";
      case CONNECT -> null;
    };
  }

  private Components components(List<PathItems.Entry> entries, List<PathItems.Entry> sent) {
    Components components = new Components();
    for (PathItems.Entry entry : entries) {
      Operation operation = entry.operation();
      operation.parameters().forEach(p -> components.use(p.schema(), Direction.INPUT));
      RequestContent body = operation.body();
      if (body != null) {
        use(components, body.contents(), Direction.INPUT);
      }
      for (ApiResponse response : operation.responses()) {
        use(components, response.contents(), Direction.OUTPUT);
        response.headers().values().forEach(h -> components.use(h.schema(), Direction.OUTPUT));
        useError(components, response.status());
      }
      new ErrorResponses(errorSchemas).of(operation).forEach(code -> useError(components, code));
    }
    for (PathItems.Entry entry : sent) {
      Operation operation = entry.operation();
      operation.parameters().forEach(p -> components.use(p.schema(), Direction.OUTPUT));
      RequestContent body = operation.body();
      if (body != null) {
        use(components, body.contents(), Direction.OUTPUT);
      }
      operation.responses().forEach(r -> use(components, r.contents(), Direction.INPUT));
    }
    useError(components, 500);
    components.settle();
    return components;
  }

  private void use(Components components, List<MediaContent> contents, Direction direction) {
    for (MediaContent content : contents) {
      if (!content.streamed() || version != OpenApiVersion.V3_1) {
        components.use(content.schema(), direction);
      }
    }
  }

  private void useError(Components components, int status) {
    if (status >= 400) {
      components.use(errorSchemas.schemaFor(new Status(status)), Direction.OUTPUT);
    }
  }

  private static JsonObject info(Info info) {
    JsonObject.Builder out = JsonObject.builder().put("title", info.title());
    OperationWriter.putText(out, "summary", info.summary());
    OperationWriter.putText(out, "description", info.description());
    String terms = info.termsOfService();
    if (terms != null) {
      out.put("termsOfService", terms);
    }
    Info.Contact contact = info.contact();
    if (contact != null) {
      JsonObject.Builder member = JsonObject.builder();
      OperationWriter.putText(member, "name", contact.name());
      OperationWriter.putText(member, "url", contact.url() == null ? "" : contact.url());
      OperationWriter.putText(member, "email", contact.email() == null ? "" : contact.email());
      out.put("contact", member.build());
    }
    Info.License license = info.license();
    if (license != null) {
      JsonObject.Builder member = JsonObject.builder().put("name", license.name());
      String identifier = license.identifier();
      if (identifier != null) {
        member.put("identifier", identifier);
      }
      out.put("license", member.build());
    }
    return out.put("version", info.version()).build();
  }

  private static JsonArray servers(List<OpenApiDocument.Builder.Server> servers) {
    List<JsonValue> list = new ArrayList<>();
    for (OpenApiDocument.Builder.Server server : servers) {
      JsonObject.Builder member = JsonObject.builder().put("url", server.url());
      OperationWriter.putText(member, "description", server.description());
      list.add(member.build());
    }
    if (list.isEmpty()) {
      list.add(JsonObject.builder().put("url", ".").build());
    }
    return new JsonArray(list);
  }

  private static JsonArray tags(List<PathItems.Entry> entries) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (PathItems.Entry entry : entries) {
      entry
          .operation()
          .tags()
          .forEach(
              (tag, text) -> tags.merge(tag, text, (old, other) -> old.isEmpty() ? other : old));
    }
    List<JsonValue> list = new ArrayList<>();
    tags.forEach((tag, text) -> {
      JsonObject.Builder member = JsonObject.builder().put("name", tag);
      OperationWriter.putText(member, "description", text);
      list.add(member.build());
    });
    return new JsonArray(list);
  }

  private JsonObject paths(List<PathItems.Entry> entries, OperationWriter operations) {
    Map<String, JsonObject.Builder> items = new LinkedHashMap<>();
    for (PathItems.Entry entry : entries) {
      String field = field(entry.method());
      if (field != null) {
        items
            .computeIfAbsent(entry.path(), path -> JsonObject.builder())
            .put(field, operations.write(entry.operation()));
      }
    }
    JsonObject.Builder out = JsonObject.builder();
    items.forEach((path, item) -> out.put(path, item.build()));
    return out.build();
  }

  private JsonObject components(
      List<PathItems.Entry> entries, Components components, OperationWriter operations) {
    JsonObject.Builder out = JsonObject.builder();
    SchemaWriter schemas = new SchemaWriter(components);
    JsonObject.Builder definitions = JsonObject.builder();
    components
        .definitions()
        .forEach((name, definition) ->
            definitions.put(name, schemas.write(definition.schema(), definition.direction())));
    JsonObject written = definitions.build();
    if (!written.members().isEmpty()) {
      out.put("schemas", written);
    }
    if (!entries.isEmpty()) {
      out.put("responses", operations.sharedResponses());
    }
    Map<String, SecurityScheme> schemes = new TreeMap<>();
    for (PathItems.Entry entry : entries) {
      for (SecurityRequirement requirement : entry.operation().security()) {
        NameCheck.take(schemes, requirement.scheme());
      }
    }
    if (!schemes.isEmpty()) {
      JsonObject.Builder all = JsonObject.builder();
      schemes.forEach((name, scheme) -> all.put(name, scheme.below(mounted)));
      out.put("securitySchemes", all.build());
    }
    return out.build();
  }
}
