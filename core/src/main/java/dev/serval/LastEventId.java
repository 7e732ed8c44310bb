package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from the header field `Last-Event-ID`: the [Event#id] of the last event that a
/// client had before its connection broke. Absent when it connects first, so the parameter is
/// `@Nullable`, an `Optional`, or has a `@Default`; and it is one value. On methods with [Events],
/// and on those that provide dependencies.
///
/// ```java
/// @Events("/ticks")
/// Stream<Tick> ticks(@LastEventId @Nullable Long since) { … }
/// ```
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface LastEventId {}
