package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says in the document what a route causes the application to send later, to an address that its
/// caller gave.
///
/// ```java
/// @Post
/// @Callback(value = InvoiceEvents.class, url = "{$request.body#/callbackUrl}")
/// Created<Invoice> add(NewInvoice body) { … }
///
/// @Webhooks
/// interface InvoiceEvents {
///   @Post("/paid")
///   void paid(InvoicePaid body);
/// }
/// ```
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Callback {
  /// Returns an interface with [Webhooks]: what is sent.
  Class<?> value();

  /// Returns the address below which the paths of the interface are, in which
  /// `{$request.body#/callbackUrl}` and other *runtime expressions* of OpenAPI stand for what the
  /// request and its response say.
  String url();
}
