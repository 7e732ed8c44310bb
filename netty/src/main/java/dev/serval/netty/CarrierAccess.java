// CarrierAccess: the door into java.lang that lets a virtual thread start on an event loop.
package dev.serval.netty;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The three things of the JDK that [LoopMount] needs and no public API of JDK 25 gives: a builder
/// of virtual threads with a scheduler of its own, the default scheduler, and the carrier of the
/// current thread.
///
/// They can be reached when `java.lang` is open to this code: by `Add-Opens: java.base/java.lang`
/// in the manifest of an executable jar, or by `--add-opens java.base/java.lang=ALL-UNNAMED` (or
/// `=dev.serval.netty` on the module path). A public method of the builder, which later JDKs may
/// have, is tried first. Everything is looked up once; nothing here is found by name per request.
final class CarrierAccess {
  /// Why it is closed, for people; empty if it is open.
  static final String CLOSED_BECAUSE;

  private static final @Nullable MethodHandle BUILDER;
  private static final @Nullable MethodHandle CARRIER;
  private static final @Nullable Executor DEFAULT;

  static {
    MethodHandle builder = null;
    MethodHandle carrier = null;
    Executor scheduler = null;
    String why = "";
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodHandles.Lookup inside = MethodHandles.privateLookupIn(Thread.class, lookup);
      carrier =
          inside.findStatic(
              Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));
      scheduler =
          (Executor)
              inside
                  .findStatic(
                      Class.forName("java.lang.VirtualThread"),
                      "defaultScheduler",
                      MethodType.methodType(Executor.class))
                  .invoke();
      builder = publicBuilder(lookup);
      if (builder == null) {
        Class<?> type = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
        builder = inside.findConstructor(type, MethodType.methodType(void.class, Executor.class));
      }
      builder =
          builder.asType(MethodType.methodType(Thread.Builder.OfVirtual.class, Executor.class));
    } catch (Throwable closed) {
      why =
          closed instanceof IllegalAccessException
              ? "for less latency start java with --add-opens java.base/java.lang=ALL-UNNAMED"
              : closed.toString();
    }
    boolean open = why.isEmpty();
    CLOSED_BECAUSE = why;
    BUILDER = open ? builder : null;
    CARRIER = open ? carrier : null;
    DEFAULT = open ? scheduler : null;
  }

  private CarrierAccess() {}

  /// `Thread.ofVirtual().scheduler(Executor)`, where a JDK has it.
  private static @Nullable MethodHandle publicBuilder(MethodHandles.Lookup lookup)
      throws IllegalAccessException {
    for (Method method : Thread.Builder.OfVirtual.class.getMethods()) {
      if (method.getName().equals("scheduler")
          && method.getParameterCount() == 1
          && method.getParameterTypes()[0] == Executor.class) {
        return MethodHandles.insertArguments(lookup.unreflect(method), 0, Thread.ofVirtual());
      }
    }
    return null;
  }

  static boolean isOpen() {
    return BUILDER != null;
  }

  /// Makes a builder whose threads are scheduled by `scheduler`; only if [#isOpen].
  static Thread.Builder.OfVirtual builder(Executor scheduler) {
    try {
      return (Thread.Builder.OfVirtual) present(BUILDER).invokeExact(scheduler);
    } catch (Throwable failure) {
      throw new IllegalStateException("a virtual thread builder was refused", failure);
    }
  }

  /// The scheduler of ordinary virtual threads; only if [#isOpen].
  static Executor defaultScheduler() {
    return present(DEFAULT);
  }

  /// Whether the code that asks runs on `thread`, also as a virtual thread mounted on it. If
  /// closed, no virtual thread is ever mounted on a loop, and the current thread tells.
  @SuppressWarnings("ReferenceEquality") // threads are what they are
  static boolean isCarrier(Thread thread) {
    MethodHandle carrier = CARRIER;
    if (carrier == null) {
      return Thread.currentThread() == thread;
    }
    try {
      return (Thread) carrier.invokeExact() == thread;
    } catch (Throwable failure) {
      throw new IllegalStateException("the carrier thread cannot be told", failure);
    }
  }

  private static <T> T present(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("closed: " + CLOSED_BECAUSE);
    }
    return part;
  }
}
