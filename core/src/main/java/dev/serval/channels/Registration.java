package dev.serval.channels;

/// A subscriber that is called, until this is closed. For any number of threads.
public interface Registration extends AutoCloseable {

  /// Whether messages still go to it: not when it was closed, nor when it has failed.
  boolean isOpen();

  /// Returns how many messages it did not take; the one that it failed with is one of them.
  long missed();

  /// Ends it. A message that is being given to it meanwhile is its last.
  @Override
  void close();
}
