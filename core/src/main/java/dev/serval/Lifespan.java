package dev.serval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What an application does when it starts and stops, in an order that can be relied on.
///
/// ```java
/// DataSource pool = pool(settings.database());
/// App.create()
///     .closeOnStop(pool)
///     .onStart(() -> migrate(pool))
///     .onStop(() -> log.info("Stopped"))
///     .mount(new Shop(pool))
///     .start();
/// ```
///
/// | | happens |
/// |---|---|
/// | start | the actions of [App#onStart], in order; then the server listens |
/// | stop | readiness is gone ([#isReady]); for [App#stopDelay] everything is answered as before |
/// | | the actions of [#onStopping], by which endless responses end |
/// | | the server accepts nothing more, answers what it accepted, and closes its connections |
/// | | the tasks of [Background] end |
/// | | the actions of [App#onStop] and the resources of [App#closeOnStop], the last first |
///
/// An action of [App#onStart] that fails keeps the application from starting: what was started
/// before it is stopped, the resources are closed, and its exception leaves `start`. What fails
/// while stopping is logged, and the rest is stopped all the same. The last step has as long as the
/// requests had, [dev.serval.transport.TransportConfig#stopTimeout]; after that it is interrupted
/// and left alone.
///
/// A test client runs it too. All methods may be called from any thread.
public final class Lifespan {
  private sealed interface Step {
    record Start(Action action) implements Step {}

    record Stop(Action action) implements Step {}

    record Close(AutoCloseable resource) implements Step {}
  }

  private final List<Step> steps = new ArrayList<>();
  private final Set<Registration> stopping = ConcurrentHashMap.newKeySet();
  private volatile boolean ready;
  private volatile boolean hasBegunToStop;
  private int users;
  private Duration delay = Duration.ZERO;
  private @Nullable Lifespan outer;

  Lifespan() {}

  /// Makes this the lifespan of an application inside another: it starts and stops with that one.
  void within(Lifespan outer) {
    outer.steps.addAll(steps);
    outer.stopping.addAll(stopping);
    stopping.clear();
    this.outer = outer;
  }

  private Lifespan outermost() {
    Lifespan around = outer;
    return around == null ? this : around.outermost();
  }

  /// An action that waits for the application to stop; closing it means that it need not be done
  /// any more.
  public final class Registration implements AutoCloseable {
    private final Runnable action;

    private Registration(Runnable action) {
      this.action = action;
    }

    /// Takes the action back.
    @Override
    public void close() {
      outermost().stopping.remove(this);
    }
  }

  void onStart(Action action) {
    steps.add(new Step.Start(action));
  }

  void onStop(Action action) {
    steps.add(new Step.Stop(action));
  }

  void closeOnStop(AutoCloseable resource) {
    steps.add(new Step.Close(resource));
  }

  void delay(Duration delay) {
    this.delay = delay;
  }

  /// Has `action` called when the application begins to stop, before it waits for the requests in
  /// flight: for responses that would not end by themselves.
  ///
  /// The action must be quick; it runs on the thread that stops the application, or at once on the
  /// calling one where that has happened already.
  ///
  /// ```java
  /// Response ticks() {
  ///   return Response.stream(MediaType.TEXT, out -> {
  ///     AtomicBoolean open = new AtomicBoolean(true);
  ///     try (var registration = lifespan.onStopping(() -> open.set(false))) {
  ///       while (open.get()) { … }
  ///     }
  ///   });
  /// }
  /// ```
  public Registration onStopping(Runnable action) {
    Lifespan around = outer;
    if (around != null) {
      return around.onStopping(action);
    }
    Registration registration = new Registration(action);
    stopping.add(registration);
    if (hasBegunToStop) {
      end(registration);
    }
    return registration;
  }

  /// Returns whether the application has started and was not asked to stop: what tells a load
  /// balancer to send requests.
  public boolean isReady() {
    return outer == null ? ready : outer.isReady();
  }

  /// Starts, unless that was done already; each call needs one of [#stop]. For what runs an
  /// application without a [Server], such as a test client.
  ///
  /// @throws RuntimeException what an action of [App#onStart] threw, after what was started before
  ///   it has been stopped
  public synchronized void start() {
    if (users > 0) {
      users++;
      return;
    }
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Start(Action action)) {
        try {
          action.run();
        } catch (Throwable failure) {
          unwind(i, failure);
          throw failed(failure);
        }
      }
    }
    users = 1;
    hasBegunToStop = false;
    ready = true;
  }

  private static RuntimeException failed(Throwable failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return switch (failure) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      default -> new IllegalStateException("An action of onStart failed", failure);
    };
  }

  /// Whether no other server runs the application.
  synchronized boolean isLast() {
    return users <= 1;
  }

  /// Ends readiness, waits for the delay, and has endless responses end; only where this is the
  /// last of several servers.
  void beginStop() throws InterruptedException {
    synchronized (this) {
      if (users != 1 || !ready) {
        return;
      }
      ready = false;
    }
    if (delay.isPositive()) {
      Thread.sleep(delay);
    }
    hasBegunToStop = true;
    stopping.forEach(this::end);
  }

  /// Calls an action, unless it was called or taken back.
  private void end(Registration registration) {
    if (stopping.remove(registration)) {
      try {
        registration.action.run();
      } catch (Throwable failure) {
        ServerLog.stopping(failure);
      }
    }
  }

  /// Stops what was started, the last first; does nothing where nothing was.
  ///
  /// @param patience how long that may take
  public void stop(Duration patience) {
    synchronized (this) {
      if (users == 0 || --users > 0) {
        return;
      }
      ready = false;
    }
    Thread last = Thread.ofVirtual().name("serval-unwind").start(() -> unwind(steps.size(), null));
    try {
      if (!last.join(patience)) {
        last.interrupt();
        ServerLog.stopping(
            new IllegalStateException("onStop and closeOnStop took more than " + patience));
      }
    } catch (InterruptedException interrupted) {
      last.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  /// Stops what was started by the steps before `started`, and closes all resources.
  ///
  /// @param cause takes what fails here, if it is not to be logged
  private void unwind(int started, @Nullable Throwable cause) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      try {
        switch (steps.get(i)) {
          case Step.Start _ -> {}
          case Step.Stop(Action action) -> {
            if (i < started) {
              action.run();
            }
          }
          case Step.Close(AutoCloseable resource) -> resource.close();
        }
      } catch (Throwable failure) {
        if (cause == null) {
          ServerLog.stopping(failure);
        } else {
          cause.addSuppressed(failure);
        }
      }
    }
  }
}
