// RequestRules: what a well-formed head means, or why it means nothing.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.serval.http.BadTargetException;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.http.Status;
import dev.serval.transport.Refusal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides method, target, host, length and persistence of one request (RFC 9110, RFC 9112).
///
/// The rule over all rules: a head that could be read in two ways is refused and the connection
/// closed. Never guess, never repair. The decisions where the RFCs leave a choice are listed in
/// `docs/design/byte-path.md`.
final class RequestRules {

  /// The outcome: [AcceptedRequest] or [Refused].
  sealed interface Verdict permits AcceptedRequest, Refused {}

  /// A head that is refused.
  ///
  /// @param head whether the method is HEAD, so that the answer must have no body
  record Refused(Refusal refusal, boolean head) implements Verdict {}

  private static final String SCHEME = "http://";
  private static final long CHUNKED = -1;

  private final RequestHead head;
  private int hosts;
  private int hostField = -1;
  private int lengths;
  private int lengthField = -1;
  private int codings;
  private int codingField = -1;
  private boolean close;
  private boolean keepAlive;
  private boolean expectsContinue;

  // The outcome, as it is found.
  private @Nullable Refusal refusal;
  private int authorityFrom;
  private int authorityTo;
  private long contentLength;

  private RequestRules(RequestHead head) {
    this.head = head;
  }

  static Verdict judge(RequestHead head) {
    return new RequestRules(head).judge();
  }

  /// The order of the checks: length, host, expectation, method, target. The first that fails is
  /// answered; all close the connection.
  private Verdict judge() {
    scanFields();
    checkFraming();
    checkHost();
    Method method = Method.of(head.bytes(), 0, head.methodEnd());
    if (method == null || method == Method.CONNECT) {
      refuse(Refusals.UNKNOWN_METHOD);
    }
    if (method == null || refusal != null) {
      return refused();
    }
    RequestTarget target = target(method);
    if (refusal != null) {
      return refused();
    }
    boolean persistent = !close && (head.minor() == 1 || keepAlive);
    return new AcceptedRequest(
        head,
        method,
        target,
        authorityFrom,
        authorityTo,
        contentLength,
        persistent,
        expectsContinue && contentLength != 0);
  }

  private Refused refused() {
    return new Refused(Objects.requireNonNull(refusal), head.method().equals("HEAD"));
  }

  /// The first fault wins.
  private void refuse(Refusal found) {
    if (refusal == null) {
      refusal = found;
    }
  }

  private void scanFields() {
    for (int field = 0; field < head.fieldCount(); field++) {
      switch (head.nameEnd(field) - head.nameStart(field)) {
        case 4 -> {
          if (isNamed(field, "host")) {
            hosts++;
            hostField = field;
          }
        }
        case 6 -> {
          if (isNamed(field, "expect")) {
            expect(field);
          }
        }
        case 10 -> {
          if (isNamed(field, "connection")) {
            connection(field);
          }
        }
        case 14 -> {
          if (isNamed(field, "content-length")) {
            lengths++;
            lengthField = field;
          }
        }
        case 17 -> {
          if (isNamed(field, "transfer-encoding")) {
            codings++;
            codingField = field;
          }
        }
        default -> {}
      }
    }
  }

  private boolean isNamed(int field, String name) {
    return Octets.equalsIgnoreCase(head.bytes(), head.nameStart(field), head.nameEnd(field), name);
  }

  /// HTTP/1.0 has no expectations: a recipient must ignore the field there (RFC 9110 10.1.1).
  private void expect(int field) {
    if (head.minor() == 0) {
      return;
    }
    if (Octets.equalsIgnoreCase(
        head.bytes(), head.valueStart(field), head.valueEnd(field), "100-continue")) {
      expectsContinue = true;
    } else {
      refuse(Refusals.EXPECTATION);
    }
  }

  private void connection(int field) {
    for (String option : head.value(field).split(",", -1)) {
      switch (option.strip().toLowerCase(Locale.ROOT)) {
        case "close" -> close = true;
        case "keep-alive" -> keepAlive = true;
        default -> {}
      }
    }
  }

