// BodyQueueTest: the pipe between loop and request thread, its bound and its ends.
package dev.serval.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.transport.RequestBodyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class BodyQueueTest {
  private static final long LONG = 10_000_000_000L;

  private final AtomicInteger room = new AtomicInteger();
  private final BodyQueue queue = new BodyQueue(room::incrementAndGet);

  private void add(int count) {
    queue.accept(new byte[count], 0, count);
  }

  private int read(int count) throws IOException {
    return queue.read(new byte[count], 0, count, Long.MAX_VALUE);
  }

  @Test
  void handsOutWhatWasAddedInOrderAndThenItsEnd() throws IOException {
    Random random = new Random(7);
    ByteArrayOutputStream added = new ByteArrayOutputStream();
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[Math.min(random.nextInt(3_000), queue.room())];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        queue.accept(bytes, 0, bytes.length);
        added.writeBytes(bytes);
      }
      byte[] target = new byte[1 + random.nextInt(3_000)];
      if (queue.available() > 0) {
        int count = queue.read(target, 0, target.length, Long.MAX_VALUE);
        taken.write(target, 0, count);
      }
    }
    queue.complete();
    byte[] rest = new byte[BodyQueue.CAPACITY];
    int count = queue.read(rest, 0, rest.length, Long.MAX_VALUE);
    taken.write(rest, 0, Math.max(0, count));
    assertThat(taken.toByteArray()).isEqualTo(added.toByteArray());
    assertThat(queue.received()).isEqualTo(added.size());
    assertThat(read(1)).isEqualTo(-1);
    assertThat(read(1)).isEqualTo(-1);
  }

  @Test
  void saysWhenThereIsRoomAgain() throws IOException {
    add(BodyQueue.CAPACITY);
    assertThat(queue.room()).isZero();
    assertThat(read(100)).isEqualTo(100);
    assertThat(room).hasValue(0);
    assertThat(read(BodyQueue.CAPACITY / 2)).isEqualTo(BodyQueue.CAPACITY / 2);
    assertThat(room).hasValue(1);
    assertThat(read(10)).isEqualTo(10);
    assertThat(room).hasValue(1);
    assertThat(queue.room()).isEqualTo(BodyQueue.CAPACITY - queue.available());
  }

  @Test
  void failsEveryReadAfterAFailure() {
    add(5);
    queue.fail(Refusals.CHUNK_END);
    queue.fail(Refusals.BODY_CUT);
    assertThatThrownBy(() -> read(1))
        .isInstanceOfSatisfying(
            RequestBodyException.class,
            failure -> assertThat(failure.refusal()).isEqualTo(Refusals.CHUNK_END))
        .hasMessage(Refusals.CHUNK_END.detail());
    queue.complete();
    assertThat(queue.isComplete()).isFalse();
  }

  @Test
  void saysThatAChunkIsTooLargeBeforeItHasCome() throws IOException {
    add(5);
    queue.announce(5);
    assertThat(queue.read(new byte[5], 0, 5, 10)).isEqualTo(5);
    queue.announce(6);
    assertThat(queue.read(new byte[5], 0, 5, 10)).isEqualTo(BodyQueue.TOO_LARGE);
    queue.announce(Long.MAX_VALUE);
    assertThat(queue.read(new byte[5], 0, 5, Long.MAX_VALUE - 1)).isEqualTo(BodyQueue.TOO_LARGE);
  }

  @Test
  void wakesAWaitingReader() throws InterruptedException {
    AtomicInteger result = new AtomicInteger();
    Thread reader =
        Thread.startVirtualThread(() -> {
          try {
            result.set(read(9));
          } catch (IOException e) {
            result.set(-9);
          }
        });
    Thread.sleep(20);
    add(3);
    reader.join();
    assertThat(result).hasValue(3);
  }

  @Test
  void letsAWaitingReaderBeInterrupted() throws InterruptedException {
    AtomicInteger result = new AtomicInteger();
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              try {
                result.set(read(9));
              } catch (InterruptedIOException e) {
                result.set(Thread.currentThread().isInterrupted() ? 1 : 2);
              } catch (IOException e) {
                result.set(3);
              }
            });
    reader.interrupt();
    reader.join();
    assertThat(result).hasValue(1);
  }

  @Test
  void discardsUntilTheEnd() throws Exception {
    add(10);
    Thread.startVirtualThread(() -> {
      add(20);
      queue.complete();
    });
    queue.discard(1_000, LONG);
    assertThat(queue.isComplete()).isTrue();
    assertThat(queue.available()).isZero();
  }

  @Test
  void discardsNoMoreThanTheBound() throws Exception {
    add(1_001);
    queue.discard(1_000, LONG);
    assertThat(queue.isComplete()).isFalse();
  }

  @Test
  void makesRoomWhileItDiscards() throws Exception {
    add(BodyQueue.CAPACITY);
    assertThat(queue.room()).isZero();
    queue.discard(BodyQueue.CAPACITY, 1_000_000);
    assertThat(room).hasValue(1);
  }

  @Test
  void givesUpDiscardingInTime() throws Exception {
    queue.discard(1_000, 5_000_000);
    queue.awaitArrival(5_000_000);
    assertThat(queue.isComplete()).isFalse();
  }

  @Test
  void waitsForArrivalWithoutDropping() throws Exception {
    Thread.startVirtualThread(() -> {
      add(20);
      queue.complete();
    });
    queue.awaitArrival(LONG);
    assertThat(queue.available()).isEqualTo(20);
    BodyQueue full = new BodyQueue(() -> {});
    full.accept(new byte[BodyQueue.CAPACITY], 0, BodyQueue.CAPACITY);
    full.awaitArrival(LONG);
    BodyQueue failed = new BodyQueue(() -> {});
    failed.fail(Refusals.BODY_CUT);
    failed.awaitArrival(LONG);
    assertThat(full.available()).isEqualTo(BodyQueue.CAPACITY);
  }
}
