package dev.serval.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of one setting before it has a value; generated code makes them.
///
/// @param key its name in files, such as `shop.database.max-pool-size`
/// @param variable its name in the environment, such as `SHOP_DATABASE_MAX_POOL_SIZE`
/// @param required whether it must be given
/// @param secret whether no message may show its value
/// @param list whether it has several values, separated by commas
/// @param flag whether it is true or false, so that an argument needs no value
/// @param byDefault the text of its default; null when there is none
/// @param about what the doc comment says of it; empty when that is nothing
public record Setting(
    String key,
    String variable,
    boolean required,
    boolean secret,
    boolean list,
    boolean flag,
    @Nullable String byDefault,
    String about) {

  /// Checks that nothing is missing.
  public Setting {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(variable, "variable");
    Objects.requireNonNull(about, "about");
  }

  /// Returns an optional setting of one text.
  public static Setting of(String key, String variable) {
    return new Setting(key, variable, false, false, false, false, null, "");
  }

  /// Returns this setting as one that must be given.
  public Setting asRequired() {
    return new Setting(key, variable, true, secret, list, flag, byDefault, about);
  }

  /// Returns this setting as one whose value is never shown.
  public Setting asSecret() {
    return new Setting(key, variable, required, true, list, flag, byDefault, about);
  }

  /// Returns this setting as one of several values.
  public Setting asList() {
    return new Setting(key, variable, required, secret, true, flag, byDefault, about);
  }

  /// Returns this setting as one that is true or false.
  public Setting asFlag() {
    return new Setting(key, variable, required, secret, list, true, byDefault, about);
  }

  /// Returns this setting with a default.
  public Setting byDefault(String text) {
    return new Setting(key, variable, required, secret, list, flag, text, about);
  }

  /// Returns this setting with a description.
  public Setting about(String text) {
    return new Setting(key, variable, required, secret, list, flag, byDefault, text);
  }
}
