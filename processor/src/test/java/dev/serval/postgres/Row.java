package dev.serval.postgres;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// As in `serval-postgres`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Row {}
