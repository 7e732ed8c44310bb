// Client: how one connection is used.
package dev.serval.soak;

import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// A connection with what its owner does and demands. Everything demanded is an [IOException] where
/// it does not hold.
final class Client {
  private static final Duration BETWEEN_BYTES = Duration.ofMillis(8);

  private final RawConnection peer;
  private final RandomGenerator random;

  Client(RawConnection peer, RandomGenerator random) {
    this.peer = peer;
    this.random = random;
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  void send(String bytes) throws IOException {
    peer.send(bytes);
  }

  /// Sends the beginning of something, at most all but its last byte.
  void sendPartOf(String bytes) throws IOException {
    peer.send(bytes.substring(0, 1 + upTo(bytes.length() - 1)));
  }

  void exchange(String request, int status) throws IOException {
    peer.send(request);
    receive(status);
  }

  /// Sends a request up to ten times, one after the other.
  void keepAlive(String request, int status) throws IOException {
    for (int count = 1 + upTo(10); count > 0; count--) {
      exchange(request, status);
    }
  }

  void pipeline(String request, int count) throws IOException {
    peer.send(request.repeat(count));
    for (int i = 0; i < count; i++) {
      receive(200);
    }
  }

  void expectContinue(String head, String body) throws IOException {
    exchange(head, 100);
    exchange(body, 200);
  }

  /// Demands a refusal, and the end of the connection.
  void refused(String request, int least, int most) throws IOException {
    peer.send(request);
    int status = peer.readResponse().status();
    if (status < least || status > most) {
      throw new ProtocolException("answered " + status + ", not " + least + " to " + most);
    }
    if (!peer.isClosedByPeer()) {
      throw new ProtocolException("refused with " + status + ", but not closed");
    }
  }

  /// Demands that an answer never looks whole.
  void brokenOff(String request) throws IOException {
    peer.send(request);
    ReceivedResponse whole;
    try {
      whole = peer.readResponse();
    } catch (EOFException | SocketException | ProtocolException expected) {
      return;
    }
    throw new ProtocolException("a broken answer looks whole: " + whole);
  }

  void slowly(String request, int status) throws IOException {
    peer.sendSlowly(request, BETWEEN_BYTES);
    receive(status);
  }

  void sendSlowlyPartOf(String request) throws IOException {
    peer.sendSlowly(request.substring(0, 1 + upTo(request.length() - 1)), BETWEEN_BYTES);
  }

  /// Asks for more than the sockets hold, and reads one answer after each pause.
  void readSlowly(String request, int count) throws IOException {
    peer.send(request.repeat(count));
    for (int i = 0; i < count; i++) {
      pause(300);
      receive(200);
    }
  }

  /// Sends a request and goes away while it is worked on, but not before it was read: what a peer
  /// resets is thrown away unread.
  void abandon(String request) throws IOException {
    peer.send(request);
    pause(20 + upTo(100));
  }

  private static void pause(int millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /// Says that nothing more comes, and reads what does, unless the server has cut the connection.
  void finish() throws IOException {
    try {
      peer.finishSending().readUntilClosed();
    } catch (SocketException cut) {
      // Its scene has said whether that is right.
    }
  }

  private void receive(int status) throws IOException {
    ReceivedResponse response = peer.readResponse();
    if (response.status() != status) {
      throw new ProtocolException("answered " + response + ", not " + status);
    }
  }
}
