// The handshake of a WebSocket in the making.
package dev.serval.testing;

/// A WebSocket that a test asks for: it is opened, or the test expects that it is refused.
///
/// ```java
/// try (TestWebSocket ws = client.webSocket("/chat/1").query("name", "ann").open()) {
///   ws.send("hello").expectText("hello");
/// }
/// client.webSocket("/chat/1").origin("https://evil.example").expectProblem(403);
/// ```
///
/// The fields of the handshake are added unless the test sets them itself, to break it.
public final class TestHandshake {
  private final TestApi api;
  private final TestRequest request;

  TestHandshake(TestApi api, String path) {
    this.api = api;
    this.request = new TestRequest(api, "GET", path);
  }

  /// Adds a query parameter, encoded; repeat it for several values.
  public TestHandshake query(String name, Object value) {
    request.query(name, value);
    return this;
  }

  /// Adds a header field.
  public TestHandshake header(String name, Object value) {
    request.header(name, value);
    return this;
  }

  /// Adds a cookie.
  public TestHandshake cookie(String name, String value) {
    request.cookie(name, value);
    return this;
  }

  /// Sets the host that the request is sent to; over a socket only for a handshake that is not
  /// opened.
  public TestHandshake host(String host) {
    request.host(host);
    return this;
  }

  /// Says which page asks, as a browser does; by default none does.
  public TestHandshake origin(String origin) {
    return header("Origin", origin);
  }

  /// Offers subprotocols.
  public TestHandshake subprotocols(String... names) {
    return header("Sec-WebSocket-Protocol", String.join(", ", names));
  }

  /// Opens the WebSocket.
  ///
  /// @throws AssertionError if it is refused; in memory it shows the response
  public TestWebSocket open() {
    OutgoingRequest outgoing = request.outgoing();
    return new TestWebSocket(outgoing.toString(), api.open(outgoing));
  }

  /// Sends the handshake; what it opens is dropped at once.
  ///
  /// @throws AssertionError unless the response has this status, 101 if it is not refused
  public TestResponse expect(int status) {
    return api.handshake(request.outgoing()).expectStatus(status);
  }

  /// Sends the handshake.
  ///
  /// @throws AssertionError unless the response is a problem (RFC 9457) with this status
  public TestProblem expectProblem(int status) {
    return new TestProblem(expect(status));
  }
}
