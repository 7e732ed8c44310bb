package dev.serval;

import dev.serval.http.Accept;
import dev.serval.http.MediaType;
import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonType;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.RequestContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The media types of an application's typed bodies: JSON, and each [BodyFormat] (RFC 9110 section
/// 12).
///
/// A family whose bodies know the other formats too, see [NegotiatedBody]; a layer that refuses a
/// request whose `Accept` excludes them all (406) before its handler does anything; and what the
/// document says of them.
final class Formats implements JsonFamily {
  private final JsonFamily json;
  private final List<BodyFormat> others;
  private final List<MediaType> offered = new ArrayList<>();

  /// Returns `json` itself where there are no other formats.
  static JsonFamily of(JsonFamily json, List<BodyFormat> others) {
    return others.isEmpty() ? json : new Formats(json, others);
  }

  private Formats(JsonFamily json, List<BodyFormat> others) {
    this.json = json;
    this.others = List.copyOf(others);
    offered.add(MediaType.JSON);
    this.others.forEach(format -> offered.add(format.mediaType()));
  }

  @Override
  public <T extends @Nullable Object> JsonBody<T> body(JsonType<T> type) {
    List<BodyFormat.Codec<T>> codecs = new ArrayList<>();
    for (BodyFormat format : others) {
      codecs.add(format.codec(type));
    }
    return new NegotiatedBody<>(this, json.body(type), codecs);
  }

  /// Returns the index of the format that a request wants: 0 for JSON, then the others in order.
  ///
  /// @throws Problem 406 if it wants none of them
  int wanted(Request request) {
    int index = Accept.best(request.headers().all("Accept"), offered);
    if (index < 0) {
      throw Problem.of(Status.NOT_ACCEPTABLE, "expected to be asked for " + names());
    }
    return index;
  }

  /// Returns the index of the format that a body is in; -1 for one that there is no format of.
  int indexOf(@Nullable MediaType type) {
    if (type != null && type.isJson()) {
      return 0;
    }
    for (int i = 1; type != null && i < offered.size(); i++) {
      if (offered.get(i).isSameTypeAs(type)) {
        return i;
      }
    }
    return -1;
  }

  MediaType mediaType(int index) {
    return offered.get(index);
  }

  /// Returns all media types, as `Accept` lists them.
  String names() {
    return offered.stream().map(MediaType::toString).collect(Collectors.joining(", "));
  }

  /// Returns a route that refuses requests which want none of the formats it answers with.
  Route checked(Route route, Operation operation) {
    return operation.responses().stream().anyMatch(Formats::isTyped)
        ? route.use(new Check())
        : route;
  }

  /// Refuses before the handler does anything.
  private final class Check implements Middleware {
    @Override
    public Response handle(Request request, Handler next) throws Exception {
      int unused = wanted(request);
      return next.handle(request);
    }

    @Override
    public int priority() {
      return Integer.MAX_VALUE;
    }
  }

  private static boolean isTyped(ApiResponse response) {
    return response.status() < 300 && isJson(response.contents());
  }

  private static boolean isJson(List<MediaContent> contents) {
    return contents.size() == 1
        && contents.getFirst().mediaType().equals(MediaType.JSON.toString());
  }

  /// Returns what the document says of an operation: all formats wherever it says JSON.
  Operation describe(Operation operation) {
    Operation.Builder builder = operation.toBuilder();
    RequestContent body = operation.body();
    if (body != null && isJson(body.contents())) {
      builder.body(new RequestContent(all(body.contents()), body.required(), body.description()));
    }
    for (ApiResponse response : operation.responses()) {
      if (isTyped(response)) {
        builder.response(
            new ApiResponse(
                response.status(),
                response.description(),
                all(response.contents()),
                response.headers()));
      }
    }
    return builder.build();
  }

  private List<MediaContent> all(List<MediaContent> json) {
    List<MediaContent> all = new ArrayList<>(json);
    for (BodyFormat format : others) {
      all.add(MediaContent.of(format.mediaType().toString(), json.getFirst().schema()));
    }
    return all;
  }
}
