package dev.serval;

import dev.serval.channels.Overflow;
import dev.serval.channels.Published;
import dev.serval.channels.Subscription;
import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonType;
import dev.serval.json.JsonWriter;
import dev.serval.transport.Piece;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Makes responses of items that are sent as they are made: events or lines of one type.
///
/// Made once, at start, by [Group#events], [Group#framedEvents] or [Group#lines]; generated code
/// does so for methods with [Events] or [JsonLines]. By hand:
///
/// ```java
/// app.mount(group -> {
///   StreamResponses<Tick> ticks = group.events(JsonType.of(Tick.class));
///   group.get("/ticks", request -> ticks.of(request, market.ticks()));
/// });
/// ```
///
/// What the items come from is asked for them on a virtual thread of its own, and ended when the
/// client has gone: the thread is interrupted, a `Stream` is closed and a subscription cancelled. A
/// channel's [Subscription], or its stream without any step between, needs no thread, and all who
/// get a message share one encoding. A request with HEAD gets the head alone: nothing is asked for
/// items, a `Stream`, or an `Iterator` or `Iterable` that can be, is closed, a publisher is not
/// subscribed to and a feed not called. Immutable; for any number of threads.
///
/// @param <E> the type of the items
public final class StreamResponses<E> {
  // Proxies that gather what they pass on would keep events from their client.
  private static final Headers EVENTS =
      Headers.of(
          "Content-Type", "text/event-stream",
          "Cache-Control", "no-store",
          "X-Accel-Buffering", "no");
  private static final Headers LINES =
      Headers.of("Content-Type", "application/jsonl", "X-Accel-Buffering", "no");

  private final Headers headers;
  private final ItemEncoder<E> encoder;

  /// What a channel makes of a message once, for all responses that have this very object.
  private final Function<Published<? extends E>, Piece> form;

  private final EventOptions options;

  /// At whose end the streams end; null where they are waited for.
  private final @Nullable Lifespan lifespan;

  private StreamResponses(
      Headers headers, ItemEncoder<E> encoder, EventOptions options, @Nullable Lifespan lifespan) {
    this.headers = headers;
    this.encoder = encoder;
    this.form = message -> encoder.piece(message.value());
    this.options = options;
    this.lifespan = lifespan;
  }

  static <T> StreamResponses<T> events(
      JsonType<T> type, JsonBody<T> json, EventOptions options, Lifespan lifespan) {
    EventEncoder<T> encoder = encoder(type, json);
    return new StreamResponses<>(EVENTS, encoder::encode, options, lifespan);
  }

  static <T> StreamResponses<Event<T>> framedEvents(
      JsonType<T> type, JsonBody<T> json, EventOptions options, Lifespan lifespan) {
    return new StreamResponses<>(EVENTS, new Framed<>(encoder(type, json)), options, lifespan);
  }

  static <T> StreamResponses<T> lines(JsonBody<T> json, EventOptions options) {
    ItemEncoder<T> encoder =
        item -> {
          JsonWriter out = json.write(item);
          return out.onOneLine(0).between("\n");
        };
    return new StreamResponses<>(LINES, encoder, options.withHeartbeat(Duration.ZERO), null);
  }

  private static <T> EventEncoder<T> encoder(JsonType<T> type, JsonBody<T> json) {
    return new EventEncoder<>(type.type() == String.class ? null : json);
  }

  /// Encodes whole events; [#feed] sends data alone by it too.
  private record Framed<T>(EventEncoder<T> events) implements ItemEncoder<Event<T>> {
    @Override
    public JsonWriter encode(Event<T> item) {
      return events.encodeEvent(item);
    }
  }

  /// Returns these with another time between signs of life, in seconds; -1 for none.
  public StreamResponses<E> heartbeatSeconds(int seconds) {
    Duration heartbeat = seconds < 0 ? Duration.ZERO : Duration.ofSeconds(seconds);
    return new StreamResponses<>(headers, encoder, options.withHeartbeat(heartbeat), lifespan);
  }

  /// Returns these with another choice for what a slow client leaves no room for.
  public StreamResponses<E> overflow(Overflow overflow) {
    return new StreamResponses<>(headers, encoder, options.withOverflow(overflow), lifespan);
  }

