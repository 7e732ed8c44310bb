package dev.serval.channels;

/// A subscriber as its [Topic] sees it.
///
/// @param <T> the type of the values
abstract class Sink<T> {
  /// Its place in the topic, which alone writes it; -1 when it is in none.
  int place = -1;

  private volatile Runnable leave = () -> {};

  /// Sets what takes it out of its topic; doing so twice does nothing.
  final void onLeave(Runnable leave) {
    this.leave = leave;
  }

  /// Takes it out of its topic.
  final void leave() {
    leave.run();
  }

  /// Takes a message. Called with messages one after the other.
  ///
  /// @param mayBlock whether the publisher can wait
  abstract void take(Published<T> message, boolean mayBlock);

  /// Whether it still takes messages.
  abstract boolean isOpen();

  /// Ends the subscriber; it stays in its topic.
  abstract void end();
}
