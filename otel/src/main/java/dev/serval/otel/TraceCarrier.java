package dev.serval.otel;

import dev.serval.concurrent.CapturedContext;
import dev.serval.concurrent.ContextCarrier;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/// Makes the context that is current where tasks are started current in them, so that the spans
/// they begin are children of the request's. Found by [java.util.ServiceLoader]; users do not name
/// it.
public final class TraceCarrier implements ContextCarrier {
  /// Makes one.
  public TraceCarrier() {}

  @Override
  public @Nullable CapturedContext capture() {
    Context context = Context.current();
    return context.equals(Context.root()) ? null : new CapturedTrace(context);
  }
}