  /// Answers with the elements of a stream, in their order; it is closed at the end, however that
  /// comes.
  ///
  /// @throws Exception what the stream fails with before it has a first element, in half a second
  public Response of(Request request, @Nullable Stream<? extends E> items) throws Exception {
    Stream<? extends E> stream = required(items, "Stream");
    Spliterator<? extends E> elements = stream.sequential().spliterator();
    Subscription<? extends E> subscription = Subscription.of(elements);
    return respond(
        request,
        subscription != null
            ? new SubscriptionItems<>(subscription, form, options.overflow(), stream)
            : new ProducerThread(
                request,
                outbox ->
                    elements.forEachRemaining(item -> outbox.put(encoder.piece(element(item)))),
                stream,
                lifespan != null));
  }

  /// Answers with the elements of an iterator, which is closed at the end if it can be.
  ///
  /// @throws Exception as [#of(Request, Stream)] does
  public Response of(Request request, @Nullable Iterator<? extends E> items) throws Exception {
    Iterator<? extends E> iterator = required(items, "Iterator");
    return of(request, stream(() -> cast(iterator), iterator));
  }

  /// Answers with the elements of an iterable, which is closed at the end if it can be, as a
  /// [Subscription] is.
  ///
  /// @throws Exception as [#of(Request, Stream)] does
  public Response of(Request request, @Nullable Iterable<? extends E> items) throws Exception {
    Iterable<? extends E> iterable = required(items, "Iterable");
    if (iterable instanceof Subscription<? extends E> subscription) {
      return of(request, subscription.stream());
    }
    return of(request, stream(iterable, iterable));
  }

  /// @param source closed with the stream, if it can be
  private static <V> Stream<V> stream(Iterable<V> items, Object source) {
    Stream<V> stream = StreamSupport.stream(items::spliterator, 0, false); // not before it is read
    return source instanceof AutoCloseable closeable
        ? stream.onClose(() -> close(closeable))
        : stream;
  }

  /// Answers with the elements of a publisher. With [Overflow#BLOCK] it is asked for 32 of them,
  /// and for one more with each that was written; with the others for all of them at once.
  ///
  /// @throws Exception what the publisher fails with before it has a first element, in half a
  ///   second
  public Response of(Request request, Flow.@Nullable Publisher<? extends E> items)
      throws Exception {
    Flow.Publisher<? extends E> publisher = required(items, "Flow.Publisher");
    return respond(request, new SubscribedItems<>(publisher, encoder, options.overflow()));
  }

  /// Answers with the events that `feed` sends.
  ///
  /// @param responses made by [Group#framedEvents]
  /// @throws Exception what `feed` throws before there is an event, in half a second
  public static <T> Response feed(
      StreamResponses<Event<T>> responses, Request request, EventStream.Feed<T> feed)
      throws Exception {
    if (!(responses.encoder instanceof Framed<T>(EventEncoder<T> events))) {
      throw new IllegalArgumentException("feed: expected what Group.framedEvents returns");
    }
    return responses.respond(
        request,
        new ProducerThread(
            request, outbox -> feed.feed(new EventStream<>(outbox, events)), () -> {}, false));
  }

  /// A response to HEAD has no items, so nothing is asked for any (RFC 9110 section 9.3.2).
  private Response respond(Request request, ItemSource source) throws Exception {
    if (request.method() == Method.HEAD) {
      source.end();
      return Response.of(Status.OK, headers, new ResponseBody.Streamed(-1, _ -> {}));
    }
    return new OutgoingStream(source, options).respond(request, headers, lifespan);
  }

  private static <V> V required(@Nullable V returned, String type) {
    if (returned == null) {
      throw new IllegalStateException(
          "expected the " + type + " that the method declares, found null");
    }
    return returned;
  }

  private static <E> E element(@Nullable E item) {
    return Objects.requireNonNull(item, "an element of a streamed response is null");
  }

  @SuppressWarnings("unchecked") // it is only read
  private static <E> Iterator<E> cast(Iterator<? extends E> iterator) {
    return (Iterator<E>) iterator;
  }

  private static void close(AutoCloseable source) {
    try {
      source.close();
    } catch (RuntimeException unchecked) {
      throw unchecked;
    } catch (Exception failure) {
      throw new IllegalStateException("What has the items could not be closed", failure);
    }
  }
}
