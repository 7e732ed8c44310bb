// Server-sent events that a test reads one by one.
package dev.serval.testing;

import dev.serval.Event;
import dev.serval.http.Headers;
import java.io.BufferedInputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/// The events of a response, read while the handler still sends them.
///
/// ```java
/// try (TestEvents<Tick> ticks = client.get("/ticks").events(Tick.class)) {
///   Event<Tick> first = ticks.next();
///   …
/// }                                  // the client has gone: the handler ends
/// ```
///
/// Each method that waits does so for at most 30 seconds. For one thread.
///
/// @param <T> the type of the data
public final class TestEvents<T> implements AutoCloseable {
  private final Arrivals<Event<String>> arrivals;
  private final Class<T> type;
  private final Queue<Event<String>> passed = new ArrayDeque<>();
  private final Queue<String> comments = new ArrayDeque<>();

  TestEvents(OpenedResponse response, Class<T> type) {
    EventParser parser = new EventParser(new BufferedInputStream(response.body()));
    this.arrivals = new Arrivals<>(response.expect("text/event-stream"), parser::next);
    this.type = type;
  }

  private Event<T> decoded(Event<String> event) {
    String text = event.data();
    T data =
        text == null ? null : type == String.class ? type.cast(text) : Values.ofJson(text, type);
    return new Event<>(event.event(), event.id(), data, event.retry(), event.comment());
  }

  /// Returns the header fields of the response.
  public Headers headers() {
    return arrivals.response().headers();
  }

  /// Waits for the next event; comments between events are kept for [#nextComment].
  ///
  /// @throws AssertionError if there is none in time, or the response ends
  public Event<T> next() {
    Event<String> earlier = passed.poll();
    if (earlier != null) {
      return decoded(earlier);
    }
    while (true) {
      Event<String> event = arrivals.item("an event");
      if (!isComment(event)) {
        return decoded(event);
      }
      comments.add(String.valueOf(event.comment()));
    }
  }

  /// Waits for the data of the next event.
  ///
  /// @throws AssertionError if there is none in time, or the event has no data
  public T nextData() {
    Event<T> event = next();
    T data = event.data();
    if (data == null) {
      throw new AssertionError(
          arrivals.response().request() + ": expected an event with data, found " + event);
    }
    return data;
  }

  /// Waits for the next comment that stands alone, as a heartbeat does, whose text is empty.
  ///
  /// @throws AssertionError if there is none in time, or the response ends
  public String nextComment() {
    while (comments.isEmpty()) {
      Event<String> event = arrivals.item("a comment");
      if (isComment(event)) {
        comments.add(String.valueOf(event.comment()));
      } else {
        passed.add(event);
      }
    }
    return comments.remove();
  }

  private static boolean isComment(Event<?> event) {
    return event.comment() != null
        && event.data() == null
        && event.id() == null
        && event.event() == null
        && event.retry() == null;
  }

  /// Reads to the end of the response.
  ///
  /// @throws AssertionError if it does not come in time, or the response is cut
  public void expectEnd() {
    arrivals.expectEnd();
  }

  /// Reads up to where the response was cut, as it is when the handler fails after an event.
  ///
  /// @throws AssertionError if that is not seen in time, or the response comes to a regular end
  public void expectCut() {
    arrivals.expectCut();
  }

  /// Goes away, as a browser does that is closed.
  @Override
  public void close() {
    arrivals.close();
  }
}
