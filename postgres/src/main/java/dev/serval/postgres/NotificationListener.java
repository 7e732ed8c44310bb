// NotificationListener: is told of notifications.
package dev.serval.postgres;

import dev.serval.channels.Channel;
import dev.serval.json.JsonCodec;

/// Is told of the notifications of a channel of the database, see [Database#listen].
///
/// ```java
/// db.listen("todo_changed", NotificationListener.to(channels.channel("todos", TodoChanged.class),
///     TodoChanged.class));
/// ```
@FunctionalInterface
public interface NotificationListener {

  /// Is called for each notification. What it throws is logged, and the next one comes.
  void received(Notification notification);

  /// Is called when the connection was lost and is back: notifications of the time between are
  /// lost.
  default void reconnected() {}

  /// Returns one that publishes each payload, which must be JSON of `type`, to a channel of this
  /// program. One that does not fit is logged and dropped.
  static <T> NotificationListener to(Channel<T> channel, Class<T> type) {
    JsonCodec<T> codec = JsonCodec.of(type);
    return notification -> channel.publish(Jsonb.read(codec, notification.payload()));
  }
}
