package shop;

import dev.serval.Callback;
import dev.serval.Created;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Webhooks;
import java.net.URI;

/// Invoices that tell when they are paid.
@Path("/invoices")
final class Invoices {
  record NewInvoice(String title, URI callbackUrl) {}

  record Invoice(long id) {}

  /// @param note what was written with it
  record Paid(long invoice, @dev.serval.Default("none") String note) {}

  record Taken(boolean ok) {}

  /// What an invoice tells.
  @Webhooks
  interface InvoiceEvents {
    /// The invoice was paid.
    ///
    /// @return that it was noted
    @Post("/paid")
    Taken paid(Paid body, @Header String xSignature);

    /// It was not.
    @Post("/late")
    void late(Paid body);
  }

  @Post
  @Callback(value = InvoiceEvents.class, url = "{$request.body#/callbackUrl}")
  Created<Invoice> add(NewInvoice body) {
    return Created.at("/invoices/1", new Invoice(1));
  }

  @Get
  Paid last() {
    return new Paid(1, "cash");
  }
}
