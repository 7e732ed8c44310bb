package dev.serval.concurrent;

import org.jspecify.annotations.Nullable;

/// How the end of a promise stands in one field, beside the stack of those who wait for it: values
/// as themselves, but for those that would be taken for something else.
final class Settled {
  /// A value that is null, or would be taken for something else.
  private record Wrapped(@Nullable Object value) {}

  record Failed(Throwable failure) {}

  private static final Wrapped NULL = new Wrapped(null);

  private Settled() {}

  static boolean isResult(@Nullable Object state) {
    return state != null && !(state instanceof Dependent);
  }

  static Object encode(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    // What the state itself uses cannot stand for itself.
    return value instanceof Dependent ? new Wrapped(value) : value;
  }

  static Object encodeFailure(Throwable failure) {
    return new Failed(failure);
  }

  static @Nullable Throwable failureOf(Object result) {
    return result instanceof Failed(Throwable failure) ? failure : null;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // what was encoded was a T
  static <T extends @Nullable Object> T decode(Object result) {
    return result instanceof Wrapped(Object value) ? Settled.<T>value((T) value) : (T) result;
  }

  @SuppressWarnings("NullAway") // null only where T may be
  static <T extends @Nullable Object> T value(@Nullable T value) {
    return value;
  }
}
