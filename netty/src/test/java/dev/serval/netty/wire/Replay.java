// Plays one case of the wire table against the server.
package dev.serval.netty.wire;

import dev.serval.netty.wire.WireCase.Check;
import dev.serval.netty.wire.WireCase.End;
import dev.serval.netty.wire.WireCase.Expected;
import dev.serval.netty.wire.WireCase.FinishSending;
import dev.serval.netty.wire.WireCase.Receive;
import dev.serval.netty.wire.WireCase.Send;
import dev.serval.netty.wire.WireCase.Step;
import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection that follows the script of a case. Besides what the case says, every response
/// must be well-formed, carry one `Date` and no `Server`, say `Connection: close` exactly if the
/// connection closes, and come after no request that the application should never have seen.
final class Replay {
  private static final Duration SILENCE = Duration.ofMillis(60);
  private static final int LARGE = 32 << 10;
  private static final String IMF_FIXDATE =
      "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] [JFMASOND][a-z]{2} 2[0-9]{3}"
          + " [0-2][0-9]:[0-5][0-9]:[0-6][0-9] GMT";
  private static final String PROBE =
      "GET /probe HTTP/1.1\r\nHost: probe\r\nConnection: close\r\n\r\n";

  private final WireCase wireCase;
  private final RawConnection connection;
  private final List<String> outcome = new ArrayList<>();
  private @Nullable ReceivedResponse last;
  private @Nullable ReceivedResponse ahead;
  private boolean finishedSending;
  private boolean cut;

  private Replay(WireCase wireCase, RawConnection connection) {
    this.wireCase = wireCase;
    this.connection = connection;
  }

  /// Plays the case and returns what must be the same however the bytes were delivered.
  ///
  /// @throws AssertionError if the outcome is not the one of the table
  static List<String> play(WireServer server, WireCase wireCase, Delivery delivery) {
    try (RawConnection connection = server.connect(delivery)) {
      Replay replay = new Replay(wireCase, connection);
      try {
        for (Step step : wireCase.steps()) {
          replay.step(step);
        }
      } catch (IOException failure) {
        throw new AssertionError(
            failure + " after " + replay.outcome + replay.shownLast(), failure);
      }
      if (server.sawSmuggled(connection.localPort())) {
        throw new AssertionError("the application saw /smuggled; responses " + replay.outcome);
      }
      return replay.outcome;
    } catch (IOException | AssertionError failure) {
      throw new AssertionError(
          wireCase + "\n  delivered " + delivery + ": " + failure.getMessage(), failure);
    }
  }

  private void step(Step step) throws IOException {
    switch (step) {
      case Send send -> send(send.bytes());
      case FinishSending ignored -> {
        finishedSending = true;
        connection.finishSending();
      }
      case Receive receive -> {
        for (Expected expected : receive.responses()) {
          receive(expected);
        }
      }
      case WireCase.Finally end -> end(end.end());
    }
  }

  private void send(byte[] bytes) throws IOException {
    if (bytes.length > LARGE) {
      Thread.ofVirtual().start(() -> sendQuietly(bytes));
    } else {
      sendQuietly(bytes);
    }
  }

  private void sendQuietly(byte[] bytes) {
    try {
      connection.send(bytes);
    } catch (IOException closedMeanwhile) {
      // The server may have answered and closed; what it answered is what counts.
    }
  }

  private void receive(Expected expected) throws IOException {
    if (cut) {
      require(expected.optional(), "closed before " + expected.statuses());
      return;
    }
    ReceivedResponse response = ahead;
    ahead = null;
    if (response == null) {
      try {
        response = connection.readResponse(expected.toHead() ? "HEAD" : "GET");
      } catch (EOFException | SocketException closed) {
        require(expected.optional(), "closed before " + expected.statuses() + " (" + closed + ")");
        cut = true;
        return;
      }
    }
    if (!expected.statuses().contains(response.status())) {
      require(expected.optional(), "expected " + expected.statuses() + ", got " + shown(response));
      ahead = response;
      return;
    }
    if (!expected.optional()) {
      outcome.add(expected.racy() ? expected.statuses().toString() : "" + response.status());
    }
    last = response;
    general(response);
    for (Check check : expected.checks()) {
      check(check, response);
    }
  }

