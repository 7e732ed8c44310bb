package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the path template that all routes of a class begin with, and makes it a resource.
///
/// A resource class needs no other registration than [App#mount(Object)]; the annotation processor
/// writes its routes into `<Class>Routes` of the same package.
///
/// ```java
/// @Path("/todos")
/// final class Todos {
///   @Get("/{id}")
///   Todo byId(long id) { … }      // GET /todos/{id}
/// }
/// ```
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Path {
  /// Returns the template: literal segments, `{name}`, and at last place `{rest...}`.
  String value() default "";
}
