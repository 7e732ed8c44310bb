package dev.serval.channels;

/// That somebody is present, until this is closed. For any number of threads; closing it twice does
/// nothing.
public final class Membership implements AutoCloseable {
  private final String id;
  private final Runnable leave;

  Membership(String id, Runnable leave) {
    this.id = id;
    this.leave = leave;
  }

  /// Returns the member's id, as others see it.
  public String id() {
    return id;
  }

  /// Ends the presence, and tells the others, on the terms of [Channel#publish].
  @Override
  public void close() {
    leave.run();
  }
}
