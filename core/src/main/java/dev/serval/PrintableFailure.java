package dev.serval;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;

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
    Copies copies = new Copies();
    PrintableFailure first = copies.of(failure);
    while (!copies.open.isEmpty() && copies.made.size() < MAX) {
      Throwable next = copies.open.remove();
      PrintableFailure copy = copies.of(next);
      Throwable cause = next.getCause();
      PrintableFailure inner = cause == null ? copy : copies.of(cause);
      if (inner != copy) {
        copy.initCause(inner);
      }
      for (Throwable suppressed : next.getSuppressed()) {
        copy.addSuppressed(copies.of(suppressed));
      }
    }
    return copies.plain && copies.open.isEmpty() ? failure : first;
  }

  /// One copy for each failure, as causes may go in circles.
  private static final class Copies {
    final IdentityHashMap<Throwable, PrintableFailure> made = new IdentityHashMap<>();

    /// Those whose causes are not copied yet.
    final Deque<Throwable> open = new ArrayDeque<>();

    /// Whether all could be printed as they are.
    boolean plain = true;

    PrintableFailure of(Throwable failure) {
      PrintableFailure known = made.get(failure);
      if (known != null) {
        return known;
      }
      PrintableFailure copy = new PrintableFailure(textOf(failure), failure.getStackTrace());
      made.put(failure, copy);
      open.add(failure);
      return copy;
    }

    private String textOf(Throwable failure) {
      try {
        String message = String.valueOf(failure.getMessage()); // some logs print it by itself
        String printed = String.valueOf(failure.toString());
        String text = escape(printed);
        plain &= text.equals(printed) && message.equals(escape(message));
        return text;
      } catch (RuntimeException unprintable) {
        plain = false;
        return failure.getClass().getName();
      }
    }
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
  @SuppressWarnings("OverrideThrowableToString") // the message names the class already
  public String toString() {
    return String.valueOf(getMessage());
  }
}
