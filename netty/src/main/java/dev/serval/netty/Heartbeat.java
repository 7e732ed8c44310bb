// Heartbeat: finds the route that holds an event loop, and moves it away.
package dev.serval.netty;

import dev.serval.transport.Execution;
import dev.serval.transport.Placement;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that looks at every loop a hundred times a second.
///
/// A handler runs on its loop until it ends or waits. One that computes, or waits in a way that
/// cannot unmount it (in a class initialiser, in native code), keeps all other connections of the
/// loop waiting. A loop is held when one request computes on it for [#HELD], or waits on it that
/// long; the time in which the system did not let the thread run is not its route's fault. A route
/// that holds a loop [#STRIKES] times, or once for [#LONG], is moved to [Execution#POOLED] and
/// named in the log, with what it was doing.
///
/// What computes only because it is new is not judged by that, but by [#COLD]: the first requests
/// of a route ([Placement#isCold]), and whatever loads or initialises classes. That ends, and the
/// route would pay for it as long as the process runs.
///
/// A loop pays two plain writes for each request that it runs.
final class Heartbeat implements Runnable {
  static final Duration HELD = Duration.ofMillis(10);
  static final Duration LONG = Duration.ofMillis(100);
  static final Duration COLD = Duration.ofSeconds(1);
  static final int STRIKES = 3;

  private static final Logger LOG = LoggerFactory.getLogger(NettyTransport.class);
  private static final long BEAT = HELD.toNanos();
  private static final long SLOW_BEAT = TimeUnit.MILLISECONDS.toNanos(50);

  /// Beats without a running request after which the beat becomes slow.
  private static final int QUIET = 100;

  private final List<Watch> watches = new ArrayList<>();
  private final Map<Placement, Integer> strikes = new HashMap<>();
  private final Thread thread;
  private volatile boolean stopped;

  Heartbeat(Iterable<Loop> loops) {
    for (Loop loop : loops) {
      watches.add(new Watch(loop));
    }
    thread = Thread.ofPlatform().daemon().name("serval-heartbeat").unstarted(this);
  }

  void start() {
    thread.start();
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    int quiet = 0;
    while (!stopped) {
      boolean busy = false;
      for (Watch watch : watches) {
        busy |= watch.look(System.nanoTime());
      }
      quiet = busy ? 0 : quiet + 1;
      LockSupport.parkNanos(quiet > QUIET ? SLOW_BEAT : BEAT);
    }
  }

  /// What was seen of one loop.
  private final class Watch {
    private final Loop loop;
    private @Nullable RequestRun seen;
    private boolean struck;

    /// The time of the processor when the request was first seen.
    private long begunCpu;

    /// From when on the request is judged, by the clock and by the time of the processor: when it
    /// was first seen, or last excused.
    private long since;

    private long cpu;

    Watch(Loop loop) {
      this.loop = loop;
    }

    /// Returns whether the loop runs a request.
    boolean look(long now) {
      RequestRun running = loop.running();
      if (running == null || running != seen) {
        seen = running;
        since = now;
        cpu = running == null ? 0 : cpuTime();
        begunCpu = cpu;
        struck = false;
      } else if (now - since >= HELD.toNanos()) {
        judge(running, now);
      }
      return running != null;
    }

    private void judge(RequestRun running, long now) {
      Thread thread = running.thread();
      boolean waits = waits(thread);
      long cpuNow = cpuTime();
      long held = waits ? now - since : cpuNow - cpu;
      boolean isLong = held >= LONG.toNanos();
      if (held < HELD.toNanos() || (struck && !isLong)) {
        return;
      }
      Placement placement = running.placement();
      if (!waits
          && cpuNow - begunCpu < COLD.toNanos()
          && (placement.isCold() || ClassLoading.isOn(stackOf(thread)))) {
        since = now;
        cpu = cpuNow;
        return;
      }
      int count = struck ? STRIKES : strikes.merge(placement, 1, Integer::sum);
      struck = true;
      if ((isLong || count >= STRIKES) && placement.execution() != Execution.POOLED) {
        placement.moveTo(Execution.POOLED);
        LOG.warn(
            "{} held its event loop for {} ms, while other connections waited. From now on it runs"
                + " on virtual threads of the default scheduler; @Cpu says so ahead of time. It was"
                + " here:{}",
            placement.route(),
            TimeUnit.NANOSECONDS.toMillis(held),
            text(stackOf(thread)));
      }
    }

    /// One that has not begun or has just ended does not wait: the system keeps its loop from going
    /// on.
    private static boolean waits(@Nullable Thread thread) {
      return thread != null
          && switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
          };
    }

    private long cpuTime() {
      return ManagementFactory.getThreadMXBean().getThreadCpuTime(loop.thread().threadId());
    }
  }

  private static StackTraceElement[] stackOf(@Nullable Thread thread) {
    return thread == null ? new StackTraceElement[0] : thread.getStackTrace();
  }

  private static String text(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .limit(20)
        .map(frame -> System.lineSeparator() + "\tat " + frame)
        .collect(Collectors.joining());
  }
}
