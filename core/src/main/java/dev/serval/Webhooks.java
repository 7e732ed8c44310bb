package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes requests that the application sends to its clients, so that the document can tell them
/// what to expect.
///
/// The methods of the interface are read as those of a resource class are: path, parameters, body
/// and result say what is sent and what the receiver shall answer. The path without its first slash
/// is the name of the webhook. Nobody calls them.
///
/// ```java
/// @Webhooks
/// interface ShopWebhooks {
///   /// An order was paid.
///   @Post("/order-paid")
///   void orderPaid(OrderPaid body);
/// }
///
/// app.webhooks(ShopWebhooks.class);
/// ```
///
/// @see Callback
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Webhooks {}
