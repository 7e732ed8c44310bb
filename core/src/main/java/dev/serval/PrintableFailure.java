package dev.serval;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;

/// A copy of a failure whose messages are one line each, for logs.
///
/// Messages of exceptions quote what came from outside: `Integer.parseInt` repeats its text. With a
/// line break in it, one request could write lines of its own into a log, or steer the terminal of
/// who reads it. The copy has the stack traces, causes and suppressed failures of the original, and
/// the text of each failure (its class and its message) with control characters, line separators
/// and invisible format characters escaped as in Java.
///
/// Only what a JVM prints is copied, so nothing may be done with it but logging it.
final class PrintableFailure extends Throwable {
  private static final long serialVersionUID = 1L;

  /// The most failures that are copied of one: a chain may be made longer while it is read.
  private static final int MAX = 1_000;

  private PrintableFailure(String text, StackTraceElement[] trace) {
    super(text);
    setStackTrace(trace);
  }

  /// Returns `failure` itself if it can be printed as it is, else a copy that can.
  static Throwable of(Throwable failure) {
    Map<Throwable, PrintableFailure> copies = new IdentityHashMap<>();
    Deque<Throwable> open = new ArrayDeque<>();
    boolean plain = copy(failure, copies, open);
    while (!open.isEmpty() && copies.size() < MAX) {
      Throwable next = open.remove();
      PrintableFailure copy = copies.get(next);
      Throwable cause = next.getCause();
      if (cause != null && cause != next) {
        plain &= copy(cause, copies, open);
        copy.initCause(copies.get(cause));
      }
      for (Throwable suppressed : next.getSuppressed()) {
        plain &= copy(suppressed, copies, open);
        copy.addSuppressed(copies.get(suppressed));
      }
    }
    return plain && open.isEmpty() ? failure : copies.get(failure);
  }

  /// Copies a failure that was not met before; causes may go in circles.
  private static boolean copy(
      Throwable failure, Map<Throwable, PrintableFailure> copies, Deque<Throwable> open) {
    if (copies.containsKey(failure)) {
      return true;
    }
    boolean plain;
    String text;
    try {
      String message = String.valueOf(failure.getMessage()); // some logs print it by itself
      String printed = String.valueOf(failure.toString());
      text = escape(printed);
      plain = text.equals(printed) && message.equals(escape(message));
    } catch (RuntimeException unprintable) {
      text = failure.getClass().getName();
      plain = false;
    }
    copies.put(failure, new PrintableFailure(text, failure.getStackTrace()));
    open.add(failure);
    return plain;
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            out.append(escape(c));
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, "\\u%04x", (int) c);
    };
  }

  /// Returns the text of the original, which names its class.
  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
