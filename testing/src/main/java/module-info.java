import org.jspecify.annotations.NullMarked;

/// Test clients: the same cases in memory and over a socket.
@NullMarked
module dev.serval.testing {
  exports dev.serval.testing;

  requires transitive dev.serval.core;
  requires java.net.http;
  requires static org.jspecify;
}
