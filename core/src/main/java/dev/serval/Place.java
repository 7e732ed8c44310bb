package dev.serval;

/// Where in the program a route was added, for messages that name two of them.
final class Place {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Place() {}

  /// Returns the nearest caller outside of [App] and [Group], as `hello.Hello.app, Hello.java:14`.
  static String ofCaller() {
    return STACK.walk(frames ->
        frames
            .filter(frame -> !isOurs(frame.getDeclaringClass()))
            .findFirst()
            .map(Place::describe)
            .orElse(""));
  }

  private static boolean isOurs(Class<?> type) {
    return type == RoutesBuilder.class
        || type == App.class
        || type == Group.class
        || type == Place.class;
  }

  private static String describe(StackWalker.StackFrame frame) {
    StackTraceElement at = frame.toStackTraceElement();
    String method = at.getClassName() + "." + at.getMethodName();
    return at.getFileName() == null
        ? method
        : method + ", " + at.getFileName() + ":" + at.getLineNumber();
  }
}
