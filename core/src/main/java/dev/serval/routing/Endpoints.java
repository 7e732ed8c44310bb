package dev.serval.routing;

import dev.serval.http.Method;
import dev.serval.routing.Match.Found;
import dev.serval.routing.Match.MethodNotAllowed;
import dev.serval.routing.Match.NotFound;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ends of all templates, numbered from 0: which answer is ready there for which method.
///
/// Filled while routes are added; afterwards only read, by any number of threads.
@SuppressWarnings("EnumOrdinal") // an array by method is what makes this a load, not a look-up
final class Endpoints<T> {
  private static final Method[] METHODS = Method.values();

  private static final NotFound<?> NOT_FOUND = new NotFound<>();

  /// By the bits of their methods, made when first needed. Two threads may make the same one.
  private static final @Nullable MethodNotAllowed<?>[] NOT_ALLOWED =
      new MethodNotAllowed<?>[1 << METHODS.length];

  private @Nullable Found<?>[] found = new Found<?>[0];
  private int[] methods = new int[0];

  /// Makes an end that has no route yet, and returns its number.
  int create() {
    int number = methods.length;
    methods = Arrays.copyOf(methods, number + 1);
    found = Arrays.copyOf(found, methods.length * METHODS.length);
    return number;
  }

  void put(int endpoint, Method method, T value) {
    Found<T> answer = new Found<>(value);
    methods[endpoint] |= bit(method);
    found[index(endpoint, method)] = answer;
    if (method == Method.GET && (methods[endpoint] & bit(Method.HEAD)) == 0) {
      found[index(endpoint, Method.HEAD)] = answer;
    }
  }

  /// What answers a method; HEAD is answered by GET where it has no route of its own.
  @SuppressWarnings("unchecked") // put() is the only writer
  @Nullable Found<T> found(int endpoint, Method method) {
    return (Found<T>) found[index(endpoint, method)];
  }

  /// The methods that have a route, as bits.
  int methods(int endpoint) {
    return methods[endpoint];
  }

  /// What answers a path whose ends have all these methods and not the one that was asked for.
  @SuppressWarnings("unchecked") // neither holds a value
  static <T> Match<T> without(int methods) {
    if (methods == 0) {
      return (NotFound<T>) NOT_FOUND;
    }
    MethodNotAllowed<?> known = NOT_ALLOWED[methods];
    if (known == null) {
      known = new MethodNotAllowed<>(allowed(methods));
      NOT_ALLOWED[methods] = known;
    }
    return (MethodNotAllowed<T>) known;
  }

  /// The methods as `Allow` lists them.
  private static Set<Method> allowed(int methods) {
    Set<Method> allowed = EnumSet.of(Method.OPTIONS);
    for (Method method : METHODS) {
      if ((methods & bit(method)) != 0) {
        allowed.add(method);
      }
    }
    if (allowed.contains(Method.GET)) {
      allowed.add(Method.HEAD);
    }
    return Collections.unmodifiableSet(allowed);
  }

  private static int index(int endpoint, Method method) {
    return endpoint * METHODS.length + method.ordinal();
  }

  private static int bit(Method method) {
    return 1 << method.ordinal();
  }
}
