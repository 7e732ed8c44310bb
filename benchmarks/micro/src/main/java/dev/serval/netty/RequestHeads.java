// RequestHeads: heads of requests as clients send them.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The input of the benchmarks of heads. Stands in the package of what they measure, as does all
/// that is beside it: the classes of the byte path are no public API.
final class RequestHeads {
  private static final String[] FIELDS = {
    "Host: api.example.org",
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept: application/json, text/plain;q=0.9, */*;q=0.8",
    "Accept-Language: en-GB,en;q=0.7,de;q=0.3",
    "Accept-Encoding: gzip, deflate, br, zstd",
    "Connection: keep-alive",
    "Referer: https://www.example.org/todos?page=2",
    "Origin: https://www.example.org",
    "Cookie: session=5f1c0e4a9b7d4c2e8f60; theme=dark; consent=necessary",
    "Authorization: Bearer eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiI0NzExIn0.c2lnbmF0dXJlLW9mLXRva2Vu",
    "Cache-Control: no-cache",
    "Pragma: no-cache",
    "DNT: 1",
    "Sec-Fetch-Dest: empty",
    "Sec-Fetch-Mode: cors",
    "Sec-Fetch-Site: same-site",
    "If-None-Match: \"33a64df551425fcc55e4d42a148795d9f25f89d4\"",
    "Traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "X-Request-Id: 6f1c2f0e-6ad6-4f0c-9a53-0e7a1f4a2b11",
    "X-Forwarded-For: 203.0.113.7",
  };

  private RequestHeads() {}

  /// A head with the first `fields` of twenty header fields.
  static byte[] with(int fields) {
    StringBuilder head = new StringBuilder("GET /v1/todos/4711?expand=tags HTTP/1.1\r\n");
    for (int i = 0; i < fields; i++) {
      head.append(FIELDS[i]).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(US_ASCII);
  }
}
