package dev.serval;

/// Thrown to who sends into a stream that has ended: the client has gone, was too slow
/// ([dev.serval.channels.Overflow#CLOSE]), or the server stops.
///
/// A method that ends in it has done nothing wrong, and it is not logged: the place to clean up is
/// a `finally`. It has no stack trace, and its message says why the stream ended.
public final class StreamEndedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StreamEndedException(String why) {
    super(why, null, false, false);
  }
}
