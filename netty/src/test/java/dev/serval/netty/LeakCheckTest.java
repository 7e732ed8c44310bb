// LeakCheckTest: the check that watches all other tests does see a leak.
package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;

class LeakCheckTest {

  @Test
  void seesABufferThatWasNotReleased() throws InterruptedException {
    lose();
    for (int i = 0; i < 50 && LeakCheck.LEAKS.isEmpty(); i++) {
      LeakCheck.collect();
    }
    assertThat(LeakCheck.LEAKS).isNotEmpty();
    LeakCheck.LEAKS.clear();
  }

  private static void lose() {
    assertThat(ByteBufAllocator.DEFAULT.directBuffer(32).capacity()).isEqualTo(32);
  }
}
