// TransportConfigTest: the defaults that the documentation names, and every bound of every bound.
package dev.serval.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class TransportConfigTest {
  private static final TransportConfig DEFAULTS = TransportConfig.defaults();

  @Test
  void hasTheDocumentedDefaults() {
    assertThat(DEFAULTS)
        .isEqualTo(
            new TransportConfig(
                "127.0.0.1",
                8000,
                0,
                8192,
                8192,
                32_768,
                100,
                1_048_576,
                65_536,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                1024,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                20_000,
                10_000));
  }

  @Test
  void changesOneValueAtATime() {
    Duration second = Duration.ofSeconds(1);
    TransportConfig all =
        DEFAULTS
            .withHost("h")
            .withPort(1)
            .withEventLoops(2)
            .withMaxRequestLine(103)
            .withMaxHeaderField(104)
            .withMaxHeaders(105)
            .withMaxHeaderCount(6)
            .withMaxBody(7)
            .withMaxDrain(8)
            .withHeaderTimeout(second.multipliedBy(9))
            .withBodyTimeout(second.multipliedBy(10))
            .withMinRate(11)
            .withKeepAliveIdle(second.multipliedBy(12))
            .withWriteTimeout(second.multipliedBy(13))
            .withLingerTimeout(second.multipliedBy(14))
            .withStopTimeout(second.multipliedBy(15))
            .withMaxConnections(16)
            .withMaxRequestsInFlight(17);
    assertThat(all)
        .isEqualTo(
            new TransportConfig(
                "h",
                1,
                2,
                103,
                104,
                105,
                6,
                7,
                8,
                second.multipliedBy(9),
                second.multipliedBy(10),
                11,
                second.multipliedBy(12),
                second.multipliedBy(13),
                second.multipliedBy(14),
                second.multipliedBy(15),
                16,
                17));
    assertThat(TransportConfig.defaults()).isEqualTo(DEFAULTS);
  }

  private static void assertBound(IntFunction<TransportConfig> with, String name, int least) {
    assertThat(with.apply(least)).isNotNull();
    assertThatThrownBy(() -> with.apply(least - 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("TransportConfig." + name + " must be from " + least + " to ")
        .hasMessageEndingWith("not " + (least - 1));
  }

  @Test
  void refusesNumbersBelowTheirBounds() {
    assertBound(DEFAULTS::withPort, "port", 0);
    assertBound(DEFAULTS::withEventLoops, "eventLoops", 0);
    assertBound(DEFAULTS::withMaxRequestLine, "maxRequestLine", 16);
    assertBound(DEFAULTS::withMaxHeaderField, "maxHeaderField", 16);
    assertBound(DEFAULTS::withMaxHeaders, "maxHeaders", 16);
    assertBound(DEFAULTS::withMaxHeaderCount, "maxHeaderCount", 1);
    assertBound(DEFAULTS::withMaxBody, "maxBody", 0);
    assertBound(DEFAULTS::withMaxDrain, "maxDrain", 0);
    assertBound(DEFAULTS::withMinRate, "minRate", 0);
    assertBound(DEFAULTS::withMaxConnections, "maxConnections", 1);
    assertBound(DEFAULTS::withMaxRequestsInFlight, "maxRequestsInFlight", 1);
  }

  @Test
  void refusesNumbersAboveTheirBounds() {
    assertThat(DEFAULTS.withPort(65_535).port()).isEqualTo(65_535);
    assertThatThrownBy(() -> DEFAULTS.withPort(65_536))
        .hasMessage("TransportConfig.port must be from 0 to 65535, not 65536");
    assertThatThrownBy(() -> DEFAULTS.withMaxRequestLine((1 << 20) + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertDuration(Function<Duration, TransportConfig> with, String name) {
    assertThat(with.apply(Duration.ofNanos(1))).isNotNull();
    assertThat(with.apply(Duration.ofDays(1))).isNotNull();
    for (Duration bad : new Duration[] {Duration.ZERO, Duration.ofDays(1).plusNanos(1)}) {
      assertThatThrownBy(() -> with.apply(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "TransportConfig." + name + " must be above zero and at most a day, not " + bad);
    }
  }

  @Test
  void refusesTimesThatAreNoTimeouts() {
    assertDuration(DEFAULTS::withHeaderTimeout, "headerTimeout");
    assertDuration(DEFAULTS::withBodyTimeout, "bodyTimeout");
    assertDuration(DEFAULTS::withKeepAliveIdle, "keepAliveIdle");
    assertDuration(DEFAULTS::withWriteTimeout, "writeTimeout");
    assertDuration(DEFAULTS::withLingerTimeout, "lingerTimeout");
    assertDuration(DEFAULTS::withStopTimeout, "stopTimeout");
  }

  @Test
  void saysInABodyExceptionWhatThePeerIsAnswered() {
    Refusal refusal = new Refusal(Status.BAD_REQUEST, "bad_body", "Not a body.");
    RequestBodyException exception = new RequestBodyException(refusal);
    assertThat(exception).hasMessage("Not a body.");
    assertThat(exception.refusal()).isSameAs(refusal);
  }

  @Test
  void keepsTheBytesOfARawResponse() {
    byte[] body = {1};
    RawResponse response = new RawResponse(Status.OK, Headers.empty(), body);
    assertThat(response.body()).isSameAs(body);
    assertThat(response.status()).isEqualTo(Status.OK);
    assertThat(response.headers().size()).isZero();
  }
}
