package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Shows a value of a parameter, a body or a component in the OpenAPI document, in place of one
/// that is made of its schema.
///
/// ```java
/// @Get
/// List<Todo> find(@Example("milk") @Nullable String q, @Example("[\"home\",\"shop\"]") List<String> tag)
///
/// record NewTodo(@Example("Buy milk") String title, @Example("{\"days\":7}") Repeat repeat) {}
/// ```
///
/// The text of what is one text in a query, such as numbers, dates and enums, is checked against
/// type and constraints by the compiler. Anything else is JSON; where that does not fit its schema,
/// the document leaves it out.
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Example {
  /// Returns the value, written as in a query string after decoding; JSON for lists, maps and
  /// records.
  String value();
}
