// The test client that both kinds share: a test is written against it once and runs on either.
package dev.serval.testing;

import java.time.InstantSource;
import java.util.function.Consumer;

/// An application under test: in memory ([TestClient]) or over a socket ([TestServer]); by a client
/// that remembers cookies ([TestBrowser]) in either.
///
/// A test that takes a `TestApi` runs on both. For one thread at a time.
///
/// ```java
/// static void addsTodo(TestApi api) {
///   api.post("/todos").json("{\"title\":\"tea\"}").expect(201).expectHeader("Location", "/todos/1");
/// }
/// ```
public abstract sealed class TestApi implements AutoCloseable
    permits TestClient, TestServer, TestBrowser {
  TestApi() {}

  /// Starts a `GET` request; `path` is percent-encoded as needed and may end in a query.
  public TestRequest get(String path) {
    return request("GET", path);
  }

  /// Starts a `HEAD` request.
  public TestRequest head(String path) {
    return request("HEAD", path);
  }

  /// Starts a `POST` request.
  public TestRequest post(String path) {
    return request("POST", path);
  }

  /// Starts a `PUT` request.
  public TestRequest put(String path) {
    return request("PUT", path);
  }

  /// Starts a `PATCH` request.
  public TestRequest patch(String path) {
    return request("PATCH", path);
  }

  /// Starts a `DELETE` request.
  public TestRequest delete(String path) {
    return request("DELETE", path);
  }

  /// Starts an `OPTIONS` request.
  public TestRequest options(String path) {
    return request("OPTIONS", path);
  }

  /// Starts a request with any method token.
  public TestRequest request(String method, String path) {
    return new TestRequest(this, method, path);
  }

  /// Returns a client of the same application that remembers cookies, with none yet; one for each
  /// person that a test is about.
  public TestBrowser browser() {
    return new TestBrowser(this, InstantSource.system());
  }

  /// Starts the handshake of a WebSocket; see [TestHandshake].
  public TestHandshake webSocket(String path) {
    return new TestHandshake(this, path);
  }

  /// Opens a WebSocket, does something with it, and closes it.
  ///
  /// @throws AssertionError if the handshake is refused
  public void webSocket(String path, Consumer<TestWebSocket> action) {
    try (TestWebSocket socket = webSocket(path).open()) {
      action.accept(socket);
    }
  }

  /// Opens a WebSocket.
  ///
  /// @throws AssertionError if the handshake is refused
  abstract ClientSocket open(OutgoingRequest handshake);

  /// Sends a handshake, and drops the connection that it may open.
  abstract TestResponse handshake(OutgoingRequest handshake);

  /// Sends a request and waits for all of the response.
  abstract TestResponse send(OutgoingRequest request);

  /// Sends a request and waits for the head of the response.
  abstract OpenedResponse openStream(OutgoingRequest request);

  @Override
  public abstract void close();
}
