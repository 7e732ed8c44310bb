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

  /// The media types that responses and bodies of requests may be in; null at an index whose format
  /// goes the other way only.
  private final List<@Nullable MediaType> written = new ArrayList<>();

  private final List<@Nullable MediaType> read = new ArrayList<>();

  /// Those that are written.
  private final List<MediaType> offered;

  /// Returns `json` itself where there are no other formats.
  static JsonFamily of(JsonFamily json, List<BodyFormat> others) {
    return others.isEmpty() ? json : new Formats(json, others);
  }

  /// Returns a family with one more format.
  static JsonFamily with(JsonFamily family, BodyFormat format) {
    if (!(family instanceof Formats several)) {
      return new Formats(family, List.of(format));
    }
    List<BodyFormat> all = new ArrayList<>(several.others);
    all.add(format);
    return new Formats(several.json, all);
  }

  private Formats(JsonFamily json, List<BodyFormat> others) {
    this.json = json;
    this.others = List.copyOf(others);
    written.add(MediaType.JSON);
    read.add(MediaType.JSON);
    for (BodyFormat format : this.others) {
      written.add(format.isWritten() ? format.mediaType() : null);
      read.add(format.isRead() ? format.mediaType() : null);
    }
    offered = present(written);
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
    if (offered.size() == 1) {
      return 0; // as without other formats
    }
    int best = Accept.best(request.headers().all("Accept"), offered);
    if (best < 0) {
      throw Problem.of(Status.NOT_ACCEPTABLE, "expected to be asked for " + names(offered));
    }
    return written.indexOf(offered.get(best));
  }

  /// Returns the index of the format that a body is in; -1 for one that there is no format of.
  int indexOf(@Nullable MediaType type) {
    if (type != null && type.isJson()) {
      return 0;
    }
    for (int i = 1; type != null && i < read.size(); i++) {
      MediaType known = read.get(i);
      if (known != null && known.isSameTypeAs(type)) {
        return i;
      }
    }
    return -1;
  }

  /// Whether the answer depends on `Accept`.
  boolean areSeveralWritten() {
    return offered.size() > 1;
  }

  MediaType mediaType(int index) {
    return index == 0 ? MediaType.JSON : others.get(index - 1).mediaType();
  }

  /// Returns all media types that bodies may be in, as `Accept` lists them.
  String names() {
    return names(present(read));
  }

  private static List<MediaType> present(List<@Nullable MediaType> types) {
    List<MediaType> present = new ArrayList<>();
    for (MediaType type : types) {
      if (type != null) {
        present.add(type);
      }
    }
    return present;
  }

  private static String names(List<MediaType> types) {
    return types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
  }

  /// Returns a route that refuses requests which want none of the formats it answers with.
  Route checked(Route route, Operation operation) {
    return operation.responses().stream().anyMatch(Formats::isTyped) ? checked(route) : route;
  }

  /// Returns a route that answers with a typed body, and refuses requests which want none of the
  /// formats.
  Route checked(Route route) {
    return areSeveralWritten() ? route.use(new Check()) : route;
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
      builder.body(
          new RequestContent(all(body.contents(), read), body.required(), body.description()));
    }
    for (ApiResponse response : operation.responses()) {
      if (isTyped(response)) {
        builder.response(
            new ApiResponse(
                response.status(),
                response.description(),
                all(response.contents(), written),
                response.headers()));
      }
    }
    return builder.build();
  }

  private static List<MediaContent> all(List<MediaContent> json, List<@Nullable MediaType> types) {
    List<MediaContent> all = new ArrayList<>(json);
    List<MediaType> present = present(types);
    for (MediaType other : present.subList(1, present.size())) {
      all.add(MediaContent.of(other.toString(), json.getFirst().schema()));
    }
    return all;
  }
}
