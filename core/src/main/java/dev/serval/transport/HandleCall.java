// HandleCall: a request of a handler that places none of its requests.
package dev.serval.transport;

/// Calls [ExchangeHandler#handle], on a virtual thread.
record HandleCall(ExchangeHandler handler, Exchange exchange) implements Call {
  private static final Placement ANYWHERE = new Placement("a request", Execution.VIRTUAL);

  @Override
  public Placement placement() {
    return ANYWHERE;
  }

  @Override
  public void run() {
    handler.handle(exchange);
  }
}
