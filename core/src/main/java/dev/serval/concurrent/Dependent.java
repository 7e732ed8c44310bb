package dev.serval.concurrent;

import org.jspecify.annotations.Nullable;

/// What waits for a promise to end. Those that wait for one promise form a stack by [#next].
abstract class Dependent {
  @Nullable Dependent next;

  /// Takes the end of what it waits for. On the loop of that, if it has one.
  ///
  /// @return the stack of those that waited for what ended by this; they are settled by the caller,
  ///   so that the length of a chain does not become the depth of a stack
  abstract @Nullable Dependent settle();

  /// Settles a stack, in the order in which they came, and all that depend on them.
  static void settleAll(@Nullable Dependent stack) {
    if (stack == null) {
      return;
    }
    // Most promises have one dependent, which has one or none.
    Dependent left = onto(null, stack.next == null ? stack.settle() : stack);
    while (left != null) {
      Dependent first = left;
      left = first.next;
      first.next = null;
      left = onto(left, first.settle());
    }
  }

  /// Puts a stack in front of a list, the bottom first.
  private static @Nullable Dependent onto(@Nullable Dependent list, @Nullable Dependent stack) {
    Dependent front = list;
    Dependent top = stack;
    while (top != null) {
      Dependent below = top.next;
      top.next = front;
      front = top;
      top = below;
    }
    return front;
  }
}
