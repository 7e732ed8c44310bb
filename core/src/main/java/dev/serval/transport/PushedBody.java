// PushedBody: a body without a thread of its own.
package dev.serval.transport;

import org.jspecify.annotations.Nullable;

/// A body whose bytes the thread that serves the connection takes, whenever there are some and the
/// peer reads: nobody waits for it, so thousands of open answers need no thread. See
/// [Exchange#push].
///
/// The transport calls [#begin] once and then, on one thread at a time, the others; that thread
/// serves other connections too, so none of them may block or run code of the application. [#ended]
/// is the last call.
public interface PushedBody {
  /// How a body goes on when nothing waits.
  enum State {
    /// More may come.
    OPEN,
    /// It is complete.
    COMPLETE,
    /// It breaks off after what was polled: the connection is cut, so that the peer cannot take it
    /// for a whole one.
    BROKEN,
    /// It breaks off at once, also where the peer does not read.
    CUT
  }

  /// Tells whom to wake.
  ///
  /// @param wake to be called, from any thread, when there is something to [#poll] after that has
  ///   returned null, or when [#state] has changed; once too often does no harm
  void begin(Runnable wake);

  /// Takes the next bytes.
  ///
  /// @param quiet for how many nanoseconds nothing was sent
  /// @return the bytes, or null where none wait
  @Nullable Piece poll(long quiet);

  /// Says that what was polled so far was handed to the connection.
  void taken();

  /// Returns how it goes on, after [#poll] has returned null; [State#CUT] also before. It is open
  /// as long as something waits, such as what came since.
  State state();

  /// Returns after how many nanoseconds without a byte [#poll] shall be called though nobody was
  /// woken, for a sign of life; [Long#MAX_VALUE] for never. Met late by half a second at most.
  long patience();

  /// The answer is over: sent to its end, cut, or never begun. Called once, on any thread.
  ///
  /// @param complete whether all of it was handed over for a peer that was, as far as can be known,
  ///   still there
  void ended(boolean complete);
}
