// IncomingBody: the decoded body of a request, as its reader and its exchange see it.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import dev.serval.transport.RequestBodyException;
import java.io.InterruptedIOException;

/// A body: there as a whole ([ArrivedBody]), or on its way ([BodyQueue]).
sealed interface IncomingBody permits ArrivedBody, BodyQueue {
  /// What [#read] returns in place of bytes when the peer has announced more than the limit.
  int TOO_LARGE = -2;

  /// Takes bytes, waiting for the first one.
  ///
  /// @param limit the most bytes the body may have
  /// @return how many, -1 at the end of the body, or [#TOO_LARGE]
  int read(byte[] target, int offset, int length, long limit)
      throws RequestBodyException, InterruptedIOException;

  /// Bytes that can be read without waiting.
  int available();

  /// Whether the whole body arrived, read or not.
  boolean isComplete();

  /// Bytes that arrived so far, read or not.
  long received();

  /// Makes every later read fail. Held bytes are lost: the message is refused as a whole.
  void fail(Refusal refusal);

  /// Drops bytes until the body is complete or broken, more than `max` were dropped, or time is up.
  void discard(long max, long nanos) throws InterruptedIOException;

  /// Waits, dropping nothing, until the body is complete, broken, or as much of it as is held at a
  /// time has arrived, or time is up.
  void awaitArrival(long nanos) throws InterruptedIOException;
}
