// RedisRelay: messages and members of several nodes, over Redis.
package dev.serval.redis;

import static dev.serval.redis.Wire.bytes;

import dev.serval.channels.Relay;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Carries messages through Redis' publish and subscribe, and keeps members in hashes.
///
/// | key | holds |
/// |---|---|
/// | `nodes` | a sorted set: each node that lives, by when it was heard of last, in Redis' time |
/// | `members:`presence | a hash: each member by its id, which begins with its node |
/// | `node:`node | a set: the members of a node, for whoever finds that it died |
///
/// A node says every third of [RedisSettings#memberTimeout] that it lives; the one that finds
/// another dead takes its members away and tells all, in one script, so exactly one does.
final class RedisRelay implements Relay {
  private static final Script BEAT = Script.of("retire.lua", "beat.lua");
  private static final Script LEAVE_ALL = Script.of("retire.lua", "leave-all.lua");
  private static final Script JOIN = Script.of("join.lua");
  private static final Script LEAVE = Script.of("leave.lua");
  private static final Script MEMBERS = Script.of("members.lua");

  private final Redis redis;
  private final RedisSettings settings;
  private final String node = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  private final byte[] nodes;
  private final byte[] prefix;
  private final Link link;
  private final Outbox outbox;
  private final Map<String, Announced> members = new ConcurrentHashMap<>();
  private final ReentrantLock numbering = new ReentrantLock();
  private final Thread heart = Thread.ofVirtual().name("serval-redis-heart").unstarted(this::beat);
  private @Nullable Inlet inlet;
  private long number;
  private volatile boolean closed;

  /// A member of this node, for telling it anew.
  private static final class Announced {
    final String presence;
    final byte[] json;

    Announced(String presence, byte[] json) {
      this.presence = presence;
      this.json = json;
    }
  }

  RedisRelay(Redis redis) {
    this.redis = redis;
    this.settings = redis.settings();
    this.prefix = bytes(settings.prefix());
    this.nodes = bytes(settings.prefix() + "nodes");
    this.link = new Link(settings);
    this.outbox = new Outbox(settings, link, this::announce);
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public void start(Arrivals arrivals) {
    Inlet made = new Inlet(settings, link, node, arrivals, outbox::renew);
    inlet = made;
    made.start();
    outbox.start();
    heart.start();
  }

  private Inlet inlet() {
    Inlet started = inlet;
    if (started == null) {
      throw new IllegalStateException("the relay is not started");
    }
    return started;
  }

  @Override
  public CompletableFuture<?> open(String channel) {
    return inlet().open(channel);
  }

  @Override
  public void shut(String channel) {
    inlet().shut(channel);
  }

  /// Numbers are given in the order of sending, or others would take a late one for an old one.
  @Override
  public void publish(String channel, byte[] json) {
    byte[] name = bytes(inlet().key(channel));
    numbering.lock();
    try {
      byte[] frame = Frame.bytes(node, ++number, json);
      outbox.add(new Outbox.Item(Commands.publish(name, frame), false, null));
    } finally {
      numbering.unlock();
    }
  }

  @Override
  public void join(String presence, String member, byte[] json) {
    members.put(member, new Announced(presence, json));
    sendJoin(presence, member, json);
  }

  private void sendJoin(String presence, String member, byte[] json) {
    tell(JOIN.whole(nodes, prefix, bytes(node), bytes(presence), bytes(member), json));
  }

  @Override
  public void leave(String presence, String member) {
    members.remove(member);
    tell(LEAVE.whole(nodes, prefix, bytes(node), bytes(presence), bytes(member)));
  }

  private void tell(Wire.Command command) {
    outbox.add(new Outbox.Item(command, true, null));
  }

  /// Tells all members anew, where others may have lost or kept some of them.
  private void announce() {
    tell(LEAVE_ALL.whole(nodes, prefix, bytes(node)));
    sendBeat(); // finds this node unknown, and has its members told
  }

  private static byte[] joined(String member, byte[] json) {
    return bytes(
        "{\"event\":\"joined\",\"id\":\""
            + member
            + "\",\"member\":"
            + new String(json, StandardCharsets.UTF_8)
            + "}");
  }

  @Override
  public @Nullable Map<String, byte[]> members(String presence, int most) {
    try {
      Object reply =
          MEMBERS.run(redis, nodes, prefix, bytes(presence), bytes(most), bytes(timeout()));
      Map<String, byte[]> found = new LinkedHashMap<>();
      if (reply instanceof List<?> parts) {
        for (int i = 0; i + 1 < parts.size(); i += 2) {
          found.put(Wire.text(parts.get(i)), (byte[]) parts.get(i + 1));
        }
      }
      return found;
    } catch (RedisUnavailableException e) {
      return null; // Redis has logged it
    }
  }

  private long timeout() {
    return settings.memberTimeout().toMillis();
  }

  // The thread that says that this node lives.

  private void beat() {
    while (!closed) {
      if (!link.isLost(Link.Side.TO_OTHERS)) {
        sendBeat();
      }
      LockSupport.parkNanos(settings.memberTimeout().toNanos() / 3);
    }
  }

  private void sendBeat() {
    outbox.add(
        new Outbox.Item(
            BEAT.whole(nodes, prefix, bytes(node), bytes(timeout())), true, this::onBeat));
  }

  private void onBeat(@Nullable Object reply) {
    if (reply instanceof List<?> parts) {
      boolean known = Long.valueOf(1).equals(parts.get(0));
      boolean more = Long.valueOf(1).equals(parts.get(1));
      if (!known && !members.isEmpty()) {
        announceAfterLoss();
      }
      if (more) {
        sendBeat();
      }
    }
  }

  /// Redis forgot this node, or others took it for dead: it has been registered by the beat.
  private void announceAfterLoss() {
    members.forEach((member, announced) -> {
      sendJoin(announced.presence, member, announced.json);
      publish(announced.presence + " presence", joined(member, announced.json));
    });
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(heart);
    if (!members.isEmpty()) {
      members.clear();
      tell(LEAVE_ALL.whole(nodes, prefix, bytes(node)));
    }
    outbox.close();
    inlet().close();
  }
}
