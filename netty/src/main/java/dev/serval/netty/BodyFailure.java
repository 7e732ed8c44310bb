// BodyFailure: why the rest of a body cannot be read, and since when.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import org.jspecify.annotations.Nullable;

/// The first thing that was wrong with one body. Any thread.
final class BodyFailure {
  private volatile @Nullable Refusal refusal;

  /// When it was found by `System.nanoTime`, where there is still a peer to hear of it; written
  /// before the refusal is.
  private long since;

  private boolean answerable;

  /// Notes what is to be answered.
  ///
  /// @return false if something was wrong before
  synchronized boolean found(Refusal what, long now) {
    if (refusal != null) {
      return false;
    }
    since = now;
    answerable = true;
    refusal = what;
    return true;
  }

  /// Notes that the peer went away within the body, unless something was wrong before.
  synchronized void cut() {
    if (refusal == null) {
      refusal = Refusals.BODY_CUT;
    }
  }

  /// Returns what was wrong, or null.
  @Nullable Refusal get() {
    return refusal;
  }

  /// Returns what was found up to a time and can be answered, or null.
  @Nullable Refusal foundBefore(long time) {
    Refusal what = refusal;
    return what != null && answerable && time - since >= 0 ? what : null;
  }
}
