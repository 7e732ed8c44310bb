package dev.serval.concurrent;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What two tasks gave.
///
/// ```java
/// Page page = Tasks.all(() -> users.find(id), () -> orders.of(id)).map(Page::new);
/// ```
///
/// @param first what the first gave
/// @param second what the second gave
public record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {
  /// Returns what `combine` makes of both.
  public <R extends @Nullable Object> R map(BiFunction<? super A, ? super B, ? extends R> combine) {
    return combine.apply(first, second);
  }
}
