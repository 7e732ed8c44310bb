// HeadTarget: fuzzes request heads, from raw bytes to the verdict about them.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.serval.fuzz.Expect;
import dev.serval.fuzz.Windows;
import dev.serval.http.RequestTarget;
import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// [RequestHeadParser], [HeadScanner] and [RequestRules] on any bytes.
///
/// - However the bytes are cut, the outcome and the number of bytes taken are the same.
/// - The scanner says what the parser says, or nothing; it says something of every whole head that
///   does not begin with an empty line.
/// - What is accepted keeps every limit and the grammar, is the same when it is written anew, and
///   has one length, one host and one target.
public final class HeadTarget {
  private static final List<TransportConfig> LIMITS =
      List.of(
          TransportConfig.defaults(),
          TransportConfig.defaults()
              .withMaxRequestLine(32)
              .withMaxHeaderField(24)
              .withMaxHeaders(64)
              .withMaxHeaderCount(4));

  private static final Set<Integer> STATUSES = Set.of(400, 414, 417, 431, 501, 505);

  private HeadTarget() {}

  /// What became of some input.
  private record Outcome(@Nullable Refusal refusal, @Nullable String head, int taken) {}

  /// Called by Jazzer.
  public static void fuzzerTestOneInput(byte[] data) {
    for (TransportConfig limits : LIMITS) {
      Outcome whole = null;
      for (int[] windows : Windows.of(data)) {
        Outcome outcome = parse(limits, data, windows);
        if (whole == null) {
          whole = outcome;
        }
        Expect.same(outcome, whole, "the outcome, cut in " + windows.length);
      }
      scan(limits, data, whole);
    }
  }

  private static Outcome parse(TransportConfig limits, byte[] data, int[] windows) {
    RequestHeadParser parser = new RequestHeadParser(limits);
    int at = 0;
    for (int end : windows) {
      at = parser.feed(data, at, end);
      if (at < end) {
        break;
      }
    }
    Refusal refusal = parser.refusal();
    if (refusal != null) {
      Expect.that(STATUSES.contains(refusal.status().code()), "a known status: " + refusal);
      Expect.that(!parser.isDone(), "refused and not done");
    } else if (parser.isDone()) {
      RequestHead head = parser.head();
      checkHead(limits, head, data, at);
      judge(head);
      return new Outcome(null, describe(head), at);
    } else {
      Expect.same(at, data.length, "what is taken of an unfinished head");
    }
    return new Outcome(refusal, null, at);
  }

  private static void scan(TransportConfig limits, byte[] data, @Nullable Outcome whole) {
    byte[] among = Windows.among(data, "GET / HTTP/1.1\r\n", "\r\n\r\n:a");
    int from = Windows.MARGIN;
    HeadScanner scanner = new HeadScanner(limits);
    RequestHead head = scanner.scan(among, from, from + data.length);
    boolean expected = whole != null && whole.head() != null && data[0] != '\r';
    Expect.same(head != null, expected, "whether the scanner knows the head");
    if (head != null && whole != null) {
      Expect.same(describe(head), whole.head(), "the scanned head");
      Expect.same(scanner.end() - from, whole.taken(), "the end of the scanned head");
      judge(head);
    }
  }

  private static String describe(RequestHead head) {
    StringBuilder text = new StringBuilder();
    text.append(head.method()).append(' ').append(target(head));
    text.append(" HTTP/1.").append(head.minor()).append("\r\n");
    for (int i = 0; i < head.fieldCount(); i++) {
      text.append(head.name(i)).append(": ").append(head.value(i)).append("\r\n");
    }
    return text.append("\r\n").toString();
  }

  private static String target(RequestHead head) {
    return head.text(head.targetStart(), head.targetEnd());
  }

