package dev.serval;

import dev.serval.http.Headers;
import dev.serval.http.MediaType;
import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonWriter;
import dev.serval.validation.Violations;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One type in all formats of an application: JSON as any [JsonBody], and the others by what the
/// request at hand says.
///
/// @param <T> the type
final class NegotiatedBody<T extends @Nullable Object> implements JsonBody<T> {
  private final Formats formats;
  private final JsonBody<T> json;
  private final List<BodyFormat.Codec<T>> others;

  NegotiatedBody(Formats formats, JsonBody<T> json, List<BodyFormat.Codec<T>> others) {
    this.formats = formats;
    this.json = json;
    this.others = others;
  }

  @Override
  public void write(JsonWriter out, T value) {
    json.write(out, value);
  }

  @Override
  public JsonWriter write(T value) {
    return json.write(value);
  }

  @Override
  public @Nullable T read(byte[] buf, int from, int to, JsonLimits limits, Violations into) {
    return json.read(buf, from, to, limits, into);
  }

  /// Returns 200 with `value` in the format that the request at hand wants.
  Response respond(T value) {
    int index = Request.current().map(formats::wanted).orElse(0);
    Response response = index == 0 ? Response.json(json, value) : inFormat(index, value);
    return formats.areSeveralWritten() ? response.withVary("Accept") : response;
  }

  private Response inFormat(int index, T value) {
    byte[] bytes;
    try {
      bytes = others.get(index - 1).write(value);
    } catch (IOException failure) {
      throw new IllegalStateException(
          "A result could not be written as " + formats.mediaType(index), failure);
    }
    return Response.empty(Status.OK)
        .withHeaders(Headers.of("Content-Type", formats.mediaType(index).toString()))
        .withBody(new ResponseBody.Bytes(bytes, bytes.length));
  }

  /// Whether a body of this media type is one of the formats beside JSON.
  boolean reads(@Nullable MediaType type) {
    return formats.indexOf(type) > 0;
  }

  /// Returns all formats, as `Accept` in a 415 lists them.
  String names() {
    return formats.names();
  }

  /// Returns the value of a body in one of the formats beside JSON.
  @Nullable T read(MediaType type, byte[] body, Violations into) throws IOException {
    return others.get(formats.indexOf(type) - 1).read(body, into);
  }
}
