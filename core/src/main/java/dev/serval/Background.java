package dev.serval;

import dev.serval.transport.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Work that a request leaves behind: it begins when the response was sent, and the client does not
/// wait for it.
///
/// A parameter of a route or of a [Provides] method, or [Request#background]. The tasks of one
/// request run one after another, in order, on a virtual thread of their own; one that throws is
/// logged and the next one runs. Where the handler throws, its tasks are dropped: what it set out
/// to do did not happen. A server that stops lets the tasks end, within
/// [dev.serval.transport.TransportConfig#stopTimeout], and interrupts them after that. They live in
/// this process alone: what must survive a crash belongs into a queue of its own.
///
/// ```java
/// @Post
/// Created<Order> order(NewOrder body, Background background) {
///   Order order = orders.add(body);
///   background.run(() -> mail.confirm(order));
///   return Created.at("/orders/" + order.id(), order);
/// }
/// ```
///
/// A task must not use the [Request], which is over by then. At most 1,000 tasks for one request,
/// and 10,000 requests of an application whose tasks are not done: above that [#run] refuses. For
/// the request's thread.
public final class Background {
  private static final int MAX_TASKS = 1_000;

  private final BackgroundWork work;
  private final Exchange exchange;
  private final List<Task> tasks = new ArrayList<>();
  private boolean over;

  /// Some work.
  @FunctionalInterface
  public interface Task {
    /// Does it.
    void run() throws Exception;
  }

  Background(BackgroundWork work, Exchange exchange) {
    this.work = work;
    this.exchange = exchange;
  }

  /// Adds a task.
  ///
  /// @throws Problem 503 if too much work of earlier requests is not done yet
  /// @throws IllegalStateException if this request has 1,000 tasks already, or its tasks were
  ///   started: a task cannot add another
  public synchronized void run(Task task) {
    Objects.requireNonNull(task, "task");
    if (over) {
      throw new IllegalStateException(
          "Background.run: expected to be called before the tasks of the request are started");
    }
    if (tasks.size() == MAX_TASKS) {
      throw new IllegalStateException(
          "Background.run: expected at most " + MAX_TASKS + " tasks of one request");
    }
    if (tasks.isEmpty()) {
      work.reserve();
    }
    tasks.add(task);
  }

  /// Starts the tasks, or drops them.
  ///
  /// @param failed whether the response was made of an exception; that its sending was cut short
  ///   does not matter
  synchronized void answered(boolean failed) {
    over = true;
    if (tasks.isEmpty()) {
      return;
    }
    if (failed) {
      work.release();
    } else {
      exchange.isFollowedBy(work.start(tasks));
    }
  }
}
