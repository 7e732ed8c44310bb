package dev.serval.settings;

import java.util.List;

/// The door to the settings of a program.
///
/// ```java
/// @SettingsOf("shop")
/// record ShopSettings(@Default("8000") int port, URI databaseUrl, Secret databasePassword) {}
///
/// public static void main(String[] args) {
///   ShopSettings settings = Settings.load(ShopSettings.class, args);
///   App.create().port(settings.port()).mount(new Shop(settings)).start();
/// }
/// ```
///
/// The sources, each overriding those before it: the defaults of the components · a file,
/// `settings.properties` or `settings.json` in the working directory, or the one that
/// `--settings=…` or `SHOP_SETTINGS` names · `.env` in the working directory · the environment ·
/// the arguments. What is in a source under the record's prefix and is no setting, is refused.
///
/// Everything that is wrong is said at once, by a [SettingsException] that may leave `main`.
public final class Settings {
  private static final int MAX_COLUMN = 48;

  private Settings() {}

  /// Returns the settings that the sources give.
  ///
  /// @param type a record with [SettingsOf]
  /// @param arguments those of `main`
  /// @throws SettingsException with all that is wrong, if anything is
  /// @throws IllegalStateException if the annotation processor did not run; the message says what
  ///   to add to the build
  public static <T> T load(Class<T> type, String... arguments) {
    return of(type).arguments(arguments).load();
  }

  /// Returns what loads the settings of a record from other sources than those of the process.
  ///
  /// @throws IllegalStateException if the annotation processor did not run
  public static <T> SettingsLoader<T> of(Class<T> type) {
    return new SettingsLoader<>(type);
  }

  /// Returns a table of all settings for people: variable, default, and what the doc comment says;
  /// for `--help`, or a page of the program's own.
  ///
  /// @throws IllegalStateException if the annotation processor did not run
  public static String describe(Class<?> type) {
    List<Setting> settings = GeneratedSettings.require(type).settings();
    int width = settings.stream().mapToInt(setting -> setting.variable().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Setting setting : settings) {
      String byDefault = setting.byDefault();
      String need =
          setting.required() ? "required" : byDefault == null ? "optional" : "default " + byDefault;
      text.append(setting.variable());
      text.repeat(' ', Math.max(1, Math.min(width, MAX_COLUMN) - setting.variable().length() + 2));
      text.append(need);
      if (!setting.about().isEmpty()) {
        text.append("  ").append(setting.about().replaceAll("\\s+", " "));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
