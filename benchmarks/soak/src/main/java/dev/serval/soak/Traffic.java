// Traffic: many clients at a time, for a while.
package dev.serval.soak;

import dev.serval.testing.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Plays scenes by chance on one server, and counts.
final class Traffic {
  private static final int FAST = 16;
  private static final int SLOW = 12;
  private static final int KEPT_FAILURES = 20;

  /// The port of a connection that the client closes is not free for a minute, and there are some
  /// 28,000: most are reset.
  private static final int RESETS_PER_CLOSE = 32;

  private final int port;
  private final List<Scene> fast;
  private final List<Scene> slow;
  private final Map<String, Long> played = new ConcurrentHashMap<>();
  private final AtomicLong failed = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  Traffic(int port, Scene... scenes) {
    this.port = port;
    this.fast =
        Arrays.stream(scenes)
            .flatMap(scene -> Collections.nCopies(scene.weight(), scene).stream())
            .toList();
    this.slow = Arrays.stream(scenes).filter(scene -> scene.weight() == 0).toList();
  }

  /// Returns when the time is over and the last client is gone.
  void run(Duration duration, long seed) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    List<Thread> threads = new ArrayList<>();
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < FAST + SLOW; i++) {
      List<Scene> scenes = i < FAST ? fast : slow;
      SplittableRandom random = seeds.split();
      threads.add(Thread.ofPlatform().daemon().start(() -> client(scenes, random, end)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void client(List<Scene> scenes, SplittableRandom random, long end) {
    while (System.nanoTime() < end) {
      Scene scene = scenes.get(random.nextInt(scenes.size()));
      try (RawConnection peer = RawConnection.open("127.0.0.1", port)) {
        peer.timeout(Duration.ofSeconds(30));
        Client client = new Client(peer, random);
        scene.play(client);
        if (random.nextInt(RESETS_PER_CLOSE) == 0) {
          client.finish();
        }
      } catch (IOException | RuntimeException failure) {
        if (failed.incrementAndGet() <= KEPT_FAILURES) {
          failures.add(scene.name() + ": " + failure);
        }
      }
      played.merge(scene.name(), 1L, Long::sum);
    }
  }

  /// Connections so far.
  long count() {
    return played.values().stream().mapToLong(Long::longValue).sum();
  }

  /// How often something else came than must come.
  long failed() {
    return failed.get();
  }

  /// The first of those, in words.
  Queue<String> failures() {
    return failures;
  }

  @Override
  public String toString() {
    return new TreeMap<>(played).toString();
  }
}
