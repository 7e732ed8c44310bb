package fastapi.advanced;

import dev.serval.App;
import dev.serval.Callback;
import dev.serval.Created;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Webhooks;
import java.math.BigDecimal;
import java.net.URI;

/// What a route causes the application to send.
@Path("/invoices")
final class InvoiceCallbacks {
  static App app() {
    return App.create().mount(new InvoiceCallbacks());
  }

  // snippet: openapi-callbacks
  record NewInvoice(String id, BigDecimal total, URI callbackUrl) {}

  record InvoicePaid(String description, boolean paid) {}

  @Webhooks
  interface InvoiceEvents {
    /// The invoice was paid.
    @Post("/paid")
    void paid(InvoicePaid body);
  }

  @Post
  @Callback(value = InvoiceEvents.class, url = "{$request.body#/callbackUrl}")
  Created<NewInvoice> add(NewInvoice body) {
    return Created.of(body);
  }
  // end
}
