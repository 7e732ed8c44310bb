package dev.serval.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedisSettingsTest {
  private static final RedisSettings SETTINGS = RedisSettings.of("redis://localhost");

  @Test
  void theAddressIsToldAndThePasswordIsNot() {
    RedisSettings secret = RedisSettings.of("rediss://me:secret@redis.example:7000/2");
    assertThat(secret.toString()).isEqualTo("RedisSettings[redis.example:7000, prefix=serval:]");
    assertThat(secret.isTls()).isTrue();
    assertThat(SETTINGS.address()).isEqualTo("localhost:6379");
    assertThat(SETTINGS.isTls()).isFalse();
  }

  @Test
  void otherUrisAreRefusedAndNotQuoted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSettings.of("http://me:secret@host"))
        .withMessageContaining("redis://host:port")
        .withMessageNotContaining("secret");
    assertThatIllegalArgumentException().isThrownBy(() -> RedisSettings.of("redis:nothing"));
  }

  @Test
  void valuesOfNothingAreRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withConnections(0))
        .withMessage("connections must be at least 1, not 0");
    assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withMaxWaiting(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.withMaxWaiting(1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withTimeouts(Duration.ZERO, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withTimeouts(second, Duration.ofDays(2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withMaxBackoff(Duration.ofNanos(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withMemberTimeout(Duration.ZERO));
  }

  @Test
  void aFrameIsReadAsItWasWritten() {
    byte[] json = "{\"a b\":1}".getBytes(StandardCharsets.UTF_8);
    Frame frame = Frame.of(Frame.bytes("node", Long.MAX_VALUE, json));
    assertThat(frame).isNotNull();
    assertThat(frame.node()).isEqualTo("node");
    assertThat(frame.number()).isEqualTo(Long.MAX_VALUE);
    assertThat(frame.json()).isEqualTo(json);
  }

  @Test
  void aHeadWithoutEndIsNoFrame() {
    byte[] endless = "x".repeat(100).concat(" 1 {}").getBytes(StandardCharsets.UTF_8);
    assertThat(Frame.of(endless)).isNull();
  }

  @Test
  void asManyNodesAreRememberedAsTheBoundSays() {
    Seen seen = new Seen();
    byte[] json = {};
    assertThat(seen.isNew(new Frame("first", 5, json))).isTrue();
    assertThat(seen.isNew(new Frame("first", 5, json))).isFalse();
    assertThat(seen.isNew(new Frame("first", 4, json))).isFalse();
    assertThat(seen.isNew(new Frame("first", 6, json))).isTrue();
    IntStream.range(1, Seen.MAX_NODES).forEach(i -> seen.isNew(new Frame("n" + i, 1, json)));
    assertThat(seen.isNew(new Frame("first", 6, json))).isFalse();
    IntStream.range(0, Seen.MAX_NODES).forEach(i -> seen.isNew(new Frame("m" + i, 1, json)));
    assertThat(seen.isNew(new Frame("first", 6, json))).as("forgotten").isTrue();
  }
}
