// Generated from shop.Invoices.InvoiceEvents
package shop;

import dev.serval.Generated;
import dev.serval.GeneratedWebhooks;
import dev.serval.http.Method;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.Webhook;
import java.util.List;

@Generated
final class Invoices_InvoiceEventsWebhooks {
  static {
    GeneratedWebhooks.register(Invoices.InvoiceEvents.class, Invoices_InvoiceEventsWebhooks::all);
  }

  private Invoices_InvoiceEventsWebhooks() {}

  private static List<Webhook> all() {
    return List.of(
        new Webhook("paid", Method.POST, paidOperation()),
        new Webhook("late", Method.POST, lateOperation()));
  }

  private static Operation paidOperation() {
    return Operation.of("InvoiceEvents", "paid")
        .summary("The invoice was paid.")
        .tag("InvoiceEvents", "What an invoice tells.")
        .parameter(Parameter.header("X-Signature", ScalarSchemas.STRING).mandatory())
        .body(RequestContent.json(Invoices_PaidCodec.SCHEMA.ref()))
        .response(ApiResponse.json(200, Invoices_TakenCodec.SCHEMA.ref())
                .description("that it was noted"))
        .build();
  }

  private static Operation lateOperation() {
    return Operation.of("InvoiceEvents", "late")
        .summary("It was not.")
        .tag("InvoiceEvents", "What an invoice tells.")
        .body(RequestContent.json(Invoices_PaidCodec.SCHEMA.ref()))
        .response(ApiResponse.of(204))
        .build();
  }
}
