package dev.serval;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Has a JSON codec generated for a type that no route mentions.
///
/// The codec is `<Type>Codec` of the same package, found by [dev.serval.json.JsonCodec#of(Class)].
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Json {}
