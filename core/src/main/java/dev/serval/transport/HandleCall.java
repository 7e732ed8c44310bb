// HandleCall: a request of a handler that places none of its requests.
package dev.serval.transport;

/// Calls [ExchangeHandler#handle], on a virtual thread; a message that is known to be broken never
/// gets there, and is refused by the transport.
record HandleCall(ExchangeHandler handler, Exchange exchange) implements Call {
  private static final Placement ANYWHERE = new Placement("a request", Execution.VIRTUAL);

  @Override
  public Placement placement() {
    return ANYWHERE;
  }

  @Override
  public void run() {
    if (exchange.bodyFailure() == null) {
      handler.handle(exchange);
    }
  }
}
