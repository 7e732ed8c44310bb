// AnswerRight: who may answer a request, decided once.
package dev.serval.netty;

import java.util.concurrent.atomic.AtomicReference;

/// The right to answer one request. The handler and the transport both ask for it, from two
/// threads; who comes second answers nothing.
final class AnswerRight {

  private enum Holder {
    NOBODY,
    HANDLER,
    TRANSPORT
  }

  private final AtomicReference<Holder> holder = new AtomicReference<>(Holder.NOBODY);

  /// Takes it for the handler.
  ///
  /// @return false if the transport has answered
  /// @throws IllegalStateException if the handler has it already
  boolean takeForHandler() {
    Holder before = holder.compareAndExchange(Holder.NOBODY, Holder.HANDLER);
    if (before == Holder.HANDLER) {
      throw new IllegalStateException("this exchange was answered before");
    }
    return before == Holder.NOBODY;
  }

  /// Takes it for the transport.
  ///
  /// @return false if somebody has it
  boolean takeForTransport() {
    return holder.compareAndSet(Holder.NOBODY, Holder.TRANSPORT);
  }

  /// Gives the handler's back: what it took it for cannot be sent, and nothing was.
  void giveBack() {
    holder.set(Holder.NOBODY);
  }

  boolean isTaken() {
    return holder.get() != Holder.NOBODY;
  }
}
