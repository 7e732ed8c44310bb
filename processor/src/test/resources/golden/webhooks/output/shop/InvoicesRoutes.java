// Generated from shop.Invoices
package shop;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.GeneratedWebhooks;
import dev.serval.Group;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.binding.Binder;
import dev.serval.http.Method;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.Callback;
import dev.serval.openapi.MediaContent;
import dev.serval.openapi.Operation;
import dev.serval.openapi.RequestContent;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;

@Generated
final class InvoicesRoutes implements Routes {
  static {
    GeneratedRoutes.register(Invoices.class, InvoicesRoutes::new);
  }

  private final Invoices invoices;

  InvoicesRoutes(Invoices invoices) {
    this.invoices = invoices;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<Invoices.NewInvoice> newInvoiceJson =
        group.json(JsonType.of(Invoices_NewInvoiceCodec.INSTANCE, Invoices.NewInvoice.class));
    JsonBody<Invoices.Invoice> invoiceJson =
        group.json(JsonType.of(Invoices_InvoiceCodec.INSTANCE, Invoices.Invoice.class));
    JsonBody<Invoices.Paid> paidJson =
        group.json(JsonType.of(Invoices_PaidCodec.INSTANCE, Invoices.Paid.class));
    group.route(
        Route.of(Method.POST, "/invoices", request -> add(request, newInvoiceJson, invoiceJson))
            .operation(InvoicesRoutes::addOperation)
            .place("shop.Invoices.add"));
    group.route(
        Route.of(Method.GET, "/invoices", _ -> last(paidJson))
            .operation(InvoicesRoutes::lastOperation)
            .place("shop.Invoices.last"));
  }

  private Response add(Request request, JsonBody<Invoices.NewInvoice> newInvoiceJson,
      JsonBody<Invoices.Invoice> invoiceJson) throws Exception {
    Binder in = Binder.of(request);
    Invoices.NewInvoice body = in.body(newInvoiceJson);
    in.check();
    return invoices.add(body).toResponse(invoiceJson);
  }

  private Response last(JsonBody<Invoices.Paid> paidJson) throws Exception {
    return Response.json(paidJson, invoices.last());
  }

  private static Operation addOperation() {
    return Operation.of("Invoices", "add")
        .tag("Invoices", "Invoices that tell when they are paid.")
        .body(RequestContent.json(Invoices_NewInvoiceCodec.SCHEMA.ref()))
        .response(ApiResponse.json(201, Invoices_InvoiceCodec.SCHEMA.ref())
                .header("Location", ScalarSchemas.URI, "Where it is"))
        .callback(
            new Callback("invoiceEvents", "{$request.body#/callbackUrl}",
                GeneratedWebhooks.of(Invoices.InvoiceEvents.class)))
        .build();
  }

  private static Operation lastOperation() {
    return Operation.of("Invoices", "last")
        .tag("Invoices", "Invoices that tell when they are paid.")
        .response(ApiResponse.json(200, Invoices_PaidCodec.SCHEMA.ref()))
        .build();
  }
}
