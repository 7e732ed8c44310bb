package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.json.JsonValue;
import dev.serval.testing.TestClient;
import org.junit.jupiter.api.Test;

/// What the document says of the golden case `webhooks`.
final class WebhooksTest {
  private static JsonValue document() throws ClassNotFoundException {
    Object invoices = RoutesTest.make("webhooks", "shop.Invoices");
    Class<?> events =
        Class.forName("shop.Invoices$InvoiceEvents", true, invoices.getClass().getClassLoader());
    App app = App.create().mount(invoices).webhooks(events);
    try (TestClient client = TestClient.of(app)) {
      return client.get("/openapi.json").expect(200).json();
    }
  }

  @Test
  void aWebhookSaysWhatIsSentAndWhatShallBeAnswered() throws Exception {
    JsonValue paid = document().at("/webhooks/paid/post");
    assertThat(paid.at("/summary")).hasToString("\"The invoice was paid.\"");
    assertThat(paid.at("/requestBody/content/application~1json/schema/$ref"))
        .hasToString("\"#/components/schemas/Paid\"");
    assertThat(paid.at("/parameters/0/name")).hasToString("\"X-Signature\"");
    assertThat(paid.at("/responses").toString())
        .contains("\"200\"", "Taken")
        .doesNotContain("default", "422");
    assertThat(document().at("/webhooks/late/post/responses").toString()).contains("\"204\"");
  }

  @Test
  void aCallbackHasItsAddressAndAnIdOfItsOwn() throws Exception {
    JsonValue document = document();
    JsonValue callback =
        document.at(
            "/paths/~1invoices/post/callbacks/invoiceEvents/{$request.body#~1callbackUrl}~1paid/post");
    assertThat(callback.at("/operationId").toString())
        .isNotEqualTo(document.at("/webhooks/paid/post/operationId").toString());
  }

  @Test
  void whatIsSentIsOutput() throws Exception {
    // A default makes a member optional in what is read, and never missing in what is written.
    assertThat(document().at("/components/schemas/Paid/required").toString()).contains("note");
  }

  @Test
  void refusesTwoOfOneNameAndMethod() {
    Compilation compilation =
        Compilation.of(
            "Events.java",
            """
            import dev.serval.*;

            @Webhooks
            interface Events {
              @Post("/paid") void one();

              @Post("/paid") void two();

              @Put("/paid") void other();
            }
            """);
    assertThat(compilation.messages())
        .filteredOn(message -> message.contains("expected"))
        .singleElement()
        .asString()
        .contains("one method for POST /paid", "Events.one()");
  }

  @Test
  void saysWhenTheProcessorDidNotRun() {
    App app = App.create().webhooks(Runnable.class);
    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java.lang.RunnableWebhooks");
  }

  @Test
  void refusesTwoOfOneName() throws Exception {
    Object invoices = RoutesTest.make("webhooks", "shop.Invoices");
    Class<?> events =
        Class.forName("shop.Invoices$InvoiceEvents", true, invoices.getClass().getClassLoader());
    App app = App.create().webhooks(events, events);
    assertThatThrownBy(app::handler)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("POST of the name `paid`");
  }
}
