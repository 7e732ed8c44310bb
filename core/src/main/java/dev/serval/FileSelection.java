package dev.serval;

import dev.serval.http.ByteRanges;
import dev.serval.http.ByteRanges.Range;
import dev.serval.http.Conditions;
import dev.serval.http.EntityTag;
import dev.serval.http.Headers;
import dev.serval.http.HttpDate;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.transport.FileSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What of a file a request gets: all, some ranges, or only word that its copy is still right (RFC
/// 9110 §13.2.2 and §14.2).
///
/// Asked once, when the response has come through all middleware: so a file has ranges and
/// conditions whoever made the response, and nobody in between sees half of it.
final class FileSelection {
  /// Between the last change and `Date`, for `Last-Modified` to be a strong validator (RFC 9110
  /// §8.8.2.2).
  private static final Duration STRONG = Duration.ofSeconds(60);

  /// What belongs to the file and not to what is answered in its place.
  private static final Set<String> OF_FILE =
      Set.of(
          "content-type",
          "content-disposition",
          "content-encoding",
          "content-language",
          "cache-control",
          "etag",
          "last-modified",
          "accept-ranges");

  private FileSelection() {}

  /// Returns the response to send.
  ///
  /// @param errors makes the responses 412 and 416, and 500 where the file cannot be read
  static Response select(
      Method method, Headers asked, Response response, ErrorMapper errors, Request request) {
    try {
      return FileReading.open(method, selected(method, asked, response, errors, request));
    } catch (Exception failure) {
      request.parts().failed(failure);
      return instead(failure, response, errors, request);
    }
  }

  private static Response selected(
      Method method, Headers asked, Response response, ErrorMapper errors, Request request)
      throws IOException {
    if (!(response.body() instanceof ResponseBody.OfFile file)
        || response.status().code() != 200
        || method != Method.GET && method != Method.HEAD) {
      return response;
    }
    String ranges = method == Method.GET ? asked.first("Range") : null;
    if (ranges == null && !Conditions.areIn(asked)) {
      return response;
    }
    Conditions conditions = Conditions.of(asked);
    String tagField = response.headers().first("ETag");
    EntityTag tag = tagField == null ? null : EntityTag.parse(tagField);
    String dateField = response.headers().first("Last-Modified");
    Instant changed = dateField == null ? null : HttpDate.parse(dateField);
    return switch (conditions.judge(method, tag, changed)) {
      case NOT_MODIFIED -> unchanged(response);
      case FAILED ->
          instead(
              Problem.preconditionFailed("the file is not in the state that was asked for"),
              response,
              errors,
              request);
      case PROCEED ->
          ranges == null || !conditions.allowRange(tag, strong(changed))
              ? response
              : ranges(ByteRanges.parse(ranges, file.length()), response, file, errors, request);
    };
  }

  private static @Nullable Instant strong(@Nullable Instant changed) {
    return changed != null && changed.isBefore(Instant.now().minus(STRONG)) ? changed : null;
  }

  private static Response unchanged(Response response) {
    Headers.Builder fields = response.headers().toBuilder();
    fields.remove("Content-Type").remove("Content-Disposition").remove("Content-Encoding");
    return Response.of(Status.of(304), fields.build(), ResponseBody.Empty.INSTANCE);
  }

  /// Returns the response that says `reason`, with what middleware set on the file's.
  private static Response instead(
      Throwable reason, Response replaced, ErrorMapper errors, Request request) {
    Response response = errors.toResponse(reason, request);
    Headers.Builder fields = response.headers().toBuilder();
    replaced
        .headers()
        .forEach((name, value) -> {
          boolean ofFile = OF_FILE.contains(name.toLowerCase(java.util.Locale.ROOT));
          if (!ofFile && !response.headers().contains(name)) {
            fields.add(name, value);
          }
        });
    return Response.of(response.status(), fields.build(), response.body());
  }

  private static Response ranges(
      @Nullable ByteRanges asked,
      Response whole,
      ResponseBody.OfFile file,
      ErrorMapper errors,
      Request request)
      throws IOException {
    if (asked == null) {
      return whole;
    }
    if (!asked.isSatisfiable()) {
      Problem problem =
          Problem.of(Status.of(416), "none of the bytes that were asked for is there")
              .withHeader("Content-Range", "bytes */" + file.length());
      return instead(problem, whole, errors, request);
    }
    if (asked.ranges().size() > 1) {
      return several(asked.ranges(), whole, file);
    }
    Range range = asked.ranges().getFirst();
    Headers.Builder fields = whole.headers().toBuilder();
    fields.set("Content-Range", range.contentRange(file.length()));
    return Response.of(
        Status.of(206),
        fields.build(),
        new ResponseBody.OfFile(file.file(), file.offset() + range.first(), range.length()));
  }

  /// Returns a response of type `multipart/byteranges` (RFC 9110 §14.6).
  private static Response several(List<Range> ranges, Response whole, ResponseBody.OfFile file)
      throws IOException {
    String boundary = UUID.randomUUID().toString();
    String type = whole.headers().first("Content-Type");
    List<byte[]> heads = new ArrayList<>();
    long length = 0;
    for (Range range : ranges) {
      String head =
          "\r\n--%s\r\n%sContent-Range: %s\r\n\r\n"
              .formatted(
                  boundary,
                  type == null ? "" : "Content-Type: " + type + "\r\n",
                  range.contentRange(file.length()));
      byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
      heads.add(bytes);
      length += bytes.length + range.length();
    }
    byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.ISO_8859_1);
    FileChannel channel = FileChannel.open(file.file(), StandardOpenOption.READ);
    StreamWriter writer =
        (OutputStream out) -> {
          for (int i = 0; i < heads.size(); i++) {
            out.write(heads.get(i));
            Range range = ranges.get(i);
            FileSink.send(out, channel, file.offset() + range.first(), range.length());
          }
          out.write(end);
        };
    Headers.Builder fields = whole.headers().toBuilder();
    fields.set("Content-Type", "multipart/byteranges; boundary=" + boundary);
    return Response.of(
        Status.of(206),
        fields.build(),
        new ResponseBody.Streamed(length + end.length, writer, channel));
  }
}
