package dev.serval.middleware;

import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.http.Conditions;
import dev.serval.http.EntityTag;
import dev.serval.http.EntityTags;
import dev.serval.http.Headers;
import dev.serval.http.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a handler asks before it writes, so that nobody overwrites a state that they have not seen
/// (RFC 9110 section 13.1.1).
///
/// ```java
/// app.put("/notes/{id}", request -> {
///   Note note = store.find(request.path("id"));
///   Preconditions.require(request, EntityTag.strong("v" + note.version()));
///   return Response.empty(Status.NO_CONTENT).withHeader("ETag", "\"v" + store.write(…) + "\"");
/// });
/// ```
///
/// The check and the write must be one step of the store, or two requests may both pass the check:
/// a transaction, or a write that names the version. Tags that [Compression] made of one of yours
/// name the same state.
public final class Preconditions {
  private Preconditions() {}

  /// Lets a request pass whose conditions hold for what exists now, or that has none.
  ///
  /// @throws Problem 412 if they do not
  public static void require(Request request, EntityTag current) {
    require(request, current, null);
  }

  /// Lets a request pass whose conditions hold for what exists now, by its tag or its last change.
  ///
  /// @param current the tag of the state; null if it has none
  /// @param lastModified null if that is not known
  /// @throws Problem 412 if they do not
  public static void require(
      Request request, @Nullable EntityTag current, @Nullable Instant lastModified) {
    Conditions conditions = Conditions.of(bare(request.headers()));
    judge(conditions.judge(request.method(), current, lastModified));
  }

  /// Lets a request pass whose conditions hold where nothing exists yet: `If-None-Match: *` does,
  /// `If-Match` does not.
  ///
  /// @throws Problem 412 if they do not
  public static void requireAbsent(Request request) {
    judge(Conditions.of(bare(request.headers())).judgeAbsent(request.method()));
  }

  /// As [#require(Request, EntityTag)], for writes that must have a condition.
  ///
  /// @throws Problem 428 (RFC 6585 section 3) if there is neither `If-Match` nor
  ///   `If-Unmodified-Since`, 412 if it does not hold
  public static void demand(Request request, EntityTag current) {
    if (request.header("If-Match") == null && request.header("If-Unmodified-Since") == null) {
      throw Problem.of(
          Status.PRECONDITION_REQUIRED, "expected If-Match with the tag that you read");
    }
    require(request, current);
  }

  private static void judge(Conditions.Verdict verdict) {
    if (verdict == Conditions.Verdict.FAILED) {
      throw Problem.preconditionFailed("the state is another one by now");
    }
  }

  /// Returns the conditions with the tags as the handler made them.
  private static Headers bare(Headers headers) {
    Headers.Builder conditions = Headers.builder();
    for (String name : List.of("If-Match", "If-None-Match")) {
      List<String> values = headers.all(name);
      if (!values.isEmpty()) {
        EntityTags tags = EntityTags.parse(values);
        conditions.add(name, tags.any() ? "*" : list(tags));
      }
    }
    for (String name : List.of("If-Unmodified-Since", "If-Modified-Since")) {
      headers.all(name).forEach(value -> conditions.add(name, value));
    }
    return conditions.build();
  }

  private static String list(EntityTags tags) {
    return String.join(", ", tags.tags().stream().map(tag -> bare(tag).toString()).toList());
  }

  private static EntityTag bare(EntityTag tag) {
    for (String coding : List.of("-gzip", "-br", "-zstd")) {
      String opaque = tag.opaque();
      if (!tag.weak() && opaque.endsWith(coding)) {
        return EntityTag.strong(opaque.substring(0, opaque.length() - coding.length()));
      }
    }
    return tag;
  }
}
