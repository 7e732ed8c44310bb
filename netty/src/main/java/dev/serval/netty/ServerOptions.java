// ServerOptions: the answer to OPTIONS *.
package dev.serval.netty;

import dev.serval.http.Headers;
import dev.serval.http.Status;
import dev.serval.transport.Call;
import dev.serval.transport.Exchange;
import dev.serval.transport.Execution;
import dev.serval.transport.Placement;

/// Says what the server as a whole understands (RFC 9110 section 9.3.7). It is about no resource,
/// so no handler hears of it.
record ServerOptions(Exchange exchange) implements Call {
  private static final Placement PLACEMENT = new Placement("OPTIONS *", Execution.INLINE);
  private static final byte[] NOTHING = {};
  private static final Headers ALLOW =
      Headers.of("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, QUERY");

  @Override
  public Placement placement() {
    return PLACEMENT;
  }

  @Override
  public void run() {
    exchange.respond(Status.NO_CONTENT, ALLOW, NOTHING, 0, 0);
  }
}
