package dev.serval.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The preconditions of one request (RFC 9110 §13), judged in the order of §13.2.2.
///
/// ```java
/// switch (Conditions.of(request.headers()).judge(request.method(), tag, lastModified)) {
///   case PROCEED -> …
///   case NOT_MODIFIED -> …   // 304
///   case FAILED -> …         // 412
/// }
/// ```
///
/// Immutable. Each field is read once, in time linear in its length.
public final class Conditions {
  /// What is to be done with a request.
  public enum Verdict {
    /// Answer as if there were no condition.
    PROCEED,
    /// Answer 304: what the client has is still right.
    NOT_MODIFIED,
    /// Answer 412 and change nothing.
    FAILED
  }

  private final @Nullable EntityTags ifMatch;
  private final @Nullable EntityTags ifNoneMatch;
  private final @Nullable Instant ifModifiedSince;
  private final @Nullable Instant ifUnmodifiedSince;
  private final @Nullable String ifRange;

  private Conditions(Headers headers) {
    ifMatch = tags(headers, "If-Match");
    ifNoneMatch = tags(headers, "If-None-Match");
    ifModifiedSince = date(headers, "If-Modified-Since");
    ifUnmodifiedSince = date(headers, "If-Unmodified-Since");
    ifRange = headers.first("If-Range");
  }

  /// Reads the conditions of a request.
  public static Conditions of(Headers headers) {
    return new Conditions(headers);
  }

  /// Whether the request has any condition but `If-Range`, so that judging it can change anything.
  public static boolean areIn(Headers headers) {
    return headers.contains("If-None-Match")
        || headers.contains("If-Modified-Since")
        || headers.contains("If-Match")
        || headers.contains("If-Unmodified-Since");
  }

  private static @Nullable EntityTags tags(Headers headers, String name) {
    List<String> values = headers.all(name);
    return values.isEmpty() ? null : EntityTags.parse(values);
  }

  /// A field that is no date, or that is there twice, is ignored (RFC 9110 §13.1.3).
  private static @Nullable Instant date(Headers headers, String name) {
    List<String> values = headers.all(name);
    return values.size() == 1 ? HttpDate.parse(values.getFirst()) : null;
  }

  /// Judges a request for a representation that exists.
  ///
  /// @param tag the tag of what a `GET` would be answered now; null if it has none
  /// @param lastModified when that changed last; null if that is not known
  public Verdict judge(Method method, @Nullable EntityTag tag, @Nullable Instant lastModified) {
    return judge(method, true, tag, lastModified);
  }

  /// Judges a request that would make what does not exist yet: `If-Match: *` fails then, and
  /// `If-None-Match: *` holds.
  public Verdict judgeAbsent(Method method) {
    return judge(method, false, null, null);
  }

  private Verdict judge(
      Method method, boolean exists, @Nullable EntityTag tag, @Nullable Instant lastModified) {
    boolean reads = method == Method.GET || method == Method.HEAD;
    if (ifMatch != null) {
      boolean named = ifMatch.any() ? exists : tag != null && ifMatch.matchStrongly(tag);
      if (!named) {
        return Verdict.FAILED;
      }
    } else if (ifUnmodifiedSince != null
        && lastModified != null
        && HttpDate.toSeconds(lastModified).isAfter(ifUnmodifiedSince)) {
      return Verdict.FAILED;
    }
    if (ifNoneMatch != null) {
      boolean named = ifNoneMatch.any() ? exists : tag != null && ifNoneMatch.matchWeakly(tag);
      if (!named) {
        return Verdict.PROCEED;
      }
      return reads ? Verdict.NOT_MODIFIED : Verdict.FAILED;
    }
    boolean unchanged =
        reads
            && ifModifiedSince != null
            && lastModified != null
            && !HttpDate.toSeconds(lastModified).isAfter(ifModifiedSince);
    return unchanged ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
  }

  /// Whether `Range` may be obeyed: there is no `If-Range`, or it names this very state (RFC 9110
  /// §13.1.5).
  ///
  /// @param tag the tag of the representation; a weak one is not enough
  /// @param lastModified null unless it is a strong validator (RFC 9110 §8.8.2.2)
  public boolean allowRange(@Nullable EntityTag tag, @Nullable Instant lastModified) {
    if (ifRange == null) {
      return true;
    }
    EntityTag wanted = EntityTag.parse(ifRange);
    if (wanted != null) {
      return tag != null && tag.matchesStrongly(wanted);
    }
    Instant since = HttpDate.parse(ifRange);
    return since != null && lastModified != null && HttpDate.toSeconds(lastModified).equals(since);
  }
}
