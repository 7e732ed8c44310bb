package dev.serval.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Settings with something of everything; [SampleBinder] is what the processor writes for it.
record Sample(
    int port,
    boolean dryRun,
    Duration timeout,
    List<Integer> shards,
    @Nullable URI link,
    Secret apiSecret,
    Pool pool) {
  record Pool(int maxSize) {
    Pool {
      if (maxSize > 100) {
        throw new IllegalArgumentException("a pool of " + maxSize + " is too large");
      }
    }
  }
}
