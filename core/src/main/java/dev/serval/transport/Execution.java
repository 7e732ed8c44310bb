// Execution: which kind of thread runs a handler.
package dev.serval.transport;

/// Where the handler of a request runs.
public enum Execution {
  /// On a virtual thread of its own, which may block. The default.
  ///
  /// Where the transport can, it begins on the thread that serves the connection and leaves it at
  /// the first wait, so that what never waits costs no hand-over.
  VIRTUAL,

  /// On a virtual thread of its own that begins where virtual threads usually run: what becomes of
  /// the others where a route was found holding the thread that serves its connections.
  POOLED,

  /// On the thread that serves the connection: for handlers that never wait and end within
  /// microseconds. Everything else on that thread waits for them.
  INLINE,

  /// On one of a few platform threads, as many as there are processors: for handlers that compute
  /// for milliseconds.
  CPU
}