  private void general(ReceivedResponse response) {
    require(response.version().equals("HTTP/1.1"), "the version of " + response);
    boolean interim = response.status() < 200;
    List<String> dates = response.all("Date");
    require(
        interim ? dates.isEmpty() : dates.size() == 1 && dates.getFirst().matches(IMF_FIXDATE),
        "the Date of " + response);
    require(response.first("Server").isEmpty(), "a Server field in " + response);
    require(response.all("Connection").size() <= 1, "two Connection fields in " + response);
  }

  private static void check(Check check, ReceivedResponse response) {
    List<String> values = response.all(check.key());
    String text = new String(response.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
    boolean successful = response.status() / 100 == 2;
    boolean holds =
        switch (check.kind()) {
          case HEAD_IS -> values.equals(List.of(check.value()));
          case HEAD_PRESENT -> !values.isEmpty();
          case HEAD_ABSENT -> values.isEmpty();
          case BODY -> text.equals(check.value());
          case SAW -> !successful || check.value().equals(saw(text, check.key()));
          case SAW_NOT -> !successful || saw(text, check.key()) == null;
        };
    require(holds, check + " does not hold of " + shown(response));
  }

  /// The value of one line of the echo; the body is the last and may hold line ends.
  private static @Nullable String saw(String text, String key) {
    String mark = "\n" + key + "=";
    int at = ("\n" + text).indexOf(mark);
    if (at < 0) {
      return null;
    }
    int begin = at + mark.length() - 1;
    int end = key.equals("body") ? text.length() : text.indexOf('\n', begin);
    return text.substring(begin, end);
  }

  private void end(End end) throws IOException {
    if (ahead != null) {
      throw new AssertionError("one response too many: " + shown(ahead));
    }
    boolean announced = last != null && last.first("Connection").equals(close());
    switch (end) {
      case OPEN -> {
        require(!announced, "expected the connection to stay open; last " + last);
        outcome.add("open");
        probe();
      }
      case CLOSE -> {
        boolean old =
            new String(wireCase.sent(), java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("HTTP/1.0");
        require(
            announced || last == null || cut || finishedSending || old || wireCase.isRacy(),
            "closing was not announced in " + last);
        outcome.add("close");
        expectClose();
      }
      case EITHER -> {
        if (cut || announced) {
          outcome.add("either");
          expectClose();
        } else {
          outcome.add("either");
          probeOrClose();
        }
      }
      case WAITING -> {
        outcome.add("waiting");
        connection.timeout(SILENCE);
        try {
          throw new AssertionError("expected silence, got " + shown(connection.readResponse()));
        } catch (SocketTimeoutException silence) {
          // As it must be.
        }
      }
    }
  }

  private static java.util.Optional<String> close() {
    return java.util.Optional.of("close");
  }

  private void expectClose() throws IOException {
    if (cut) {
      return;
    }
    String rest = connection.readUntilClosed();
    require(rest.isEmpty(), "bytes after the last response: " + rest);
  }

  private void probe() throws IOException {
    connection.send(PROBE);
    ReceivedResponse response = connection.readResponse();
    require(
        response.status() == 200 && response.text().startsWith("method=GET\ntarget=/probe\n"),
        "the connection is not in order after the last response: " + shown(response));
    expectClose();
  }

  private void probeOrClose() throws IOException {
    try {
      probe();
    } catch (EOFException | SocketException closed) {
      // As good as an answer.
    }
  }

  private String shownLast() {
    return last == null ? "" : "; last " + shown(last);
  }

  private static String shown(ReceivedResponse response) {
    String text = response.text();
    return response + " " + (text.length() > 300 ? text.substring(0, 300) + "…" : text);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}
