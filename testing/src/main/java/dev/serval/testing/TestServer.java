// The test client over a socket.
package dev.serval.testing;

import dev.serval.App;
import dev.serval.Server;
import dev.serval.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// An application that listens on a free port, and the JDK's HTTP client in front of it: real
/// bytes, for what [TestClient] cannot show. The transport must be on the class path of the tests.
///
/// ```java
/// try (TestServer server = TestServer.of(app)) {
///   server.get("/todos").expect(200);
///   RawConnection raw = RawConnection.open(server.server().address());
/// }
/// ```
///
/// It follows no redirects and keeps no cookies, see [TestApi#browser]. Closing it stops the server
/// at once.
public final class TestServer extends TestApi {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Server server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();

  private TestServer(Server server) {
    this.server = server;
  }

  /// Starts `app` on a free port of this machine.
  public static TestServer of(App app) {
    return new TestServer(app.start(app.transport().withHost("127.0.0.1").withPort(0)));
  }

  /// Returns the server, to ask for its address.
  public Server server() {
    return server;
  }

  @Override
  TestResponse send(OutgoingRequest request) {
    try {
      if (request.headers().contains("Host")) {
        return received(request, NamedHostRequest.send(request, server.address(), TIMEOUT));
      }
      HttpRequest outgoing = outgoing(request);
      return received(request, client.send(outgoing, BodyHandlers.ofByteArray()));
    } catch (IOException failure) {
      throw new UncheckedIOException(request + " failed: " + failure.getMessage(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(request + " was interrupted", interrupted);
    }
  }

  @Override
  ClientSocket open(OutgoingRequest handshake) {
    URI uri = URI.create("ws://127.0.0.1:" + server.port() + handshake.target());
    return JdkClientSocket.open(client, uri, handshake);
  }

  @Override
  TestResponse handshake(OutgoingRequest handshake) {
    try {
      return received(handshake, SocketHandshake.send(handshake, server.address(), TIMEOUT));
    } catch (IOException failure) {
      throw new UncheckedIOException(handshake + " failed: " + failure.getMessage(), failure);
    }
  }

  @Override
  OpenedResponse openStream(OutgoingRequest request) {
    HttpRequest outgoing = outgoing(request);
    try {
      HttpResponse<InputStream> response = client.send(outgoing, BodyHandlers.ofInputStream());
      return new OpenedResponse(
          request,
          response.statusCode(),
          headers(response),
          response.body(),
          () -> leave(response.body()));
    } catch (IOException failure) {
      throw new UncheckedIOException(request + " failed: " + failure.getMessage(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(request + " was interrupted", interrupted);
    }
  }

  /// Closing a body that was not read to its end closes the connection.
  private static void leave(InputStream body) {
    try {
      body.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private HttpRequest outgoing(OutgoingRequest request) {
    BodyPublisher body =
        request.hasBody() ? BodyPublishers.ofByteArray(request.body()) : BodyPublishers.noBody();
    try {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + request.target()))
              .method(request.method(), body)
              .timeout(TIMEOUT);
      request.headers().forEach(builder::header);
      return builder.build();
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          request
              + ": expected a request that the JDK's HTTP client can send ("
              + refused.getMessage()
              + "); send this one by RawConnection",
          refused);
    }
  }

  private static TestResponse received(OutgoingRequest request, ReceivedResponse response) {
    Headers.Builder headers = Headers.builder();
    response.fields().forEach(field -> headers.add(field.name(), field.value()));
    return new TestResponse(request, response.status(), headers.build(), response.body());
  }

  private static TestResponse received(OutgoingRequest request, HttpResponse<byte[]> response) {
    return new TestResponse(request, response.statusCode(), headers(response), response.body());
  }

  private static Headers headers(HttpResponse<?> response) {
    Headers.Builder headers = Headers.builder();
    response
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
    return headers.build();
  }

  /// Closes the client and stops the server, without waiting for requests in flight.
  @Override
  public void close() {
    client.shutdownNow();
    server.stop(Duration.ZERO);
  }
}
