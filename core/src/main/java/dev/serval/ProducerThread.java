package dev.serval;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Code of the application that makes items on a virtual thread of its own.
///
/// The thread is interrupted when nobody wants the items: it is this stream's alone, so an
/// interrupt that the code does not look at harms no one. Once the code has ended none comes any
/// more, and `cleanup` never sees one.
final class ProducerThread implements ItemSource {
  /// Makes items.
  @FunctionalInterface
  interface Work {
    /// Makes all of them.
    void run(Outbox outbox) throws Exception;
  }

  private static final Duration FIRST = Duration.ofMillis(500);

  private final Request request;
  private final Work work;
  private final AutoCloseable cleanup;
  private final boolean quietOpens;
  private final Object guard = new Object();
  private boolean cancelled;
  private boolean over;
  private volatile @Nullable Thread thread;

  /// @param cleanup what is done after the work, however that ended
  /// @param quietOpens whether the head of the response is sent when the work first waits
  ProducerThread(Request request, Work work, AutoCloseable cleanup, boolean quietOpens) {
    this.request = request;
    this.work = work;
    this.cleanup = cleanup;
    this.quietOpens = quietOpens;
  }

  /// What fails at once is an error answer.
  @Override
  public Duration patience() {
    return FIRST;
  }

  @Override
  public boolean isQuiet() {
    Thread running = quietOpens ? thread : null;
    return running != null
        && switch (running.getState()) {
          case WAITING, TIMED_WAITING, BLOCKED -> true;
          case NEW, RUNNABLE, TERMINATED -> false;
        };
  }

  @Override
  public void start(Outbox outbox) {
    Thread made = Thread.ofVirtual().name("serval-stream").unstarted(() -> run(outbox));
    synchronized (guard) {
      thread = made;
      made.start();
      if (cancelled) {
        made.interrupt();
      }
    }
  }

  private void run(Outbox outbox) {
    Throwable failure = null;
    try {
      Request.runWithin(request, () -> work.run(outbox));
    } catch (Throwable thrown) {
      failure = thrown;
    }
    synchronized (guard) {
      over = true;
      Thread.interrupted();
    }
    outbox.complete(cleanUp(failure));
  }

  @SuppressWarnings("ReferenceEquality") // a failure cannot be attached to itself
  private @Nullable Throwable cleanUp(@Nullable Throwable failure) {
    try {
      cleanup.close();
    } catch (Throwable thrown) {
      if (failure == null) {
        return thrown;
      }
      if (failure != thrown) {
        failure.addSuppressed(thrown);
      }
    }
    return failure;
  }

  @Override
  public void written(int count) {}

  @Override
  public void interrupt() {
    synchronized (guard) {
      cancelled = true;
      Thread running = thread;
      if (running != null && !over) {
        running.interrupt();
      }
    }
  }

  @Override
  public void end() throws InterruptedException {
    interrupt();
    Thread running;
    boolean begun;
    synchronized (guard) {
      running = thread;
      begun = over || running != null;
      over |= !begun;
    }
    if (running != null) {
      running.join();
    } else if (!begun) {
      Throwable failure = cleanUp(null);
      if (failure != null) {
        ErrorMapper.fault(failure, request);
      }
    }
  }
}
