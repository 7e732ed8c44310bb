package dev.serval.middleware;

/// Where the token buckets of [RateLimit] are: in memory by default, and in a shared store where
/// several nodes have one limit together.
///
/// Called on the request's thread, which may block. An exception becomes the request's failure: a
/// store that would rather let requests through catches its own. Thread-safe.
@FunctionalInterface
public interface RateLimitStore {

  /// Returns buckets in memory, for about 100,000 keys at once: what a [RateLimit] has by itself.
  static RateLimitStore inMemory() {
    return new TokenBuckets(RateLimit.KEYS, System::nanoTime);
  }

  /// Takes tokens from the bucket of `key`, all of them or none; a bucket that nobody has used is
  /// full.
  ///
  /// @param key whose bucket it is; at most some hundred characters
  /// @param cost how many tokens, at least 0 and at most the policy's burst
  /// @param policy how large the bucket is and how fast it fills
  Decision take(String key, int cost, Policy policy);

  /// How a bucket fills: a token each `nanosPerToken`, up to `burst`.
  ///
  /// @param burst the most tokens that it holds
  /// @param nanosPerToken the time in which one more comes
  record Policy(int burst, long nanosPerToken) {}

  /// What came of taking tokens.
  ///
  /// @param allowed whether they were there
  /// @param remaining how many are left
  /// @param nanosToFull when the bucket will be full again, from now
  /// @param nanosToRetry when there will be as many as were wanted, from now; 0 if allowed
  record Decision(boolean allowed, int remaining, long nanosToFull, long nanosToRetry) {}
}
