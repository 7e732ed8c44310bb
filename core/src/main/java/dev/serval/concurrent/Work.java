package dev.serval.concurrent;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Items that several children of a scope work through: each takes the next, until none is left.
/// Fewer threads than items are made, and the owner wakes up once.
final class Work<A extends @Nullable Object, B extends @Nullable Object>
    implements Task<@Nullable Void, Exception> {
  private final List<A> items;
  private final Step<? super A, ? extends B, ?> step;
  private final B[] results;
  private final AtomicInteger next = new AtomicInteger();

  @SuppressWarnings("unchecked") // the array is seen as that of a list of Bs, nowhere else
  Work(List<A> items, Step<? super A, ? extends B, ?> step) {
    this.items = items;
    this.step = step;
    this.results = (B[]) new Object[items.size()];
  }

  int size() {
    return items.size();
  }

  @Override
  public @Nullable Void call() throws Exception {
    for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
      Ended.checkGoesOn();
      results[i] = step.apply(items.get(i));
    }
    return null;
  }

  /// What the step gave, once all children have succeeded.
  List<B> results() {
    return Collections.unmodifiableList(Arrays.asList(results));
  }
}
