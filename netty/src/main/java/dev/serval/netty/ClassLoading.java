// ClassLoading: tells from a stack that a thread makes classes ready.
package dev.serval.netty;

import java.util.Arrays;

/// Whether a thread loads, links or initialises classes, which it does once for each of them.
final class ClassLoading {
  private ClassLoading() {}

  /// Whether one of the frames does.
  static boolean isOn(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .anyMatch(frame ->
            frame.getMethodName().equals("<clinit>")
                || (frame.getClassName().equals("java.lang.ClassLoader")
                    && frame.getMethodName().equals("loadClass"))
                || (frame.getClassName().equals("java.lang.invoke.MethodHandleNatives")
                    && frame.getMethodName().startsWith("link")));
  }
}
