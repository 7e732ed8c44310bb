package dev.serval.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which [Verifier] makes a type of credentials: on the type, on a scheme of one's own, or on
/// a parameter. The nearest to the parameter counts.
///
/// Generated code asks the application for the object, which `App.provide` gives; a test puts
/// another in its place with `App.override`.
///
/// ```java
/// @VerifiedBy(Clients.class)
/// record Client(String name) {}
///
/// final class Clients implements Verifier<String, Client> { … }
///
/// App.create().provide(new Clients(store)).mount(new Stock());
/// ```
@Documented
@Target({ElementType.TYPE, ElementType.PARAMETER})
@Retention(RetentionPolicy.CLASS)
public @interface VerifiedBy {
  /// Returns the class of the verifier.
  Class<? extends Verifier<?, ?>> value();
}
