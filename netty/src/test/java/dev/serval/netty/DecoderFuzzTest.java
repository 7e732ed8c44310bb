// DecoderFuzzTest: the byte path and Netty's decoder on the same bytes.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.netty.Reading.Message;
import dev.serval.netty.Reading.Rest;
import dev.serval.netty.wire.Mutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Generated connections, a third of them damaged, are put to Netty's [NettyReading] and, in
/// different pieces, to [PartsReading] and [ConnectionReading].
///
/// All three must find the same requests, to the byte where each one ends; where Serval refuses
/// what Netty takes, one [Explanation] must hold. `-Dfuzz.cases` makes the run longer and
/// `-Dfuzz.seed` another one; a failure names the seed that repeats it with `-Dfuzz.cases=1`.
class DecoderFuzzTest {
  private static final int CASES = Integer.getInteger("fuzz.cases", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 9112);

  private final Map<Explanation, Integer> explained = new EnumMap<>(Explanation.class);
  private int agreedMessages;
  private int agreedRefusals;

  @Test
  void readsWhatNettyReadsOrSaysWhyNot() {
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      byte[] bytes = bytes(seed);
      try {
        compare(seed, bytes);
      } catch (AssertionError | RuntimeException wrong) {
        throw new AssertionError("seed " + seed + " on " + printable(text(bytes)), wrong);
      }
    }
    if (System.getProperty("fuzz.cases") != null) {
      System.out.printf(
          "%d cases: %d requests and %d refusals alike%n", CASES, agreedMessages, agreedRefusals);
      explained.forEach((explanation, count) -> System.out.printf("%7d %s%n", count, explanation));
    }
    if (CASES >= 20_000) {
      // A generator that makes nothing of a kind would prove nothing of it.
      assertThat(agreedMessages).isGreaterThan(CASES);
      assertThat(agreedRefusals).isGreaterThan(CASES / 20);
      assertThat(explained).containsOnlyKeys(Explanation.values());
    }
  }

  private static byte[] bytes(long seed) {
    byte[] bytes = new RequestGenerator(seed).connection();
    Mutation mutation = new Mutation(seed);
    return mutation.below(3) == 0
        ? mutation.damage(bytes, new RequestGenerator(~seed).connection())
        : bytes;
  }

  private void compare(long seed, byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    PartsReading whole = PartsReading.read(bytes, List.of(bytes.length));
    Reading serval = whole.reading();
    PartsReading cut = PartsReading.read(bytes, cuts(seed, bytes.length));
    assertThat(cut.reading()).as("cut at random").isEqualTo(serval);
    assertThat(cut.taken()).as("bytes looked at").isEqualTo(whole.taken());
    compareWithConnection(whole, ConnectionReading.read(bytes));
    compareWithNetty(bytes, whole, NettyReading.read(bytes, aroundEnds(serval, bytes.length)));
  }

  private static List<Integer> cuts(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeSet<Integer> cuts = new TreeSet<>(List.of(length));
    for (int count = random.nextInt(10); count > 0; count--) {
      cuts.add(1 + random.nextInt(length));
    }
    return List.copyOf(cuts);
  }

  /// Netty says that a request is whole, but not where: it gets its last byte alone.
  private static List<Integer> aroundEnds(Reading serval, int length) {
    TreeSet<Integer> ends = new TreeSet<>(List.of(length));
    for (Message message : serval.messages()) {
      ends.add(message.end() - 1);
      ends.add(message.end());
    }
    return List.copyOf(ends);
  }

  private void compareWithNetty(byte[] bytes, PartsReading parts, Reading netty) {
    Reading serval = parts.reading();
    int number = 0;
    while (serval.at(number) instanceof Message && serval.at(number).equals(netty.at(number))) {
      number++;
    }
    agreedMessages += number;
    if (serval.at(number).equals(netty.at(number))) {
      agreedRefusals += serval.rest() == Rest.REFUSED ? 1 : 0;
      return;
    }
    boolean refused = serval.at(number) == Rest.REFUSED;
    int to =
        serval.at(number) instanceof Message message
            ? message.end()
            : refused ? parts.taken() : bytes.length;
    String text = text(bytes);
    Difference difference =
        new Difference(
            text.substring(serval.start(number), to),
            text.substring(to),
            refused ? parts.refusal() : null,
            netty.at(number),
            netty.why());
    Explanation explanation = explanation(difference);
    if (explanation == null) {
      throw new AssertionError(
          "request %d: Serval reads %s %s, Netty %s %s"
              .formatted(number, serval.at(number), serval.why(), netty.at(number), netty.why()));
    }
    explained.merge(explanation, 1, Integer::sum);
  }

  private static Explanation explanation(Difference difference) {
    return Arrays.stream(Explanation.values())
        .filter(one -> one.explains(difference))
        .findFirst()
        .orElse(null);
  }

  /// A connection ends with the request that asks for it.
  private static void compareWithConnection(PartsReading parts, ConnectionReading connection) {
    List<Message> messages = parts.reading().messages();
    List<String> requests = new ArrayList<>();
    int whole = 0;
    boolean open = true;
    while (open && whole < messages.size()) {
      AcceptedRequest request = parts.accepted().get(whole);
      if (request.target() != null) {
        requests.add(
            ConnectionReading.describe(
                request.method(),
                request.authority(),
                request.headers(),
                messages.get(whole).body()));
      }
      open = request.keepAlive();
      whole++;
    }
    boolean refused = open && (parts.refusal() != null || parts.isCut());
    assertThat(connection.requests()).as("what reaches a handler").isEqualTo(requests);
    List<Integer> statuses = connection.statuses();
    assertThat(statuses).as("answers").hasSize(whole + (refused ? 1 : 0));
    assertThat(statuses.stream().limit(whole)).allMatch(status -> status / 100 == 2);
    if (refused) {
      assertThat(statuses.getLast()).isBetween(400, 505);
      assertThat(parts.isCut() ? 400 : parts.refusal().status().code())
          .isEqualTo(statuses.getLast());
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static String printable(String text) {
    return Pattern.compile("[^ -~]")
        .matcher(text.replace("\r", "\\r").replace("\n", "\\n"))
        .replaceAll(odd -> "\\\\x%02x".formatted((int) odd.group().charAt(0)));
  }
}
