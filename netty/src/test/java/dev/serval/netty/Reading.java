// Reading: what a server takes some bytes for.
package dev.serval.netty;

import java.util.List;

/// The requests that were found in the bytes of one connection, and what became of the rest.
///
/// @param messages the whole requests, in order
/// @param rest what became of what follows them
/// @param why the refusal, or nothing
record Reading(List<Message> messages, Rest rest, String why) {

  /// What became of the bytes after the last whole request.
  enum Rest {
    /// They are no request and never will be.
    REFUSED,
    /// There are none, or they may become a request when more come.
    OPEN
  }

  /// One request.
  ///
  /// @param fields the header fields, each as `name: value`
  /// @param body its bytes as ISO 8859-1
  /// @param end where the next request begins
  record Message(
      String method, String target, int minor, List<String> fields, String body, int end) {}

  /// Where the bytes begin that the request of this number is made of.
  int start(int number) {
    return number == 0 ? 0 : messages.get(number - 1).end();
  }

  /// The request of this number, or what became of the bytes where it would be.
  Object at(int number) {
    return number < messages.size() ? messages.get(number) : rest;
  }
}
