package dev.serval.middleware;

import java.security.SecureRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Token buckets in memory, a fixed number of them whatever comes in.
///
/// A bucket is one number: the time at which it will be full. Taking a token moves it ahead by what
/// one token takes to come (the generic cell rate algorithm); what lies more than a whole bucket
/// ahead is refused. A bucket whose time has passed is full, and as good as one that is not there.
///
/// Keys share sets of [#WAYS] places. A new key takes the place in its set that will be full
/// soonest: mostly one that is full already, so that nobody loses by it; where all are in use,
/// somebody gets a fresh bucket too early. Sets are chosen by a hash with a secret ([SipKey]), over
/// all of the key, so that nobody can find keys that share a set. Thread-safe: each set has its
/// lock.
final class TokenBuckets implements RateLimitStore {
  static final int WAYS = 8;

  private final BucketSet[] sets;
  private final SipKey secret = SipKey.of(new SecureRandom());
  private final LongSupplier nanoTime;

  /// The places of some keys.
  private static final class BucketSet {
    final @Nullable String[] keys = new @Nullable String[WAYS];
    final long[] fullAt = new long[WAYS];
  }

  /// @param keys about how many keys there is room for
  TokenBuckets(int keys, LongSupplier nanoTime) {
    int count = Integer.highestOneBit(Math.max(keys / WAYS, 1) * 2 - 1);
    this.sets = new BucketSet[count];
    this.nanoTime = nanoTime;
    for (int i = 0; i < count; i++) {
      sets[i] = new BucketSet();
    }
  }

  @Override
  public Decision take(String key, int cost, Policy policy) {
    BucketSet set = sets[(int) secret.hash(key) & (sets.length - 1)];
    synchronized (set) {
      long now = nanoTime.getAsLong();
      int place = placeOf(set, key, now);
      long capacity = policy.burst() * policy.nanosPerToken();
      long before = Math.max(set.fullAt[place] - now, 0);
      long after = before + cost * policy.nanosPerToken();
      boolean allowed = after <= capacity;
      if (allowed) {
        set.fullAt[place] = now + after;
      }
      long toFull = allowed ? after : before;
      int remaining = (int) ((capacity - toFull) / policy.nanosPerToken());
      return new Decision(allowed, remaining, toFull, allowed ? 0 : after - capacity);
    }
  }

  /// Returns the place of a key, which it is given if it had none.
  private static int placeOf(BucketSet set, String key, long now) {
    int soonest = 0;
    for (int i = 0; i < WAYS; i++) {
      String other = set.keys[i];
      if (key.equals(other)) {
        return i;
      }
      if (other == null) {
        soonest = i;
        break; // places are filled from the first on
      }
      if (set.fullAt[i] - set.fullAt[soonest] < 0) {
        soonest = i;
      }
    }
    set.keys[soonest] = key;
    set.fullAt[soonest] = now;
    return soonest;
  }
}
