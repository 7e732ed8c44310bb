// UrlTarget: fuzzes request targets and percent-decoding.
package dev.serval.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.serval.http.BadTargetException;
import dev.serval.http.PercentCoding;
import dev.serval.http.RequestTarget;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `RequestTarget` and `PercentCoding` on any bytes: only [BadTargetException] comes out, the path
/// rule as the Javadoc states it decides what is refused, and every segment decodes as a plain
/// model says, and back.
public final class UrlTarget {
  private static final Pattern CHARACTERS = Pattern.compile("/[\\x21\\x22\\x24-\\x7E]*");

  private UrlTarget() {}

  /// Called by Jazzer.
  public static void fuzzerTestOneInput(byte[] data) {
    String raw = new String(data, ISO_8859_1);
    byte[] among = Windows.among(data, "/%2", "25/?");
    int from = Windows.MARGIN;
    RequestTarget target = parse(among, from, from + data.length);
    Expect.same(target != null, isTarget(raw), "whether it is a target");
    Expect.same(target != null, parses(raw), "the same as text");
    if (target != null) {
      check(target, raw, from);
    }
    decode(among, from, from + data.length, raw);
    checkRest(raw);
  }

  private static @Nullable RequestTarget parse(byte[] bytes, int from, int to) {
    try {
      return RequestTarget.parse(bytes, from, to);
    } catch (BadTargetException refused) {
      checkMessage(refused);
      return null;
    }
  }

  private static boolean parses(String raw) {
    try {
      Expect.that(RequestTarget.parse(raw).pathStart() == 0, "begins at 0");
      return true;
    } catch (BadTargetException refused) {
      checkMessage(refused);
      return false;
    }
  }

  private static void checkMessage(BadTargetException refused) {
    Expect.that(
        Objects.requireNonNull(refused.getMessage()).matches("The [ -~]{10,80}"),
        "a constant message: " + refused.getMessage());
  }

  /// The path rule of `RequestTarget`, in its order.
  private static boolean isTarget(String raw) {
    if (!CHARACTERS.matcher(raw).matches()) {
      return false;
    }
    String[] segments = path(raw).substring(1).split("/", -1);
    return segments.length <= RequestTarget.MAX_SEGMENTS
        && Arrays.stream(segments).allMatch(UrlTarget::isSegment);
  }

  private static boolean isSegment(String segment) {
    String decoded = PlainDecoding.decode(segment, false);
    return decoded != null && !decoded.equals(".") && !decoded.equals("..");
  }

  private static String path(String raw) {
    int question = raw.indexOf('?');
    return question < 0 ? raw : raw.substring(0, question);
  }

  private static void check(RequestTarget target, String raw, int from) {
    String path = path(raw);
    Expect.same(target.path(), path, "the path");
    Expect.same(target.toString(), path, "the text, without the query");
    Expect.same(
        target.rawQuery(),
        path.length() == raw.length() ? null : raw.substring(path.length() + 1),
        "the query");
    Expect.same(target.pathStart(), from, "the start");
    Expect.same(target.pathEnd(), from + path.length(), "the path's end");
    Expect.same(target.end(), from + raw.length(), "the end");
  }

  private static void decode(byte[] bytes, int from, int to, String raw) {
    String decoded;
    try {
      decoded = PercentCoding.decode(bytes, from, to);
    } catch (BadTargetException refused) {
      checkMessage(refused);
      decoded = null;
    }
    // Raw bytes that need escapes are the target's to refuse, before anybody decodes.
    if (raw.matches("[\\x21-\\x7E]*")) {
      Expect.same(decoded, PlainDecoding.decode(raw, false), "the decoded text");
    }
    if (decoded != null && !decoded.equals(".") && !decoded.equals("..")) {
      byte[] encoded = PercentCoding.encodePathSegment(decoded).getBytes(ISO_8859_1);
      Expect.that(
          new String(encoded, ISO_8859_1).matches("[A-Za-z0-9._~!$&'()*+,;=:@%-]*"),
          "an encoded segment is one segment");
      Expect.same(PercentCoding.decode(encoded, 0, encoded.length), decoded, "encoded and back");
    }
  }

  private static void checkRest(String value) {
    boolean leaves =
        Arrays.stream(value.split("[/\\\\]", -1)).anyMatch(s -> s.equals(".") || s.equals(".."));
    try {
      RequestTarget.checkRest(value);
      Expect.that(!leaves, "a rest with dot segments is refused");
    } catch (BadTargetException refused) {
      Expect.that(leaves, "a rest without dot segments is not refused");
    }
  }
}
