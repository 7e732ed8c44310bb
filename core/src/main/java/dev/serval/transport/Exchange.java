// Exchange: one request and the way to answer it.
package dev.serval.transport;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// One HTTP request that passed every check of the wire, and the one answer to it.
///
/// Used by one thread at a time, normally the virtual thread that [ExchangeHandler#handle] runs on.
///
/// **Fields the transport owns.** `Content-Length`, `Transfer-Encoding`, `Connection`,
/// `Keep-Alive`, `Trailer` and `Date` are written by the transport. Where a handler gives them they
/// are left out without a word; only the option `close` in a given `Connection` is obeyed.
///
/// **Answers without a body.** To `HEAD`, and with status 204, 205 or 304, the bytes given are
/// dropped; `Content-Length` is that of the bytes for `HEAD`, and for 304 where there were any.
///
/// **Bodies that nobody reads** are discarded up to [TransportConfig#maxDrain] bytes, so that the
/// connection can be used again; a longer one ends the connection after the answer.
public interface Exchange {

  /// The method of the request (RFC 9110 section 9). `CONNECT` and `OPTIONS *` never get here: the
  /// transport answers them.
  ///
  /// @return the method
  Method method();

  /// The path and query that were asked for.
  ///
  /// @return the target in origin-form, whatever form it was sent in
  RequestTarget target();

  /// The header fields of the request. Trailer fields are checked and dropped.
  ///
  /// @return the fields in the order they came; `Host` holds [#authority]
  Headers headers();

  /// The scheme the request came in by.
  ///
  /// @return `http` or `https`
  String scheme();

  /// The host the request is for: that of an absolute-form target, else `Host` (RFC 9112 3.3).
  ///
  /// @return host and optional port, a valid authority; empty for HTTP/1.0 without `Host`
  String authority();

  /// Where the request came from.
  ///
  /// @return the peer's socket address
  SocketAddress remoteAddress();

  /// The version of HTTP that the request came in by, as its minor versions are named: RFC 9112
  /// section 2.3 and the names of RFC 9113 and 9114.
  ///
  /// @return `1.0`, `1.1`, `2` or `3`; `1.1` unless a transport says otherwise
  default String httpVersion() {
    return "1.1";
  }

  /// The announced length of the body.
  ///
  /// @return bytes; 0 if there is no body, -1 if it is chunked
  long contentLength();

  /// Whether the request has a body, perhaps one of zero chunks.
  ///
  /// @return true unless the length is 0
  boolean hasBody();

  /// The body, as it arrives. Every call returns the same stream.
  ///
  /// Reading blocks until bytes are there, and asks for them with `100 Continue` where the peer
  /// waits for that. Memory is bounded: a peer is read no faster than this stream is. Reading fails
  /// with a [RequestBodyException] when the body is malformed, cut off, too slow, or larger than
  /// its limit; a body whose announced length is above the limit fails at the first read. After
  /// `close()` reading fails; the rest is not discarded then, but when the request is answered, as
  /// a body that nobody reads is.
  ///
  /// @return the stream, empty if there is no body
  InputStream body();

  /// Sets the largest body this request may have, instead of [TransportConfig#maxBody]. Has no
  /// effect on bytes that were read before.
  ///
  /// @param max bytes, at least 0
  void limitBody(long max);

  /// The largest body this request may have.
  ///
  /// @return bytes: what [#limitBody] set last, else [TransportConfig#maxBody]
  long bodyLimit();

  /// What is wrong with the body, as far as it was received.
  ///
  /// Whoever handles the request may answer it, with the same status; the transport does so itself
  /// where nobody has answered [TransportConfig#lingerTimeout] after it was found. The connection
  /// is closed after it in any case.
  ///
  /// @return the refusal that the transport sends in place of any answer not yet committed, unless
  ///   that has the status of the refusal; or null
  @Nullable Refusal bodyFailure();

  /// Answers with a body that is complete in memory.
  ///
  /// The bytes are copied before this returns. Where the body of the request was not read to its
  /// end, this waits for the rest, [TransportConfig#lingerTimeout] at most; and a large answer
  /// blocks while the peer does not read. If the body of the request turns out to be broken, the
  /// peer gets the refusal of [#bodyFailure] instead and this returns normally. If the peer is
  /// gone, this returns normally too.
  ///
  /// @param status the final status, 200 or above
  /// @param headers the fields of the answer
  /// @param body holds the bytes
  /// @param from the index of the first byte
  /// @param length the number of bytes
  /// @throws IllegalStateException if an answer was already given
  void respond(Status status, Headers headers, byte[] body, int from, int length);

