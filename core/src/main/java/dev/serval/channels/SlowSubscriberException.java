package dev.serval.channels;

/// A subscription was closed because its buffer was full: [Overflow#CLOSE], or [Overflow#BLOCK]
/// when its time was over.
///
/// It comes after all that was in the buffer, so what was missed is missed at the end.
public final class SlowSubscriberException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SlowSubscriberException(String channel, int buffer) {
    super("the subscriber of " + channel + " left more than " + buffer + " messages waiting");
  }
}
