// Requests: the bytes that clients send.
package dev.serval.soak;

/// Raw requests, right and wrong ones. All text is ISO 8859-1.
final class Requests {
  static final String USER =
      """
      {"name":"Ada Lovelace","email":"ada@example.com","age":36,"tags":["math","engine"],\
      "address":{"street":"12 St James's Square","city":"London","zip":"SW1Y 4JH"}}\
      """;

  private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

  /// No server may answer any of them with anything but 4xx or 5xx and the end.
  static final String[] BROKEN = {
    "GET /\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
    "GET / HTTP/1.1\nHost: a\n\n",
    "GET / HTTP/1.1\r\nHost: a\r\n folded: x\r\n\r\n",
    "GET / HTTP/3.0\r\nHost: a\r\n\r\n",
    "G@T /" + HOST + "\r\n",
    "BREW /" + HOST + "\r\n",
    "GET /../x" + HOST + "\r\n",
    "GET /%zz" + HOST + "\r\n",
    "GET /\u00e9" + HOST + "\r\n",
    "POST /upload" + HOST + "Transfer-Encoding: gzip\r\n\r\n",
    "POST /upload" + HOST + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST /upload" + HOST + "Expect: something\r\n\r\n",
    "\u0016\u0003\u0001\u0002\u0000\u0001"
  };

  private Requests() {}

  static String get(String target) {
    return "GET " + target + HOST + "\r\n";
  }

  /// @param fields each with its line end
  static String get(String target, String fields) {
    return "GET " + target + HOST + fields + "\r\n";
  }

  /// Only a head.
  static String post(String target, String fields) {
    return "POST " + target + HOST + fields + "\r\n";
  }

  static String json(String body) {
    return sendJson("POST", "/users", body);
  }

  static String sendJson(String method, String target, String body) {
    String fields = "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
    return method + " " + target + HOST + fields + "\r\n" + body;
  }

  static String text(String target, int length) {
    String fields = "Content-Type: text/plain\r\nContent-Length: " + length + "\r\n";
    return post(target, fields) + "x".repeat(length);
  }

  /// @param count chunks of 1,000 bytes
  static String chunks(String target, int count) {
    String chunk = "3e8;a=b\r\n" + "y".repeat(1_000) + "\r\n";
    return chunkedHead(target) + chunk.repeat(count) + "0\r\nT: x\r\n\r\n";
  }

  static String chunkedHead(String target) {
    return post(target, "Transfer-Encoding: chunked\r\n");
  }
}
