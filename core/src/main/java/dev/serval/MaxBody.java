package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Bounds the size of request bodies of one route or of a whole resource class, in bytes.
///
/// It replaces the limit of [dev.serval.transport.TransportConfig]; a body beyond it is answered
/// 413. On a superclass or interface it holds for the resource classes below. The nearest one wins:
/// the method's, the class's, then what that extends and implements, step by step; of several that
/// are equally near the smallest holds.
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface MaxBody {
  /// Returns the most bytes a body may have after transfer decoding; 0 or more.
  long value();
}
