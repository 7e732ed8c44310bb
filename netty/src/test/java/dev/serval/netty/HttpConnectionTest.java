// HttpConnectionTest: requests and answers over real sockets.
package dev.serval.netty;

import static dev.serval.netty.RunningServer.echo;
import static dev.serval.netty.RunningServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpConnectionTest {

  @Test
  void answersAGetAndKeepsTheConnection() throws IOException {
    try (RunningServer server = RunningServer.start(exchange -> text(exchange, "hello"))) {
      RawConnection connection = server.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      ReceivedResponse response = connection.readResponse();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.text()).isEqualTo("hello");
      connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readResponse().text()).isEqualTo("hello");
    }
  }

  @Test
  void readsABodyOfGivenLength() throws IOException {
    try (RunningServer server = RunningServer.start(RunningServer::echo)) {
      RawConnection connection =
          server.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde");
      assertThat(connection.readResponse().text()).isEqualTo("POST /p abcde");
    }
  }

  @Test
  void readsAChunkedBodyByteByByte() throws IOException {
    try (RunningServer server = RunningServer.start(exchange -> echo(exchange))) {
      RawConnection connection = server.connect();
      connection.sendSlowly(
          "POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nX: y\r\n\r\n",
          Duration.ofMillis(1));
      assertThat(connection.readResponse().text()).isEqualTo("POST /p abcde");
    }
  }
}
