package dashboard;

import com.sun.management.OperatingSystemMXBean;
import dev.serval.channels.Channel;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Measures four times a second, publishes what it finds, and remembers a minute of it.
final class Sampler implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final int KEPT = 240;

  private final Channel<Sample> channel;
  private final AtomicInteger watchers = new AtomicInteger();
  private final Deque<Sample> past = new ArrayDeque<>();
  private final Thread thread = Thread.ofVirtual().name("sampler").unstarted(this::run);
  private long number;

  Sampler(Channel<Sample> channel) {
    this.channel = channel;
  }

  void start() {
    thread.start();
  }

  /// Returns how many pages are open; each counts itself.
  AtomicInteger watchers() {
    return watchers;
  }

  /// Returns what came after a sample, as far as it is remembered.
  synchronized List<Sample> after(long number) {
    return past.stream().filter(sample -> sample.number() > number).toList();
  }

  /// Returns the number of the last sample.
  synchronized long newest() {
    return number;
  }

  private void run() {
    try {
      while (true) {
        channel.publish(sample());
        Thread.sleep(PERIOD);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Sample sample() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Runtime runtime = Runtime.getRuntime();
    Sample sample =
        new Sample(
            ++number,
            Math.max(system.getProcessCpuLoad(), 0) * 100,
            runtime.totalMemory() - runtime.freeMemory(),
            runtime.maxMemory(),
            watchers.get());
    past.addLast(sample);
    if (past.size() > KEPT) {
      past.removeFirst();
    }
    return sample;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
