// Difference: bytes that Serval and Netty take for different things.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serval.transport.Refusal;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an [Explanation] looks at. What a request says is found here without any class that is
/// tested.
///
/// @param text the bytes of the request up to the one that Serval refused, or all of them
/// @param after the bytes after that
/// @param refusal what Serval said, or null if it took the request
/// @param netty a whole request, or what became of the bytes
/// @param why what Netty said
record Difference(String text, String after, Refusal refusal, Object netty, String why) {
  private static final Pattern EMPTY_LINE = Pattern.compile("\n\r*\n");
  static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";
  private static final String QUOTED =
      "\"(?:[\t\\x20-\\x7E\\x80-\\xFF&&[^\"\\\\]]|\\\\[\t\\x20-\\x7E\\x80-\\xFF])*+\"";
  static final String VALUE = "(?:" + TOKEN + "|" + QUOTED + ")";
  static final Pattern EXTENSIONS =
      Pattern.compile(
          "[0-9A-Fa-f]+(?:[ \t]*;[ \t]*" + TOKEN + "(?:[ \t]*=[ \t]*" + VALUE + ")?)*+\r\n");

  boolean has(String pattern) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  boolean matches(String pattern) {
    return text.matches(pattern);
  }

  /// Whether the first pattern matches a start of the text, and the second no start of the rest.
  boolean isBroken(String start, String rest) {
    Matcher matcher = Pattern.compile(start).matcher(text);
    return matcher.lookingAt() && isBroken(Pattern.compile(rest), text.substring(matcher.end()));
  }

  /// Whether a text does not match, whatever may be appended.
  static boolean isBroken(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return !matcher.matches() && !matcher.hitEnd();
  }

  /// Whether no empty line ends the head, or the trailers that are refused, or no line end follows
  /// what is refused in a body, or no byte a wrong end of a chunk, where two are expected.
  boolean isCut() {
    String line = text.charAt(text.length() - 1) + after;
    return !EMPTY_LINE.matcher((text + after).strip()).find()
        || (refusal == Refusals.TRAILER && !EMPTY_LINE.matcher(line).find())
        || (refusal == Refusals.CHUNK_END && after.isEmpty())
        || line.indexOf('\n') < 0;
  }

  /// The line of the refused byte, up to that.
  String line() {
    return text.substring(
        text.lastIndexOf("\r\n", text.length() - 2) + (text.contains("\r\n") ? 2 : 0));
  }

  private List<String> lines() {
    return List.of(text.stripLeading().split("\r\n", -1));
  }

  String method() {
    return lines().getFirst().split(" ")[0];
  }

  String target() {
    return lines().getFirst().split(" ")[1];
  }

  String version() {
    return lines().getFirst().split(" ")[2];
  }

  List<String> values(String name) {
    return lines().stream()
        .skip(1)
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).replaceAll("^[ \t]+|[ \t]+$", ""))
        .toList();
  }

  boolean isAbsolute() {
    return target().matches("(?i)http://.*") && isAuthority(target().split("[/?]", 4)[2]);
  }

  /// The path and query of the target, also of an absolute one.
  String origin() {
    return target().startsWith("/") ? target() : target().replaceFirst("(?i)http://[^/?]*/?", "/");
  }

  static boolean isAuthority(String value) {
    Matcher parts = Pattern.compile("(\\[.*]|[^\\[\\]:]+)(?::([0-9]{0,5}))?").matcher(value);
    if (!parts.matches()) {
      return false;
    }
    String port = parts.group(2);
    boolean fits = port == null || port.isEmpty() || Integer.parseInt(port) <= 65_535;
    String host = parts.group(1);
    return fits
        && (host.startsWith("[")
            ? isIpv6(host.substring(1, host.length() - 1))
            : host.matches("(?:[A-Za-z0-9._~!$&'()*+;=-]|%[0-9A-Fa-f]{2})+"));
  }

  private static boolean isIpv6(String text) {
    try {
      return text.matches("[0-9A-Fa-f:.]+") && InetAddress.ofLiteral(text) instanceof Inet6Address;
    } catch (IllegalArgumentException other) {
      return false;
    }
  }

  static boolean isPath(String origin) {
    String path = origin.split("\\?", 2)[0];
    if (origin.contains("#") || path.split("/", -1).length > 257) {
      return false;
    }
    return Arrays.stream(path.split("/", -1)).allMatch(Difference::isSegment);
  }

  private static boolean isSegment(String segment) {
    if (segment.replaceAll("%[0-9A-Fa-f]{2}", "").contains("%") || segment.contains("%00")) {
      return false;
    }
    String dots = segment.replaceAll("(?i)%2e", ".");
    // Text that is no UTF-8 has a replacement character when it is decoded.
    String decoded = URLDecoder.decode(segment, UTF_8);
    boolean utf8 =
        decoded.indexOf('\uFFFD') < 0 || segment.toUpperCase(Locale.ROOT).contains("%EF%BF%BD");
    return utf8 && !dots.equals(".") && !dots.equals("..");
  }
}
