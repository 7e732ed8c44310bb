package dev.serval;

/// What makes the items of one streamed response.
interface ItemSource {
  /// Starts; does not wait.
  void start(Outbox outbox);

  /// Says that so many items were written. By the request's thread.
  void written(int count);

  /// Wakes up code of the application that makes items which nobody wants any more. Called from any
  /// thread, also those that serve sockets, so it does not wait.
  void interrupt();

  /// Ends it, and waits until no code of the application runs any more that it has called. By the
  /// request's thread.
  void end() throws InterruptedException;
}
