package dev.serval.routing;

import dev.serval.http.Method;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The end of a template: which value answers which method there.
@SuppressWarnings("EnumOrdinal") // an array by method is what makes this a load, not a look-up
final class Endpoint<T> {
  private static final Method[] METHODS = Method.values();

  private final @Nullable Object[] values = new @Nullable Object[METHODS.length];
  private int allowed;

  void put(Method method, T value) {
    values[method.ordinal()] = value;
    allowed |= 1 << method.ordinal();
  }

  /// The value for a method; HEAD is answered by GET where it has no value of its own.
  @SuppressWarnings("unchecked") // put() is the only writer
  @Nullable T value(Method method) {
    Object value = values[method.ordinal()];
    if (value == null && method == Method.HEAD) {
      value = values[Method.GET.ordinal()];
    }
    return (T) value;
  }

  /// A bit for each method that has a value, at its ordinal.
  int allowed() {
    return allowed;
  }

  /// The methods of a set of bits, as `Allow` lists them.
  static Set<Method> methods(int bits) {
    Set<Method> methods = EnumSet.of(Method.OPTIONS);
    for (Method method : METHODS) {
      if ((bits & 1 << method.ordinal()) != 0) {
        methods.add(method);
      }
    }
    if (methods.contains(Method.GET)) {
      methods.add(Method.HEAD);
    }
    return Collections.unmodifiableSet(methods);
  }
}
