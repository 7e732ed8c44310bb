package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a class that Serval's annotation processor wrote.
///
/// Java's own annotation of this name lives in the module of the compiler, which a server need not
/// have, and leaves no trace in class files, where coverage tools look for it.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Generated {}
