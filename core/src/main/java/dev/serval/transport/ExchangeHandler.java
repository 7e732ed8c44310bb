// ExchangeHandler: what a transport calls for each request.
package dev.serval.transport;

import java.time.Duration;

/// Answers requests.
///
/// ```java
/// ExchangeHandler hello =
///     new ExchangeHandler() {
///       public void handle(Exchange exchange) {
///         byte[] body = "hello".getBytes(UTF_8);
///         exchange.respond(Status.OK, Headers.empty(), body, 0, body.length);
///       }
///
///       public RawResponse refuse(Refusal refusal) {
///         return new RawResponse(refusal.status(), Headers.empty(), new byte[0]);
///       }
///     };
/// ```
public interface ExchangeHandler {

  /// Answers one request, by [Exchange#respond] or by [Exchange#stream] and closing that stream.
  ///
  /// Runs on a virtual thread of its own and may block. If it throws, or returns without a complete
  /// answer, the fault is logged, the peer gets a 500 from [#refuse] where nothing was sent yet,
  /// and the connection is closed. The exchange must not be used after this returned.
  ///
  /// @param exchange the request, and the way to answer it
  void handle(Exchange exchange);

  /// Looks at a request before it is decided which thread answers it.
  ///
  /// Runs on a thread that serves sockets: it must not block, and runs no code of the application.
  /// What it throws is a fault, as if [Call#run] had thrown it.
  ///
  /// A message may be known to be broken already ([Exchange#bodyFailure]): what answers it should
  /// say that, with what all its answers have. Where it ends without an answer, the transport says
  /// so.
  ///
  /// @param exchange the request; its body must not be read yet
  /// @return what answers it; by default [#handle] on a virtual thread, unless the message is
  ///   broken
  default Call prepare(Exchange exchange) {
    return new HandleCall(this, exchange);
  }

  /// Waits for the work that answered requests have left behind, and asks what is not done by then
  /// to end.
  ///
  /// @param patience how long to wait
  /// @return whether all of it ended in time; by default there is none
  /// @throws InterruptedException if the waiting thread is interrupted
  default boolean drain(Duration patience) throws InterruptedException {
    return true;
  }

  /// Renders an error that the transport itself answers.
  ///
  /// Runs on any thread, among them those that serve all sockets: it must be cheap and must not
  /// block. A transport may keep what it gets, and send it for every refusal that is equal.
  ///
  /// @param refusal what is wrong
  /// @return the answer; the transport adds the framing fields and closes the connection
  RawResponse refuse(Refusal refusal);
}
