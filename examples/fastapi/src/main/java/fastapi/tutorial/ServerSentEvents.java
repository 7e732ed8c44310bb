package fastapi.tutorial;

import dev.serval.Event;
import dev.serval.Events;
import dev.serval.LastEventId;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Server-sent events.
final class ServerSentEvents {
  // snippet: server-sent-events
  record Tick(int tick) {}

  @Events("/ticks")
  Stream<Event<Tick>> ticks(@LastEventId @Nullable Integer last) {
    return IntStream.rangeClosed(last == null ? 1 : last + 1, 3)
        .mapToObj(tick -> Event.of(new Tick(tick)).withId(Integer.toString(tick)));
  }
  // end
}
