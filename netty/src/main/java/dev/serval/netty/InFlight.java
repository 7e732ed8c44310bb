// InFlight: the request that a connection is answering, and the body it is receiving.
package dev.serval.netty;

import dev.serval.transport.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One exchange at a time, from its head to the end of its answer; none in between. Belongs to the
/// event loop.
final class InFlight {
  private final ServerState server;
  private final HttpConnection connection;
  private final InputBuffer input;
  private @Nullable NettyExchange exchange;
  private @Nullable BodyIntake intake;
  private @Nullable PushedAnswer pushed;

  /// @param input what the body is taken from
  InFlight(ServerState server, HttpConnection connection, InputBuffer input) {
    this.server = server;
    this.connection = connection;
    this.input = input;
  }

  NettyExchange begin(AcceptedRequest request) {
    NettyExchange next = new NettyExchange(server, connection, request, incoming(request));
    exchange = next;
    return next;
  }

  /// Takes the body at once if it is all there; else prepares for what will come.
  private IncomingBody incoming(AcceptedRequest request) {
    ArrivedBody arrived = ArrivedBody.of(request, input);
    if (arrived != null) {
      return arrived;
    }
    intake = new BodyIntake(request.decoder(server.config()), connection.handOver()::proceed);
    return intake.queue();
  }

  /// Takes what has come of the body.
  ///
  /// @param ended whether no more input will come
  void readBody(boolean ended) {
    if (intake != null) {
      Refusal refusal = intake.take(input, ended);
      if (intake.isOver()) {
        intake = null;
      }
      if (refusal != null) {
        Objects.requireNonNull(exchange).failBody(refusal);
      }
    }
  }

  /// Begins an answer that is taken piece by piece.
  void push(PushedAnswer answer) {
    pushed = answer;
    answer.begin();
  }

  /// Takes what has been made of such an answer.
  void takePushed() {
    if (pushed != null) {
      pushed.proceed();
    }
  }

  /// Whether the peer owes bytes of the body.
  boolean awaitsBody() {
    return intake != null && input.isEmpty() && exchange != null && exchange.awaitsBody();
  }

  /// Bytes of the body that have come; 0 if it is complete.
  long received() {
    return intake == null ? 0 : intake.queue().received();
  }

  /// Refuses the rest of the body.
  void failBody(Refusal refusal) {
    intake = null;
    Objects.requireNonNull(exchange).failBody(refusal);
  }

  /// Answers the refusal of a broken body, where the handler has had its time to do so.
  ///
  /// @param now the time in nanoseconds
  /// @return whether an answer that is taken piece by piece shall give a sign of life
  boolean checkAnswer(long now) {
    if (exchange != null) {
      exchange.refuseLate(now);
    }
    return pushed != null && pushed.isQuiet();
  }

  /// Receives no more of the body: the handler that still runs can read no more of it.
  void cutBody() {
    if (exchange != null) {
      exchange.incoming().fail(Refusals.BODY_CUT);
    }
    intake = null;
  }

  /// Forgets the exchange: its answer is complete.
  void end() {
    exchange = null;
    intake = null;
    pushed = null;
  }

  void peerGone() {
    if (exchange != null) {
      exchange.peerGone();
    }
  }

  /// The connection is closed; a handler that still runs is remembered by `sweep`.
  void disconnected(ConnectionSweep sweep) {
    intake = null;
    if (exchange != null) {
      exchange.disconnected();
      if (pushed != null) {
        pushed.disconnected();
        pushed = null;
      }
      sweep.orphan(exchange.run());
      exchange = null;
    }
  }

  void interrupt() {
    if (exchange != null) {
      exchange.run().interrupt();
    }
  }
}
