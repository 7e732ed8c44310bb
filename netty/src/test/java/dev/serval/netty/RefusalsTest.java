package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.transport.Refusal;
import org.junit.jupiter.api.Test;

/// What is said of a body that is too large.
final class RefusalsTest {
  @Test
  void makesOneTextForAFloodOfBodiesAboveOneLimit() {
    Refusal first = Refusals.bodyTooLarge(7_777);
    assertThat(Refusals.bodyTooLarge(7_777)).isSameAs(first);
    assertThat(first.detail()).contains("7777 bytes");
    Refusal other = Refusals.bodyTooLarge(8);
    assertThat(other).isEqualTo(Refusal.bodyTooLarge(8));
    assertThat(other.limit()).isEqualTo(8);
    assertThat(Refusals.bodyTooLarge(7_777)).isEqualTo(first);
  }
}
