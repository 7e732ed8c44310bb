package dev.serval;

/// Says that nobody waits for the answer any more: the peer of the running request is gone.
///
/// The helpers of [dev.serval.concurrent] end in it, after they have ended their tasks. A handler
/// lets it pass, as it does an `InterruptedException`: it is no fault and is not logged, exception
/// handlers do not get it, and the status that observers see is 499, as in the logs of others.
public final class PeerGoneException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Makes one.
  public PeerGoneException() {
    super("the peer is gone", null, true, false);
  }
}