  private void checkFraming() {
    if (codings > 0) {
      if (lengths > 0) {
        refuse(Refusals.TWO_FRAMINGS);
      } else if (head.minor() == 0) {
        refuse(Refusals.CODING_IN_1_0);
      } else if (codings > 1) {
        refuse(Refusals.CODING);
      } else {
        checkCoding();
      }
    } else if (lengths > 1) {
      refuse(Refusals.LENGTH);
    } else if (lengths == 1) {
      contentLength = length();
    }
  }

  /// `chunked` alone. A list that ends with it names a coding we do not know; any other list leaves
  /// the length of the message open.
  private void checkCoding() {
    String value = head.value(codingField).toLowerCase(Locale.ROOT);
    if (value.equals("chunked")) {
      contentLength = CHUNKED;
      return;
    }
    String[] codings = value.split(",", -1);
    boolean known = true;
    for (int i = 0; i < codings.length; i++) {
      String coding = codings[i].strip();
      boolean last = i == codings.length - 1;
      known &= !coding.isEmpty() && coding.equals("chunked") == last;
    }
    refuse(known ? Refusals.UNKNOWN_CODING : Refusals.CODING);
  }

  /// Decimal digits and nothing else: no sign, no space, no list, no overflow.
  private long length() {
    int from = head.valueStart(lengthField);
    int to = head.valueEnd(lengthField);
    long value = 0;
    for (int i = from; i < to; i++) {
      byte b = head.bytes()[i];
      if (!Octets.isDigit(b) || value > (Long.MAX_VALUE - (b - '0')) / 10) {
        refuse(Refusals.LENGTH);
        return 0;
      }
      value = value * 10 + b - '0';
    }
    if (from == to) {
      refuse(Refusals.LENGTH);
    }
    return value;
  }

  private void checkHost() {
    if (hosts > 1) {
      refuse(Refusals.MANY_HOSTS);
    } else if (hosts == 0) {
      if (head.minor() == 1) {
        refuse(Refusals.NO_HOST);
      }
    } else {
      int from = head.valueStart(hostField);
      int to = head.valueEnd(hostField);
      if (Authority.isValid(head.bytes(), from, to)) {
        authorityFrom = from;
        authorityTo = to;
      } else {
        refuse(Refusals.HOST_SYNTAX);
      }
    }
  }

  /// Origin-form, absolute-form, or `*` for OPTIONS (RFC 9112 section 3.2).
  ///
  /// @return null for `*`
  private @Nullable RequestTarget target(Method method) {
    int from = head.targetStart();
    int to = head.targetEnd();
    byte first = head.bytes()[from];
    if (first == '/') {
      return parse(head.bytes(), from, to);
    }
    if (first == '*') {
      if (to - from > 1 || method != Method.OPTIONS) {
        refuse(Refusals.TARGET);
      }
      return null;
    }
    return absolute(method, from, to);
  }

  /// The authority of the target replaces `Host`, which must be valid all the same.
  private @Nullable RequestTarget absolute(Method method, int from, int to) {
    int start = from + SCHEME.length();
    int end = start;
    while (end < to && head.bytes()[end] != '/' && head.bytes()[end] != '?') {
      end++;
    }
    if (start >= to
        || !Octets.equalsIgnoreCase(head.bytes(), from, start, SCHEME)
        || !Authority.isValid(head.bytes(), start, end)) {
      refuse(Refusals.TARGET);
      return null;
    }
    authorityFrom = start;
    authorityTo = end;
    if (end < to && head.bytes()[end] == '/') {
      return parse(head.bytes(), end, to);
    }
    if (end == to && method == Method.OPTIONS) {
      return null;
    }
    // A target without a path has the path "/" (RFC 9112 section 3.2.1).
    byte[] completed = ("/" + head.text(end, to)).getBytes(US_ASCII);
    return parse(completed, 0, completed.length);
  }

  private @Nullable RequestTarget parse(byte[] bytes, int from, int to) {
    try {
      return RequestTarget.parse(bytes, from, to);
    } catch (BadTargetException e) {
      // Its texts are constants: no byte of the peer is in them.
      refuse(new Refusal(Status.BAD_REQUEST, "bad_target", String.valueOf(e.getMessage())));
      return null;
    }
  }
}
