package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Wraps one route, or all routes of a resource class, in middleware.
///
/// The objects of these classes are given with [App#provide], as those of [Depends] are. Layers of
/// the class are outside those of the method where phase and priority are equal.
///
/// ```java
/// @Get("/report")
/// @Use(SlowLane.class)
/// Report report() { … }
///
/// app.provide(new SlowLane(4)).mount(new Reports());
/// ```
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface Use {
  /// Returns classes that implement [Middleware].
  Class<? extends Middleware>[] value();
}
