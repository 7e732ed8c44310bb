package dev.serval.channels;

/// One of the [ChannelLimits] is reached: nobody more can subscribe or join.
///
/// It is thrown where that is asked for, and not for what is there already.
public final class ChannelLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChannelLimitException(String limit, int most) {
    super(limit + " is reached: there are " + most);
  }
}
