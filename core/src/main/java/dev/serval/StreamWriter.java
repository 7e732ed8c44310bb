package dev.serval;

import java.io.IOException;
import java.io.OutputStream;

/// Writes the body of a streamed response, on the request's virtual thread.
///
/// Writing blocks while the client is slower than the writer. When it throws, the connection is
/// aborted, so that the client cannot take half a body for a whole one.
@FunctionalInterface
public interface StreamWriter {
  /// Writes the whole body to `out`, which the caller closes.
  void writeTo(OutputStream out) throws IOException;
}