  private static void checkHead(TransportConfig limits, RequestHead head, byte[] data, int taken) {
    String raw = new String(data, 0, taken, ISO_8859_1);
    String text = new String(head.bytes(), ISO_8859_1);
    Expect.that(raw.endsWith(text), "the head is what was taken");
    Expect.that(
        raw.substring(0, raw.length() - text.length()).matches("(\r\n){0,8}"), "blank start");
    Expect.that(text.endsWith("\r\n\r\n"), "the head ends with an empty line");
    Expect.that(!text.replace("\r\n", "").matches("(?s).*[\r\n\0].*"), "no other line ends");
    Expect.that(text.indexOf("\r\n") <= limits.maxRequestLine(), "the request line's limit");
    Expect.that(head.method().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+"), "the method is a token");
    Expect.that(target(head).matches("[\\x21-\\x7E]+"), "the target is visible ASCII");
    Expect.that(head.fieldCount() <= limits.maxHeaderCount(), "the limit of fields");
    String[] lines = text.split("\r\n", -1);
    Expect.same(head.fieldCount(), lines.length - 3, "the number of fields");
    int total = 0;
    for (int i = 0; i < head.fieldCount(); i++) {
      String line = lines[i + 1];
      Expect.that(line.length() <= limits.maxHeaderField(), "the limit of a field");
      total += line.length();
      int colon = line.indexOf(':');
      Expect.same(head.name(i), line.substring(0, colon), "a name");
      Expect.that(head.name(i).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+"), "a name is a token");
      String value = line.substring(colon + 1).replaceAll("^[ \t]+|[ \t]+$", "");
      Expect.same(head.value(i), value, "a value");
      Expect.that(value.matches("[\\t\\x20-\\x7E\\x80-\\xFF]*"), "a value without controls");
    }
    Expect.that(total <= limits.maxHeaders(), "the limit of all fields");
  }

  /// What is accepted has one meaning, and the view of its fields tells nothing else.
  private static void judge(RequestHead head) {
    switch (RequestRules.judge(head)) {
      case RequestRules.Refused refused -> {
        Expect.that(STATUSES.contains(refused.refusal().status().code()), "a known status");
        Expect.same(refused.head(), head.method().equals("HEAD"), "whether it is HEAD");
      }
      case AcceptedRequest request -> {
        Expect.same(request.method().name(), head.method(), "the method");
        int hosts = request.headers().all("hOST").size();
        Expect.that(hosts == 1 || (hosts == 0 && head.minor() == 0), "one host");
        Expect.that(
            request.authority().matches("[^/?#@,\\s]+") || head.minor() == 0, "an authority");
        checkLength(request);
        checkTarget(request.target(), head);
        checkFields(request, head);
      }
    }
  }

  private static void checkLength(AcceptedRequest request) {
    List<String> lengths = request.headers().all("content-length");
    List<String> codings = request.headers().all("transfer-encoding");
    Expect.that(lengths.size() + codings.size() <= 1, "one framing");
    if (!codings.isEmpty()) {
      Expect.same(codings.getFirst().toLowerCase(Locale.ROOT), "chunked", "the coding");
      Expect.same(request.minor(), 1, "the version that knows codings");
    }
    long expected =
        !codings.isEmpty() ? -1 : lengths.isEmpty() ? 0 : Long.parseLong(lengths.getFirst());
    Expect.that(lengths.isEmpty() || lengths.getFirst().matches("[0-9]+"), "digits");
    Expect.same(request.contentLength(), expected, "the length");
    Expect.that(!request.expectsContinue() || request.hasBody(), "expectations of a body only");
  }

  private static void checkTarget(@Nullable RequestTarget target, RequestHead head) {
    if (target == null) {
      Expect.same(head.method(), "OPTIONS", "the method without a target");
      return;
    }
    String raw = target(head);
    String query = target.rawQuery();
    String back = query == null ? target.path() : target.path() + "?" + query;
    Expect.that(target.path().startsWith("/"), "the path is absolute");
    Expect.that(
        raw.equals(back) || raw.endsWith(back) || raw.endsWith(back.substring(1)),
        "the target is the raw one, or the end of an absolute one");
  }

  private static void checkFields(AcceptedRequest request, RequestHead head) {
    int[] seen = new int[1];
    request
        .headers()
        .forEach((name, value) -> {
          int field = seen[0]++;
          Expect.same(name, head.name(field), "a name of the view");
          boolean host = name.equalsIgnoreCase("host");
          Expect.same(value, host ? request.authority() : head.value(field), "a value of it");
          Expect.that(request.headers().all(name).contains(value), "found by name");
        });
    Expect.same(seen[0], head.fieldCount(), "the size of the view");
  }
}
