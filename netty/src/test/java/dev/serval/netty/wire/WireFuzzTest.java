// Damages the cases of the wire table and looks whether the server keeps its head.
package dev.serval.netty.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.netty.wire.WireCase.End;
import dev.serval.netty.wire.WireCase.Finally;
import dev.serval.netty.wire.WireCase.Receive;
import dev.serval.netty.wire.WireCase.Send;
import dev.serval.testing.RawConnection;
import dev.serval.testing.ReceivedResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Seeded, so that a failure names the number that repeats it; `-Dserval.fuzz.rounds` makes the
/// runs longer and `-Dserval.fuzz.seed` makes them other ones.
class WireFuzzTest {
  private static final int ROUNDS = Integer.getInteger("serval.fuzz.rounds", 1500);
  private static final long SEED = Long.getLong("serval.fuzz.seed", 20260);
  private static final Set<Integer> PERMITTED_5XX = Set.of(501, 503, 505);

  /// Responses to HEAD cannot be told from the outside. A body that nobody reads is not waited for
  /// if it is above the bound of draining or was not asked for; whether the answer or the end of
  /// the peer comes first is then a matter of time.
  private static final Pattern NOT_COMPARED =
      Pattern.compile("HEAD |Content-Length:\\s*[0-9]{5}|Expect:", Pattern.CASE_INSENSITIVE);

  private static WireServer server;
  private static WireServer routes;

  @BeforeAll
  static void start() {
    server = WireServer.start();
    routes = WireServer.startRoutes();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    routes.close();
  }

  private static boolean isDeterministic(WireCase one) {
    String text = text(one.sent());
    return text.length() > 10
        && text.length() < 4000
        && !one.place().startsWith("responses")
        && !text.contains("HEAD")
        && !text.contains("/slow")
        && !text.contains("/throw")
        && !text.contains("/redirect")
        && !text.contains("/stream-fails")
        && !text.contains("/ignore-body")
        && !text.contains("/part-body");
  }

  @Test
  void answersDamagedRequestsTheSameHoweverTheyAreDelivered() throws Exception {
    List<WireCase> corpus =
        WireTable.some(20).stream().filter(WireFuzzTest::isDeterministic).toList();
    inParallel(ROUNDS, round -> damage(server, corpus, round));
  }

  /// With the framework behind the transport: nothing that comes may be a fault of the program.
  @Test
  void answersDamagedRequestsOfAnApplicationTheSame() throws Exception {
    List<WireCase> corpus =
        Stream.concat(WireTable.theme("app").stream(), WireTable.some(200).stream())
            .filter(WireFuzzTest::isDeterministic)
            .toList();
    inParallel(ROUNDS, round -> damage(routes, corpus, round));
  }

  /// Returns what is wrong, or null.
  private static String damage(WireServer server, List<WireCase> corpus, int round) {
    Mutation mutation = new Mutation(SEED + round);
    byte[] bytes =
        mutation.damage(
            corpus.get(mutation.below(corpus.size())).sent(),
            corpus.get(mutation.below(corpus.size())).sent());
    if (bytes.length == 0 || NOT_COMPARED.matcher(text(bytes)).find()) {
      return null;
    }
    List<String> whole = observe(server, bytes, Delivery.WHOLE);
    List<String> slow = observe(server, bytes, Delivery.BYTES);
    List<String> split = observe(server, bytes, Delivery.splitAt(1 + mutation.below(bytes.length)));
    return whole.equals(slow) && whole.equals(split)
        ? null
        : "whole " + whole + "\nbytes " + slow + "\nsplit " + split + in(bytes, round);
  }

  /// The refusal must not depend on what else stands in the message.
  @Test
  void refusesBrokenFramingWhateverFieldsStandAround() throws Exception {
    List<WireCase> broken =
        WireTable.all().stream()
            .filter(WireFuzzTest::isDeterministic)
            .filter(WireFuzzTest::isOneRefusal)
            .toList();
    assertThat(broken).hasSizeGreaterThan(500);
    inParallel(
        ROUNDS,
        round -> {
          Mutation mutation = new Mutation(SEED - round);
          WireCase one = broken.get(mutation.below(broken.size()));
          byte[] bytes = mutation.addFields(one.sent());
          WireCase changed =
              new WireCase(
                  one.place(),
                  one.name(),
                  true,
                  List.of(new Send(bytes), one.steps().get(1), one.steps().get(2)));
          int cut = 1 + mutation.below(bytes.length);
          try {
            Replay.play(server, changed, Delivery.splitAt(cut));
            return null;
          } catch (AssertionError wrong) {
            return wrong.getMessage() + in(bytes, round);
          }
        });
  }

  private static boolean isOneRefusal(WireCase one) {
    return one.steps().size() == 3
        && text(one.sent()).contains(" HTTP/1.1\r\nHost: a\r\n")
        && one.steps().get(0) instanceof Send
        && one.steps().get(1) instanceof Receive receive
        && receive.responses().size() == 1
        && receive.responses().getFirst().statuses().stream().allMatch(status -> status >= 400)
        && one.steps().get(2).equals(new Finally(End.CLOSE));
  }

  /// Sends the bytes and the client's end, and reads all answers up to the server's end.
  private static List<String> observe(WireServer server, byte[] bytes, Delivery delivery) {
    List<String> seen = new ArrayList<>();
    try (RawConnection connection = server.connect(delivery)) {
      connection.send(bytes).finishSending();
      while (!connection.isClosedByPeer()) {
        ReceivedResponse response = connection.readResponse();
        if (response.status() >= 500 && !PERMITTED_5XX.contains(response.status())) {
          throw new IOException("answered " + response);
        }
        if (response.status() >= 200) {
          seen.add(outcome(response));
        }
      }
    } catch (IOException failure) {
      seen.add(delivery + ": " + failure);
      throw new AssertionError(seen + in(bytes, -1), failure);
    }
    return seen;
  }

  /// A body can be broken and too large at once; which is found first depends on the delivery.
  private static String outcome(ReceivedResponse response) {
    return switch (response.status()) {
      case 400, 413 -> "refused";
      case 200 -> "200 " + response.text();
      default -> "" + response.status();
    };
  }

  private static void inParallel(int rounds, IntFunction<String> play) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Future<String>> results = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        int number = round;
        results.add(clients.submit(() -> play.apply(number)));
      }
      List<String> failures = new ArrayList<>();
      for (Future<String> result : results) {
        String failure = result.get();
        if (failure != null) {
          failures.add(failure);
        }
      }
      assertThat(failures).isEmpty();
    }
  }

  private static String in(byte[] bytes, int round) {
    return "\nin round " + round + " on " + text(bytes).replace("\r", "\\r").replace("\n", "\\n");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
