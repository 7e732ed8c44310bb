package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Runs a handler on one of a few platform threads: for methods that compute.
///
/// There are as many as there are processors, shared by all routes that ask for them; further
/// requests wait in line, within the limit of requests in flight. A handler that computes for
/// milliseconds on a virtual thread keeps others from running; here it cannot.
///
/// ```java
/// @Post("/thumbnails") @Cpu
/// Thumbnail thumbnail(NewImage body) {
///   return scaler.scale(body);
/// }
/// ```
///
/// On a class it is for all its methods.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Cpu {}
