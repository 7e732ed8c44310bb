// Explanation: why Serval refuses what Netty's decoder takes for a request.
package dev.serval.netty;

import dev.serval.http.Method;
import dev.serval.transport.Refusal;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/// All differences between the two that we know of and want. Each holds for some refusals, and only
/// where its condition, which looks at the raw bytes alone, says so.
///
/// The other way round there is nothing but a fault of Netty's: what it refuses, Serval must
/// refuse.
enum Explanation {
  NETTY_AWAITS_MORE(
      "Serval refuses at the byte, Netty when it has the whole head, line of a body, or trailers",
      difference ->
          difference.refusal() != null
              && difference.netty() == Reading.Rest.OPEN
              && difference.isCut()),
  /// The byte is taken for an index, and it is negative.
  NETTY_FAILS_ON_OBS_TEXT(
      "obs-text in a quoted chunk extension, RFC 9110 5.6.4 allows it",
      difference ->
          difference.refusal() == null
              && difference.why().startsWith("java.lang.IndexOutOfBoundsException: bitIndex < 0")
              && difference.has("\r\n[0-9A-Fa-f]+;[^\r\n]*[\\x80-\\xFF][^\r\n]*\r\n")),
  NETTY_COUNTS_IN_INTS(
      "a chunk of 2 GiB or more, which for Serval is the body limit's to refuse",
      difference ->
          difference.refusal() == null
              && difference.why().startsWith("java.lang.NumberFormatException: Chunk size overflow")
              && difference.has(
                  "\r\n0*([1-9A-Fa-f][0-9A-Fa-f]{8,}|[89A-Fa-f][0-9A-Fa-f]{7})(;[^\n]*)?\r\n")),
  NETTY_SKIPS_CONTROLS(
      "white space and controls before a request, RFC 9112 2.2 knows empty lines only",
      difference -> difference.matches("(\r\n)*+(\r[^\n]|[^\\w!#$%&'*+.^`|~\r-])"),
      Refusals.LINE_START),
  EMPTY_LINES(
      "more empty lines than 8 before a request, RFC 9112 2.2 asks for one",
      difference -> difference.matches("(\r\n){8}\r"),
      Refusals.EMPTY_LINES),
  METHOD(
      "a method is a token and ends with SP, RFC 9112 3.1",
      difference -> difference.matches("(\r\n)*+" + Difference.TOKEN + "[^ ]"),
      Refusals.METHOD),
  TARGET_BYTE(
      "a target is visible ASCII and ends with SP, RFC 9112 3.2",
      difference -> difference.matches("(\r\n)*+" + Difference.TOKEN + " ( |[\\x21-\\x7E]*+[^ ])"),
      Refusals.TARGET_BYTE),
  VERSION_SYNTAX(
      "a request line ends with HTTP/, two digits, and CRLF, RFC 9112 2.3",
      difference ->
          difference.isBroken(
              "(\r\n)*+" + Difference.TOKEN + " [\\x21-\\x7E]++ ", "HTTP/[0-9]\\.[0-9]\r\n"),
      Refusals.VERSION_SYNTAX),
  VERSION(
      "a version that is not spoken, RFC 9110 2.5",
      difference -> !difference.version().matches("HTTP/1\\.[01]"),
      Refusals.VERSION),
  FOLDED(
      "obs-fold, RFC 9112 5.2",
      difference -> difference.matches("(?s).*\r\n[ \t]"),
      Refusals.FOLDED),
  FOLDED_TRAILER(
      "obs-fold in a trailer, RFC 9112 5.2",
      difference -> difference.matches("(?s).*\r\n[ \t]"),
      Refusals.TRAILER),
  UNCHECKED_TRAILER(
      "controls in a trailer that Netty drops for its name, RFC 9110 5.5",
      difference ->
          difference
              .line()
              .matches(
                  "(?i)(content-length|transfer-encoding|trailer):"
                      + "[\t\\x20-\\x7E\\x80-\\xFF]*+(\r[^\n]|[^\r])"),
      Refusals.TRAILER),
  UNKNOWN_METHOD(
      "a method that is not implemented, RFC 9110 9.1",
      difference ->
          difference.method().equals("CONNECT")
              || Arrays.stream(Method.values())
                  .noneMatch(m -> m.name().equals(difference.method())),
      Refusals.UNKNOWN_METHOD),
  NO_HOST(
      "no Host in HTTP/1.1, RFC 9112 3.2",
      difference -> difference.values("host").isEmpty() && difference.version().equals("HTTP/1.1"),
      Refusals.NO_HOST),
  MANY_HOSTS(
      "more than one Host, RFC 9112 3.2",
      difference -> difference.values("host").size() > 1,
      Refusals.MANY_HOSTS),
  HOST_SYNTAX(
      "a Host that is no host and port, RFC 9110 7.2",
      difference -> !Difference.isAuthority(difference.values("host").getFirst()),
      Refusals.HOST_SYNTAX),
  EXPECTATION(
      "an expectation that cannot be met, RFC 9110 10.1.1",
      difference ->
          difference.values("expect").stream().anyMatch(v -> !v.equalsIgnoreCase("100-continue")),
      Refusals.EXPECTATION),
  REPEATED_LENGTH(
      "Content-Length twice or as a list, also of equal values, RFC 9110 8.6",
      difference ->
          difference.values("content-length").size() > 1
              || difference.values("content-length").getFirst().contains(","),
      Refusals.LENGTH),
  CODING(
      "a Transfer-Encoding with anything but chunked in it, RFC 9112 6.1",
      difference ->
          difference.values("transfer-encoding").size() != 1
              || !difference.values("transfer-encoding").getFirst().equalsIgnoreCase("chunked"),
      Refusals.CODING,
      Refusals.UNKNOWN_CODING),
  CHUNK_SIZE(
      "white space around a chunk size, RFC 9112 7.1.1 calls it bad",
      difference -> difference.line().matches("[0-9A-Fa-f]*+[ \t]"),
      Refusals.CHUNK_SIZE),
  CHUNK_EXTENSION(
      "chunk extensions that break their grammar, RFC 9112 7.1.1",
      difference -> Difference.isBroken(Difference.EXTENSIONS, difference.line()),
      Refusals.CHUNK_EXTENSION),
  TARGET_FORM(
      "a target of no form that its method may have, RFC 9112 3.2",
      difference ->
          !difference.target().startsWith("/")
              && !(difference.target().equals("*") && difference.method().equals("OPTIONS"))
              && !difference.isAbsolute(),
      Refusals.TARGET),
  /// Its refusals are made from messages, so they are told by their code.
  PATH_RULE(
      "the path rule of RequestTarget, RFC 3986 3.3",
      difference -> !Difference.isPath(difference.origin()),
      new Refusal(Refusals.TARGET.status(), "bad_target", "The path rule"));

  private final String reason;
  private final Predicate<Difference> condition;
  private final Set<Refusal> refusals;

  Explanation(String reason, Predicate<Difference> condition, Refusal... refusals) {
    this.reason = reason;
    this.condition = condition;
    this.refusals = Set.of(refusals);
  }

  /// Whether this is why.
  boolean explains(Difference difference) {
    Refusal refusal = difference.refusal();
    boolean about =
        switch (this) {
          case NETTY_AWAITS_MORE, NETTY_FAILS_ON_OBS_TEXT, NETTY_COUNTS_IN_INTS -> true;
          case PATH_RULE -> refusal != null && refusal.code().equals("bad_target");
          default -> refusal != null && refusals.contains(refusal);
        };
    return about && condition.test(difference);
  }

  @Override
  public String toString() {
    return name() + ": " + reason;
  }
}
