package dev.serval.channels;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The relay of a node that is alone.
final class NoRelay implements Relay {
  private static final CompletableFuture<?> DONE = CompletableFuture.completedFuture(null);

  private final String node = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

  @Override
  public String node() {
    return node;
  }

  @Override
  public void start(Arrivals arrivals) {}

  @Override
  public boolean carries() {
    return false;
  }

  @Override
  public CompletableFuture<?> open(String channel) {
    return DONE;
  }

  @Override
  public void shut(String channel) {}

  @Override
  public void publish(String channel, byte[] json) {}

  @Override
  public void join(String presence, String member, byte[] json) {}

  @Override
  public void leave(String presence, String member) {}

  @Override
  public @Nullable Map<String, byte[]> members(String presence, int most) {
    return null;
  }

  @Override
  public void close() {}
}
