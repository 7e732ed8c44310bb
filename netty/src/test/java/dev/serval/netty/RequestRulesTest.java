// RequestRulesTest: what a well-formed head means, and the ones that mean nothing.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {

  private static RequestRules.Verdict judge(String head) {
    byte[] bytes = head.getBytes(ISO_8859_1);
    RequestHeadParser parser = new RequestHeadParser(TransportConfig.defaults());
    assertThat(parser.feed(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    assertThat(parser.isDone()).as(head).isTrue();
    return RequestRules.judge(parser.head());
  }

  private static AcceptedRequest accepted(String head) {
    RequestRules.Verdict verdict = judge(head);
    assertThat(verdict).isInstanceOf(AcceptedRequest.class);
    return (AcceptedRequest) verdict;
  }

  private static void assertRefused(String head, Refusal expected) {
    RequestRules.Verdict verdict = judge(head);
    assertThat(verdict).as(head).isInstanceOf(RequestRules.Refused.class);
    assertThat(((RequestRules.Refused) verdict).refusal()).isEqualTo(expected);
  }

  private static String raw(@Nullable RequestTarget target) {
    if (target == null) {
      return "*";
    }
    int length = target.end() - target.pathStart();
    return new String(target.bytes(), target.pathStart(), length, ISO_8859_1);
  }

  private static String get(String fields) {
    return "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
  }

  private static String line(String requestLine) {
    return requestLine + "\r\nHost: a\r\n\r\n";
  }

  private static String host(String host) {
    return "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
  }

  @Test
  void acceptsAPlainRequest() {
    AcceptedRequest request = accepted(line("GET /a?b=c HTTP/1.1"));
    assertThat(request.method()).isEqualTo(Method.GET);
    assertThat(raw(request.target())).isEqualTo("/a?b=c");
    assertThat(request.authority()).isEqualTo("a");
    assertThat(request.hasBody()).isFalse();
    assertThat(request.keepAlive()).isTrue();
    assertThat(request.expectsContinue()).isFalse();
    assertThat(request.isHead()).isFalse();
    assertThat(request.minor()).isEqualTo(1);
  }

  // Host.

  @Test
  void requiresOneHostInHttp11() {
    assertRefused("GET / HTTP/1.1\r\n\r\n", Refusals.NO_HOST);
    assertRefused("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", Refusals.MANY_HOSTS);
    assertRefused("GET / HTTP/1.0\r\nHost: a\r\nhost: b\r\n\r\n", Refusals.MANY_HOSTS);
    assertRefused("GET http://a/ HTTP/1.1\r\n\r\n", Refusals.NO_HOST);
  }

  @Test
  void allowsHttp10WithoutHost() {
    assertThat(accepted("GET / HTTP/1.0\r\n\r\n").authority()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a/b",
        "a@b",
        "a:b",
        "a:65536",
        "a:123456",
        ":80",
        "a:+1",
        "a,b",
        "a#b",
        "a?b",
        "a\\b",
        "http://a",
        "[::1",
        "::1",
        "[::1]a",
        "[]",
        "[1]",
        "[:1]",
        "[::1::]",
        "[1:2:3:4:5:6:7:8:9]",
        "[12345::]",
        "[::1.2.3]",
        "[::1.2.3.256]",
        "[::01.2.3.4]",
        "[1:2:3:4:5:6:7:1.2.3.4]",
        "[v1.a]",
        "[fe80::1%25eth0]",
        "a%",
        "a%4",
        "a%zz",
        "a\u00e4",
        "\"a\"",
        "<a>",
        "a|b",
        "a^b",
        "a`b",
        "a{b}",
        "[1:2:3:4:5:6:7:]",
        "[::1.2.3.4.5]",
        "[1::2::3]",
        "[g::1]",
        "[::1..2.3]",
        "a:80:80",
        "a:80 b"
      })
  void undertow_CVE_2025_12543_refusesAHostThatIsNoAuthority(String host) {
    assertRefused(host(host), Refusals.HOST_SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a.b",
        "A-b_c~d.e",
        "127.0.0.1",
        "a:80",
        "a:",
        "a:0",
        "a:65535",
        "[::1]",
        "[::]:80",
        "[1::]",
        "[1:2:3:4:5:6:7:8]",
        "[::ffff:1.2.3.4]",
        "[1:2:3:4:5:6:1.2.3.4]",
        "[1::8]",
        "a%41",
        "a!$&'()*+;=",
        "999.1",
        "localhost:8080",
        "[ABCD::abcd]:1"
      })
  void acceptsAValidHost(String host) {
    assertThat(accepted(host(host)).authority()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({
    "http://b/p?q, b, /p?q",
    "HTTP://b:8080/, b:8080, /",
    "http://[::1]?q, [::1], /?q",
    "http://b, b, /",
    "http://b//c, b, //c",
  })
  void letsTheHostOfAnAbsoluteTargetWin(String target, String authority, String origin) {
    AcceptedRequest request = accepted(line("GET " + target + " HTTP/1.1"));
    assertThat(request.authority()).isEqualTo(authority);
    assertThat(raw(request.target())).isEqualTo(origin);
    assertThat(request.headers().first("Host")).isEqualTo(authority);
  }

  @Test
  void refusesABadHostAlsoBesideAnAbsoluteTarget() {
    assertRefused("GET http://a/ HTTP/1.1\r\nHost: b c\r\n\r\n", Refusals.HOST_SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "a",
        "a/b",
        "http:",
        "http:/",
        "http://",
        "http:///a",
        "http://u@h/",
        "http://a:b/",
        "https://a/",
        "ftp://a/",
        "http//a",
        "a:80",
        "?",
        "http://?",
        "**"
      })
  void refusesATargetThatIsNotValid(String target) {
    assertRefused(line("GET " + target + " HTTP/1.1"), Refusals.TARGET);
  }

  @ParameterizedTest
  @CsvSource({
    "/a#b, a character that must be escaped",
    "/%, a '%' that is not followed by two hexadecimal digits",
    "/%2, a '%' that is not followed by two hexadecimal digits",
    "/%zz, a '%' that is not followed by two hexadecimal digits",
    "/%ff, escapes that are not UTF-8",
    "/../a, a '.' or '..' segment",
    "/a/%2e%2E, a '.' or '..' segment",
    "/%00, an escaped NUL",
    "http://a/../b, a '.' or '..' segment",
    "/., a '.' or '..' segment",
  })
  void saysWhatIsWrongWithAPath(String target, String expected) {
    RequestRules.Verdict verdict = judge(line("GET " + target + " HTTP/1.1"));
    Refusal refusal = ((RequestRules.Refused) verdict).refusal();
    assertThat(refusal.code()).isEqualTo("bad_target");
    assertThat(refusal.detail()).endsWith(expected);
  }

  @Test
  void takesAnAsteriskForOptionsOnly() {
    assertThat(accepted(line("OPTIONS * HTTP/1.1")).target()).isNull();
    assertThat(accepted(line("OPTIONS http://b HTTP/1.1")).target()).isNull();
    assertThat(raw(accepted(line("OPTIONS http://b/ HTTP/1.1")).target())).isEqualTo("/");
    assertThat(raw(accepted(line("OPTIONS /a HTTP/1.1")).target())).isEqualTo("/a");
    assertRefused(line("OPTIONS *a HTTP/1.1"), Refusals.TARGET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOO", "get", "Get", "GETS", "CONNECT", "PRI", "X-Y"})
  void refusesMethodsItDoesNotImplement(String method) {
    assertRefused(line(method + " / HTTP/1.1"), Refusals.UNKNOWN_METHOD);
  }

  @Test
  void refusesConnectInAuthorityForm() {
    assertRefused(line("CONNECT a:443 HTTP/1.1"), Refusals.UNKNOWN_METHOD);
  }

  @Test
  void tellsWhetherARefusalAnswersHead() {
    RequestRules.Verdict head = judge("HEAD / HTTP/1.1\r\n\r\n");
    assertThat(head).isEqualTo(new RequestRules.Refused(Refusals.NO_HOST, true));
    RequestRules.Verdict get = judge("GET / HTTP/1.1\r\n\r\n");
    assertThat(get).isEqualTo(new RequestRules.Refused(Refusals.NO_HOST, false));
  }

  // Framing.

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "5, 5",
    "0005, 5",
    "9223372036854775807, 9223372036854775807",
    "00000000000000000000000000000000000000001, 1"
  })
  void readsALength(String value, long length) {
    assertThat(accepted(get("Content-Length: " + value + "\r\n")).contentLength())
        .isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1",
        "-1",
        "1 1",
        "0x1",
        "1e1",
        "",
        "a",
        "1,1",
        "1, 1",
        "1,2",
        ",1",
        "1,",
        "9223372036854775808",
        "18446744073709551617",
        "99999999999999999999",
        "\u00b2",
        "1.0",
        "1;a",
        "\"1\"",
        "1_0"
      })
  void jetty_CVE_2023_40167_and_tomcat_CVE_2022_42252_refuseALengthThatIsNotDigits(String value) {
    assertRefused(get("Content-Length: " + value + "\r\n"), Refusals.LENGTH);
  }

  @Test
  void jetty_CVE_2017_7658_refusesTwoLengths() {
    assertRefused(get("Content-Length: 1\r\nContent-Length: 2\r\n"), Refusals.LENGTH);
    assertRefused(get("Content-Length: 1\r\ncontent-length: 1\r\n"), Refusals.LENGTH);
  }

  @Test
  void netty_CVE_2019_20445_refusesTwoFramings() {
    assertRefused(
        get("Transfer-Encoding: chunked\r\nContent-Length: 1\r\n"), Refusals.TWO_FRAMINGS);
    assertRefused(
        get("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n"), Refusals.TWO_FRAMINGS);
    assertRefused(get("Content-Length: x\r\nTransfer-Encoding: y\r\n"), Refusals.TWO_FRAMINGS);
  }

  @Test
  void netty_4_2_13_refusesTransferEncodingInHttp10() {
    assertRefused(
        "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", Refusals.CODING_IN_1_0);
    assertRefused(
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
        Refusals.TWO_FRAMINGS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "Chunked", "CHUNKED", " chunked\t"})
  void readsChunked(String value) {
    AcceptedRequest request = accepted(get("Transfer-Encoding:" + value + "\r\n"));
    assertThat(request.contentLength()).isEqualTo(-1);
    assertThat(request.hasBody()).isTrue();
    assertThat(request.decoder(TransportConfig.defaults())).isInstanceOf(ChunkedDecoder.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "gzip",
        "xchunked",
        "chunkedx",
        "chunked, gzip",
        "chunked, identity",
        "chunked, chunked",
        "chunked,",
        ",chunked",
        "gzip,,chunked",
        "chunked;q=1",
        "\"chunked\"",
        "chunked chunked",
        "gzip, chunked, gzip",
        "chunked, gzip, chunked",
        "\u00a0chunked",
        "chunk ed"
      })
  void netty_CVE_2026_89044_refusesCodingsThatDoNotEndWithOneChunked(String value) {
    assertRefused(get("Transfer-Encoding: " + value + "\r\n"), Refusals.CODING);
  }

  @Test
  void refusesRepeatedTransferEncoding() {
    assertRefused(
        get("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"), Refusals.CODING);
    assertRefused(
        get("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), Refusals.CODING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip, chunked", "gzip,deflate , chunked", "identity, chunked"})
  void doesNotImplementOtherCodings(String value) {
    assertRefused(get("Transfer-Encoding: " + value + "\r\n"), Refusals.UNKNOWN_CODING);
  }

  // Persistence and expectations.

  @ParameterizedTest
  @CsvSource({
    "1.1, '', true",
    "1.1, close, false",
    "1.1, 'keep-alive, Close', false",
    "1.1, 'x,close,y', false",
    "1.1, closed, true",
    "1.0, '', false",
    "1.0, Keep-Alive, true",
    "1.0, 'keep-alive, close', false",
  })
  void decidesPersistence(String version, String connection, boolean keepAlive) {
    AcceptedRequest request =
        accepted("GET / HTTP/" + version + "\r\nHost: a\r\nConnection: " + connection + "\r\n\r\n");
    assertThat(request.keepAlive()).isEqualTo(keepAlive);
  }

  @Test
  void readsTheExpectationToContinue() {
    assertThat(accepted(get("Expect: 100-Continue\r\nContent-Length: 1\r\n")).expectsContinue())
        .isTrue();
    assertThat(accepted(get("Expect: 100-continue\r\n")).expectsContinue()).isFalse();
    assertThat(
            accepted("GET / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n")
                .expectsContinue())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "200-ok", "100-continue, 100-continue", "100-continue;a", "x, 100-continue"})
  void refusesOtherExpectations(String value) {
    assertRefused(get("Expect: " + value + "\r\n"), Refusals.EXPECTATION);
  }

  // The view on the fields.

  @Test
  void showsTheFieldsInOrder() {
    AcceptedRequest request = accepted(get("X-A: 1\r\nx-a: \u00e9\r\nB:\r\n"));
    assertThat(request.headers().first("X-a")).isEqualTo("1");
    assertThat(request.headers().all("x-A")).containsExactly("1", "\u00e9");
    assertThat(request.headers().all("nothing")).isEmpty();
    assertThat(request.headers().first("nothing")).isNull();
    assertThat(request.headers().combined("x-A")).isEqualTo("1, \u00e9");
    assertThat(request.headers().combined("Host")).isEqualTo(request.headers().first("Host"));
    assertThat(request.headers().combined("nothing")).isNull();
    assertThat(request.headers().contains("b")).isTrue();
    assertThat(request.headers().contains("x-b")).isFalse();
    assertThat(request.headers().size()).isEqualTo(4);
    assertThat(request.headers()).hasToString("[Host, X-A, x-a, B]");
    assertThat(request.headers().toBuilder().build().all("X-A")).hasSize(2);
  }
}
