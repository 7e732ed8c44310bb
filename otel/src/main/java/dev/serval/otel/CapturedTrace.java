package dev.serval.otel;

import dev.serval.concurrent.CapturedContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/// The context that was current where tasks were started.
///
/// @param context that
record CapturedTrace(Context context) implements CapturedContext {
  @Override
  public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<T, X> task)
      throws X {
    try (Scope _ = context.makeCurrent()) {
      return task.call();
    }
  }
}