  /// Answers with a body that is written as it is made.
  ///
  /// Where nobody has read the body of the request, this waits for it to arrive, for
  /// [TransportConfig#lingerTimeout] at most, since a broken one is refused.
  ///
  /// The head and small pieces are held back until there is a full buffer or `flush()`. Writing
  /// blocks while the peer does not read, and throws a [java.io.IOException] once the peer is gone
  /// or if more than `length` bytes are written. Closing the stream ends the answer; an answer that
  /// is not closed when the handler ends, or closed before `length` bytes, is cut, so that the peer
  /// can see that it is incomplete.
  ///
  /// @param status the final status, 200 or above
  /// @param headers the fields of the answer
  /// @param length the exact number of bytes that will be written, or -1 if not known
  /// @return the stream to write and close; if the request's body is broken, one that drops all
  /// @throws IllegalStateException if an answer was already given
  OutputStream stream(Status status, Headers headers, long length);

  /// Answers with a body that no thread waits for. The handler may return then; the exchange is
  /// used until [PushedBody#ended] was called, for which the request counts as in flight.
  ///
  /// The head is sent at once. Where nobody has read the body of the request, this waits for it as
  /// [#stream] does; what comes after the answer was begun is not waited for, and ends the
  /// connection after it.
  ///
  /// @param status the final status, one that has content, 200 or above
  /// @param headers the fields of the answer
  /// @param body what is sent
  /// @return false, having done nothing, on a transport that cannot; by default that
  /// @throws IllegalStateException if an answer was already given
  /// @throws IllegalArgumentException if a field cannot be sent; another answer can be given then
  default boolean push(Status status, Headers headers, PushedBody body) {
    return false;
  }

  /// Whether the answer can no longer be replaced.
  ///
  /// @return true once [#respond] or [#stream] was called, or the transport answered
  boolean isCommitted();

  /// Whether the whole answer, and not a refusal in place of it, was handed over for a peer that
  /// was, as far as can be known, still there. What happened to it on the way nobody knows.
  ///
  /// @return false as long as nothing is answered, and where the answer was cut
  boolean isSent();

  /// Whether the peer is, as far as can be known, still there.
  ///
  /// @return false once the connection is closed
  boolean isOpen();

  /// Has `action` run once, as soon as the peer is seen to be gone: its connection broke, or it
  /// ended its side, after which no client in use still reads. At once where that was before; never
  /// once the answer is complete. It runs on a thread that serves sockets and must not block. Of a
  /// WebSocket [WebSocketChannel#onClosed] tells the end.
  ///
  /// @param action what to do, such as to wake up who makes the answer
  void onGone(Runnable action);

  /// Hears of work of this request that goes on after its answer: its background tasks, or what was
  /// to be done at the end of its WebSocket. For who waits for one request; [ExchangeHandler#drain]
  /// waits for all. By default nothing is done.
  ///
  /// @param thread what does the work, and has begun
  default void isFollowedBy(Thread thread) {}

  /// Whether the connection can leave HTTP with this request: it is a GET of HTTP/1.1 without a
  /// body, on a transport that can (RFC 9110 section 7.8).
  ///
  /// @return whether [#openWebSocket] is possible; by default not
  default boolean isUpgradable() {
    return false;
  }

  /// Answers 101 (Switching Protocols) and makes the connection a WebSocket.
  ///
  /// The handshake was checked by the caller (RFC 6455 section 4.2.1), up to
  /// `Sec-WebSocket-Accept`, which is among `headers`. The transport writes `Upgrade`, `Connection`
  /// and, where it accepts an offer of the request, `Sec-WebSocket-Extensions`; fields of these
  /// names in `headers` are left out. When the handler returns, the connection is closed with 1000,
  /// or with 1011 if it threw; messages that come after that are dropped. A server that stops
  /// closes with 1001, and interrupts the handler if that has not ended by the deadline.
  ///
  /// @param headers the fields of the answer
  /// @param options the bounds of the connection
  /// @return the open connection
  /// @throws IllegalStateException if an answer was already given, or unless [#isUpgradable]
  /// @throws IOException if the peer is gone
  WebSocketChannel openWebSocket(Headers headers, WebSocketOptions options) throws IOException;
}
