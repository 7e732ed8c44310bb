package chat;

import dev.serval.App;
import dev.serval.Events;
import dev.serval.Json;
import dev.serval.Path;
import dev.serval.WebSocketSession;
import dev.serval.channels.Channel;
import dev.serval.channels.ChannelLimits;
import dev.serval.channels.Channels;
import dev.serval.channels.Member;
import dev.serval.channels.Membership;
import dev.serval.channels.Overflow;
import dev.serval.channels.Presence;
import dev.serval.channels.PresenceEvent;
import dev.serval.channels.Registration;
import dev.serval.channels.Subscription;
import dev.serval.health.Health;
import dev.serval.middleware.RateLimit;
import dev.serval.redis.Redis;
import dev.serval.redis.RedisChannels;
import dev.serval.redis.RedisRateLimits;
import dev.serval.redis.RedisSessions;
import dev.serval.redis.RedisSettings;
import dev.serval.security.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// The code of docs/guide/channels.md, as it stands there.
final class ChannelsGuide {
  /// What was shown, in this order.
  final Queue<String> shown = new ConcurrentLinkedQueue<>();

  @Json
  record ChatLine(String name, String text) {}

  @Json
  record Position(int x, int y) {}

  private void show(Object what) {
    shown.add(String.valueOf(what));
  }

  static Channels inThisProcess() {
    Channels channels = Channels.inMemory();
    return channels;
  }

  static Channels overRedis() {
    Channels channels = RedisChannels.connect("redis://localhost:6379");
    return channels;
  }

  static void publish(Channels channels, int id) {
    Channel<ChatLine> room = channels.channel("room:" + id, ChatLine.class);
    room.publish(new ChatLine("ada", "hello"));
  }

  void follow(Channel<ChatLine> room) {
    try (Subscription<ChatLine> lines = room.subscribe()) {
      for (ChatLine line : lines) {
        show(line);
      }
    }
  }

  Registration hear(Channel<ChatLine> room) {
    Registration registration = room.subscribe(message -> show(message.message().string()));
    return registration;
  }

  static void chat(Channel<String> room, WebSocketSession<String, String> session) {
    session.subscribe(room, Overflow.CLOSE);
    for (String line : session) {
      room.publish(line);
    }
  }

  /// The lines of a room.
  @Path("/room")
  static final class Room {
    private final Channel<ChatLine> room;

    Room(Channel<ChatLine> room) {
      this.room = room;
    }

    @Events("/lines")
    Subscription<ChatLine> lines() {
      return room.subscribe(100, Overflow.CLOSE);
    }

    @Events("/lines/all")
    Stream<ChatLine> all() {
      return room.stream();
    }
  }

  static Subscription<Position> latest(Channel<Position> positions) {
    Subscription<Position> latest = positions.subscribe(1, Overflow.DROP_OLDEST);
    return latest;
  }

  void meet(Channels channels, int id) throws InterruptedException {
    Presence<Person> people = channels.presence("room:" + id, Person.class);
    Subscription<PresenceEvent<Person>> changes = people.events().subscribe();
    List<Member<Person>> now = people.members();
    try (Membership me = people.join(new Person("ada"))) {
      show(now.size() + " others, and " + me.id());
      show(changes.receive()); // ada joined
    }
    show(changes.receive()); // and left
    changes.close();
  }

  static App severalNodes(RedisSettings settings) {
    Redis redis = Redis.connect(settings);
    Channels channels = RedisChannels.over(redis, ChannelLimits.defaults());
    App app =
        App.create()
            .closeOnStop(redis)
            .closeOnStop(channels)
            .use(RateLimit.of(600, Duration.ofMinutes(1)).in(RedisRateLimits.over(redis)))
            .use(Sessions.stored(new RedisSessions(redis)))
            .mount(Health.standard().check("redis", redis::ping));
    return app;
  }
}
