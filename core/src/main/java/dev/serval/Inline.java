package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Runs a handler on the thread that serves the connection: for methods that never wait.
///
/// A virtual thread costs little; this costs nothing. But while such a handler runs, all other
/// connections of its thread wait: it must not read files, call other services, wait for a lock or
/// compute for more than some ten microseconds. A request whose body has not arrived as a whole
/// runs on a virtual thread all the same. A route that is found holding its thread is moved to
/// virtual threads, and the log names it.
///
/// ```java
/// @Get("/ping") @Inline
/// String ping() {
///   return "pong";
/// }
/// ```
///
/// On a class it is for all its methods.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Inline {}
