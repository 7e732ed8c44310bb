// Tests of the raw connection against a scripted peer.
package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.testing.ReceivedResponse.Field;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawConnectionTest {

  private interface Script {
    void play(Socket peer) throws Exception;
  }

  private interface Client {
    void act(RawConnection connection) throws Exception;
  }

  private static void between(Script script, Client client) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> peer = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(() -> {
            try (Socket accepted = listening.accept()) {
              script.play(accepted);
              peer.complete(null);
            } catch (Exception failure) {
              peer.completeExceptionally(failure);
            }
          });
      try (RawConnection connection = RawConnection.open("localhost", listening.getLocalPort())) {
        client.act(connection);
      }
      peer.join();
    }
  }

  private static void resetAfterOneByte(Socket peer) throws IOException {
    peer.setSoLinger(true, 0);
    assertThat(peer.getInputStream().read()).isEqualTo('x');
  }

  private static void write(Socket peer, String text) throws IOException {
    peer.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static ReceivedResponse parse(String text) throws IOException {
    return parse("GET", text);
  }

  private static ReceivedResponse parse(String method, String text) throws IOException {
    return new ResponseParser(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
        .read(method);
  }

  @Test
  void sendsExactlyTheBytesOfTheText() throws Exception {
    between(
        peer -> write(peer, new String(peer.getInputStream().readNBytes(5), "ISO-8859-1")),
        connection -> {
          connection.send("a\0\r\u00ff").send(new byte[] {'!'});
          assertThat(connection.readUntilClosed()).isEqualTo("a\0\r\u00ff!");
        });
  }

  @Test
  void refusesCharactersThatAreNotOneByte() throws Exception {
    between(
        peer -> {},
        connection ->
            assertThatThrownBy(() -> connection.send("a\u20ac"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index 1")
                .hasMessageContaining("20ac"));
  }

  @Test
  void sendsSlowlyOneByteAtATime() throws Exception {
    between(
        peer -> {
          byte[] buffer = new byte[64];
          assertThat(peer.getInputStream().read(buffer)).as("bytes before the pause").isEqualTo(1);
          assertThat(buffer[0]).isEqualTo((byte) 'a');
        },
        connection -> {
          Thread sender =
              Thread.ofVirtual()
                  .start(() ->
                      assertThatThrownBy(() -> connection.sendSlowly("abcd", Duration.ofHours(1)))
                          .isInstanceOf(IOException.class));
          assertThat(connection.isClosedByPeer()).isTrue();
          sender.interrupt();
          sender.join();
        });
    between(
        peer ->
            assertThat(peer.getInputStream().readNBytes(4))
                .isEqualTo("abcd".getBytes(StandardCharsets.US_ASCII)),
        connection -> {
          connection.sendSlowly("abcd", Duration.ofMillis(1));
          assertThat(connection.isClosedByPeer()).isTrue();
        });
  }

  @Test
  void stopsSendingSlowlyWhenThePeerIsGone() throws Exception {
    between(
        RawConnectionTest::resetAfterOneByte,
        connection -> {
          assertThat(connection.send("x").isClosedByPeer()).isTrue();
          connection.sendSlowly("x".repeat(50), Duration.ofMillis(1));
        });
  }

  @Test
  void readsSeveralResponsesInOrderAndThenTheClose() throws Exception {
    between(
        peer -> {
          write(peer, "HTTP/1.1 100 Continue\r\n\r\n");
          write(peer, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nA: 1\r\na:2 \r\n\r\nhi");
          write(peer, "HTTP/1.1 204 \r\n\r\n");
        },
        connection -> {
          assertThat(connection.readResponse().status()).isEqualTo(100);
          ReceivedResponse second = connection.readResponse();
          assertThat(second.text()).isEqualTo("hi");
          assertThat(second.body()).containsExactly('h', 'i');
          assertThat(second.all("A")).containsExactly("1", "2");
          assertThat(second.first("content-length")).contains("2");
          assertThat(second.first("absent")).isEmpty();
          assertThat(second.reason()).isEqualTo("OK");
          assertThat(second).hasToString("HTTP/1.1 200 OK " + second.fields() + " (2 bytes)");
          assertThat(connection.isClosedByPeer()).isFalse();
          assertThat(connection.readResponse().reason()).isEmpty();
          assertThat(connection.isClosedByPeer()).isTrue();
        });
  }

  @Test
  void readsAChunkedBodyWithTrailers() throws Exception {
    ReceivedResponse response =
        parse(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nT: v\r\n\r\n");
    assertThat(response.text()).isEqualTo("abc0123456789");
    assertThat(response.trailers()).containsExactly(new Field("T", "v"));
    assertThat(response.version()).isEqualTo("HTTP/1.1");
  }

  @Test
  void readsABodyWithoutFramingUntilTheClose() throws Exception {
    assertThat(parse("HTTP/1.0 200 OK\r\n\r\nall of it").text()).isEqualTo("all of it");
  }

  @Test
  void expectsNoBodyAfterHeadOrNotModified() throws Exception {
    String head = " OK\r\nContent-Length: 7\r\n\r\n";
    assertThat(parse("HEAD", "HTTP/1.1 200" + head).body()).isEmpty();
    assertThat(parse("HTTP/1.1 304" + head).body()).isEmpty();
    between(
        peer -> write(peer, "HTTP/1.1 200" + head),
        connection -> assertThat(connection.readResponse("HEAD").body()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200\r\n\r\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "HTTP/1.1  200 OK\r\n\r\n",
        "HTTP/1.1 600 OK\r\n\r\n",
        "HTTP/1.1 200 OK\n\r\n",
        "HTTP/1.1 200 OK\rX",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: empty name\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n folded: b\r\n\r\n",
        "HTTP/1.1 204 No\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 100 Go\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
        "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\na",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\na",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n+1\r\na\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
      })
  void refusesWhatALenientClientWouldRepair(String response) {
    assertThatThrownBy(() -> parse(response)).isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 O",
        "HTTP/1.1 200 OK\r\nA: b\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
      })
  void saysSoWhenTheResponseIsCutShort(String response) {
    assertThatThrownBy(() -> parse(response)).isInstanceOf(EOFException.class);
  }

  @Test
  void refusesAnEndlessLine() {
    assertThatThrownBy(() -> parse("HTTP/1.1 200 " + "a".repeat(70_000)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("line without CRLF");
  }

  @Test
  void waitsNoLongerThanTheTimeout() throws Exception {
    between(
        peer -> assertThat(peer.getInputStream().read()).isEqualTo(-1),
        connection -> {
          connection.timeout(Duration.ofMillis(20));
          assertThatThrownBy(connection::readResponse).isInstanceOf(SocketTimeoutException.class);
          assertThat(connection.isClosedByPeer()).isFalse();
          connection.finishSending();
          assertThat(connection.timeout(Duration.ofSeconds(60)).isClosedByPeer()).isTrue();
        });
  }

  @Test
  void tellsAResetFromAnOrderlyClose() throws Exception {
    between(
        RawConnectionTest::resetAfterOneByte,
        connection ->
            assertThatThrownBy(() -> connection.send("x").readUntilClosed())
                .isInstanceOf(SocketException.class));
  }

  @Test
  void tellsTheLocalPortBeforeConnecting() throws Exception {
    try (ServerSocket listening = new ServerSocket(0)) {
      AtomicInteger told = new AtomicInteger();
      InetSocketAddress wildcard = new InetSocketAddress(listening.getLocalPort());
      try (RawConnection connection = RawConnection.open(wildcard, told::set);
          Socket accepted = listening.accept()) {
        assertThat(told.get()).isEqualTo(accepted.getPort()).isEqualTo(connection.localPort());
      }
    }
  }

  @Test
  void failsToConnectWhereNobodyListens() throws Exception {
    int port;
    try (ServerSocket listening = new ServerSocket(0)) {
      port = listening.getLocalPort();
    }
    assertThatThrownBy(() -> RawConnection.open("127.0.0.1", port)).isInstanceOf(IOException.class);
  }
}
