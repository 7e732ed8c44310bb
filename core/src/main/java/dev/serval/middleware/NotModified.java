package dev.serval.middleware;

import dev.serval.Response;
import dev.serval.ResponseBody;
import dev.serval.http.EntityTag;
import dev.serval.http.EntityTags;
import dev.serval.http.Status;
import java.util.List;

/// Makes a 304 (RFC 9110 section 15.4.5) of the 200 that it stands for.
final class NotModified {
  private NotModified() {}

  /// Returns `response` without its content and what is said of that. All other fields stay: those
  /// that the section names, and those that are no metadata of the content, as `Set-Cookie`.
  static Response of(Response response) {
    return response
        .withStatus(Status.NOT_MODIFIED)
        .withBody(new ResponseBody.Empty())
        .withoutHeaders(
            "Content-Type",
            "Content-Encoding",
            "Content-Language",
            "Content-Range",
            "Content-Disposition",
            "Content-Digest",
            "Repr-Digest");
  }

  /// Whether `If-None-Match`, of all fields of that name, names the tag.
  static boolean isNamed(List<String> ifNoneMatch, EntityTag tag) {
    return !ifNoneMatch.isEmpty() && EntityTags.parse(ifNoneMatch).matchWeakly(tag);
  }
}
