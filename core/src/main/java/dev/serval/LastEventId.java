package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a parameter from the header field `Last-Event-ID`: the [Event#id] of the last event that a
/// client had before its connection broke. Absent when it connects first.
///
/// ```java
/// @Events("/ticks")
/// Stream<Tick> ticks(@LastEventId @Nullable Long since) { … }
/// ```
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface LastEventId {}
