// HeadIntake: takes request heads out of the input of a connection.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import dev.serval.transport.TransportConfig;
import org.jspecify.annotations.Nullable;

/// One head after the other: by [HeadScanner] where it is whole and usual, else by a
/// [RequestHeadParser], which lives as long as its head arrives. Belongs to the event loop.
final class HeadIntake {
  private final HeadScanner scanner;
  private final TransportConfig limits;
  private @Nullable RequestHeadParser parser;

  /// @param scanner the loop's
  HeadIntake(HeadScanner scanner, TransportConfig limits) {
    this.scanner = scanner;
    this.limits = limits;
  }

  /// Returns the next head, or null if more input is needed or [#refusal] says why there is none.
  @Nullable RequestHead take(InputBuffer input) {
    RequestHeadParser current = parser;
    if (current == null) {
      RequestHead whole = scanner.scan(input.bytes(), input.from(), input.to());
      if (whole != null) {
        input.consumeTo(scanner.end());
        return whole;
      }
      current = new RequestHeadParser(limits);
      parser = current;
    }
    input.consumeTo(current.feed(input.bytes(), input.from(), input.to()));
    if (!current.isDone()) {
      return null;
    }
    parser = null;
    return current.head();
  }

  /// Whether a part of a head was taken, perhaps only an empty line before it.
  boolean isPartial() {
    return parser != null;
  }

  /// Whether more of a head than empty lines was taken, and not the whole.
  boolean hasBegun() {
    return parser != null && parser.hasBegun();
  }

  /// Whether the head that has begun is known to be that of a HEAD request.
  boolean isHead() {
    return parser != null && parser.isHead();
  }

  /// What is wrong with the head that has begun; null as long as nothing is.
  @Nullable Refusal refusal() {
    return parser == null ? null : parser.refusal();
  }

  /// Forgets the part that was taken.
  void clear() {
    parser = null;
  }
}
