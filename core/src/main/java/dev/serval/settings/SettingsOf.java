package dev.serval.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a record the settings of a program, so that [Settings#load] can fill it.
///
/// ```java
/// @SettingsOf("shop")
/// record ShopSettings(@Default("8000") @Max(65535) int port, Database database) {}
///
/// record Database(URI url, Secret password, @Default("5s") Duration timeout) {}
/// ```
///
/// Each component is one setting, and a record among them a section of more. The Java name gives
/// all other names: `database.password` above is
///
/// | where | name |
/// |---|---|
/// | a file | `shop.database.password` |
/// | `.env` and the environment | `SHOP_DATABASE_PASSWORD` |
/// | an argument | `--database.password=…`, or `--shop.database.password=…` |
///
/// and a component `maxPoolSize` is `max-pool-size` and `MAX_POOL_SIZE`. A component without
/// [dev.serval.Default], `Optional` or `@Nullable` is required; a `List` or `Set` is empty when it
/// is absent. A component may be all that a parameter of a route may be, and also a `Duration` such
/// as `30s`, a [DataSize], a `java.nio.file.Path` and a [Secret].
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface SettingsOf {
  /// Returns what all names begin with: lower-case words between hyphens or dots; empty for names
  /// that begin with those of the components.
  ///
  /// With a prefix, what begins with it in the environment and is no setting is refused, so that a
  /// misspelled name is found at start.
  String value() default "";
}
