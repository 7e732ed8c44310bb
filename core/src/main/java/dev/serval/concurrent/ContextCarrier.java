package dev.serval.concurrent;

import org.jspecify.annotations.Nullable;

/// Gives tasks what their caller has bound to its thread or scope, such as a trace or a tenant.
///
/// Found by [java.util.ServiceLoader], once, in each library and program that has one.
/// [dev.serval.Request#current], SLF4J's MDC and the deadline are carried without.
///
/// ```java
/// public final class TenantCarrier implements ContextCarrier {
///   public @Nullable CapturedContext capture() {
///     if (!TENANT.isBound()) {
///       return null;
///     }
///     String tenant = TENANT.get();
///     return new CapturedContext() {
///       public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> task) throws X {
///         return ScopedValue.where(TENANT, tenant).call(task);
///       }
///     };
///   }
/// }
/// ```
public interface ContextCarrier {
  /// Takes what the calling thread has; null if it has nothing. Called for each call that starts
  /// tasks, so it should be quick.
  @Nullable CapturedContext capture();
}
