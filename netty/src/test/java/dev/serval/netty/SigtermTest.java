package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A whole process that is asked to end while it answers.
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
final class SigtermTest {
  /// By when a program has ended that does not wait for its peers, however busy the machine is.
  private static final Duration STOPPED = StoppingApp.STOP_TIMEOUT.dividedBy(2);

  private static Socket open(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static Socket ask(int port, String path) throws IOException {
    Socket socket = open(port);
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String readAll(Socket socket) throws IOException {
    try (socket) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void answersWhatItAcceptedEndsItsStreamsAndExitsAlthoughPeersStayConnected() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                StoppingApp.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int port = port(output);
      List<Socket> idle = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        idle.add(open(port));
      }
      Socket endless = ask(port, "/endless");
      assertThat(endless.getInputStream().read()).isPositive();
      List<Socket> inFlight = new ArrayList<>();
      for (int i = 0; i < 17; i++) {
        inFlight.add(ask(port, "/slow"));
      }
      for (int i = 0; i < inFlight.size(); i++) {
        assertThat(output.readLine()).isEqualTo("slow");
      }

      long start = System.nanoTime();
      process.toHandle().destroy();

      for (Socket socket : inFlight) {
        assertThat(readAll(socket)).startsWith("HTTP/1.1 200 ").endsWith("done");
      }
      assertThat(readAll(endless)).endsWith("1\r\n!\r\n0\r\n\r\n");
      assertThat(process.waitFor(STOPPED.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(STOPPED);
      assertThat(output.readLine()).isEqualTo("closed");
      assertThat(process.exitValue()).isEqualTo(128 + 15);
      assertThatThrownBy(() -> open(port))
          .isInstanceOfAny(ConnectException.class, SocketException.class);
      for (Socket socket : idle) {
        socket.close();
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static int port(BufferedReader output) throws IOException {
    String line = Objects.requireNonNull(output.readLine(), "the program ended");
    while (!line.startsWith("port ")) {
      line = Objects.requireNonNull(output.readLine(), "the program ended");
    }
    return Integer.parseInt(line.substring(5));
  }
}
