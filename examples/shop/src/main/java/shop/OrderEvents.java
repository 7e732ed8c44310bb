package shop;

import dev.serval.Header;
import dev.serval.Json;
import dev.serval.Post;
import dev.serval.Webhooks;

/// What the shop tells other servers.
@Webhooks
interface OrderEvents {
  /// An order that was paid.
  @Json
  record OrderPaid(long order, long cents) {}

  /// An order was paid.
  ///
  /// @param xSignature HMAC-SHA256 of the body, in hexadecimal
  @Post("/order-paid")
  void orderPaid(OrderPaid body, @Header String xSignature);
}
