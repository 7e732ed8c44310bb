package dev.serval.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Gives a setting another environment variable than the one that follows from its name; for names
/// that a platform dictates.
///
/// ```java
/// @SettingsOf("shop")
/// record ShopSettings(@Variable("PORT") @Default("8000") int port) {}
/// ```
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.CLASS)
public @interface Variable {
  /// Returns the variable's name: letters, digits and `_`.
  String value();
}
