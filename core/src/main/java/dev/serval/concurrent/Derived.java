package dev.serval.concurrent;

import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// What depends on a promise. Those that are promises themselves are bound to the same loop, so
/// their end is one more step of the same walk.
final class Derived {
  private Derived() {}

  /// Ends with what a step makes of the value.
  static final class Mapped<A extends @Nullable Object, B extends @Nullable Object>
      extends Promise<B> {
    private final Promise<A> source;
    private final Step<? super A, ? extends B, ?> step;

    Mapped(Promise<A> source, Step<? super A, ? extends B, ?> step) {
      super(source.loop);
      this.source = source;
      this.step = step;
    }

    @Override
    @Nullable Dependent settle() {
      Object result = source.result();
      if (Settled.failureOf(result) != null) {
        return endHere(result);
      }
      Object made;
      try {
        made = Settled.encode(step.apply(Settled.decode(result)));
      } catch (Throwable failure) {
        made = Settled.encodeFailure(failure);
      }
      return endHere(made);
    }
  }

  /// Ends as the promise does that a step makes of the value.
  static final class FlatMapped<A extends @Nullable Object, B extends @Nullable Object>
      extends Promise<B> {
    private final Promise<A> source;
    private final Step<? super A, ? extends Promise<? extends B>, ?> step;

    FlatMapped(Promise<A> source, Step<? super A, ? extends Promise<? extends B>, ?> step) {
      super(source.loop);
      this.source = source;
      this.step = step;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // loops are what they are
    @Nullable Dependent settle() {
      Object result = source.result();
      if (Settled.failureOf(result) != null) {
        return endHere(result);
      }
      Promise<? extends B> made;
      try {
        made =
            Objects.requireNonNull(
                step.apply(Settled.decode(result)), "flatMap's step returned null");
      } catch (Throwable failure) {
        return endHere(Settled.encodeFailure(failure));
      }
      if (made.isDone()) {
        return endHere(made.result());
      }
      made.add(new Forward<>(made, this));
      return null;
    }
  }

  /// Ends with the value, or with what a step makes of the failure.
  static final class Recovered<A extends @Nullable Object> extends Promise<A> {
    private final Promise<A> source;
    private final Step<? super Throwable, ? extends A, ?> step;

    Recovered(Promise<A> source, Step<? super Throwable, ? extends A, ?> step) {
      super(source.loop);
      this.source = source;
      this.step = step;
    }

    @Override
    @Nullable Dependent settle() {
      Object result = source.result();
      Throwable failed = Settled.failureOf(result);
      if (failed == null) {
        return endHere(result);
      }
      try {
        return endHere(Settled.encode(step.apply(failed)));
      } catch (Throwable failure) {
        return endHere(Settled.encodeFailure(failure));
      }
    }
  }

  /// Ends another promise alike.
  static final class Forward<A extends @Nullable Object> extends Dependent {
    private final Promise<? extends A> source;
    private final Promise<? super A> target;

    Forward(Promise<? extends A> source, Promise<? super A> target) {
      this.source = source;
      this.target = target;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // loops are what they are
    @Nullable Dependent settle() {
      if (source.loop == target.loop) {
        return target.endHere(source.result());
      }
      target.end(source.result());
      return null;
    }
  }

  /// Tells somebody.
  static final class Listener<A extends @Nullable Object> extends Dependent {
    private final Promise<A> source;
    private final BiConsumer<? super @Nullable A, ? super @Nullable Throwable> action;

    Listener(
        Promise<A> source, BiConsumer<? super @Nullable A, ? super @Nullable Throwable> action) {
      this.source = source;
      this.action = action;
    }

    @Override
    @Nullable Dependent settle() {
      Object result = source.result();
      Throwable failure = Settled.failureOf(result);
      try {
        if (failure == null) {
          action.accept(Settled.<A>decode(result), null);
        } else {
          action.accept(null, failure);
        }
      } catch (Throwable thrown) {
        LoggerFactory.getLogger("dev.serval").error("What listens to a promise failed", thrown);
      }
      return null;
    }
  }
}
