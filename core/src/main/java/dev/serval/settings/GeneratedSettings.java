package dev.serval.settings;

import dev.serval.json.ProcessorSetup;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The binders that the annotation processor wrote, by record.
///
/// The generated `ShopSettingsBinder` registers itself in its class initialiser, which runs when
/// [Settings#load] asks for it by its name. Safe for many threads.
public final class GeneratedSettings {
  private static final Map<Class<?>, SettingsBinder<?>> BINDERS = new ConcurrentHashMap<>();

  private GeneratedSettings() {}

  /// Registers the binder of a record; called by generated code.
  public static <T> void register(Class<T> type, SettingsBinder<T> binder) {
    BINDERS.put(type, binder);
  }

  /// Returns the binder of a record.
  ///
  /// @throws IllegalStateException if there is none; the message says what to add
  static <T> SettingsBinder<T> require(Class<T> type) {
    SettingsBinder<T> binder = find(type);
    if (binder == null) {
      try {
        Class.forName(nameFor(type), true, type.getClassLoader());
      } catch (ClassNotFoundException notGenerated) {
        throw new IllegalStateException(missing(type), notGenerated);
      }
      binder = find(type);
    }
    if (binder == null) {
      throw new IllegalStateException(missing(type));
    }
    return binder;
  }

  @SuppressWarnings("unchecked") // register() ties the two types together
  private static <T> @Nullable SettingsBinder<T> find(Class<T> type) {
    return (SettingsBinder<T>) BINDERS.get(type);
  }

  private static String nameFor(Class<?> type) {
    return type.getName().replace('$', '_') + "Binder";
  }

  private static String missing(Class<?> type) {
    return """
    Settings: expected the class %1$s beside %2$s, which Serval's annotation processor writes for \
    a record that has @SettingsOf; found none.
    Either %2$s does not have it, or the processor did not run: since JDK 23, javac silently \
    skips processors that are only on the class path.

    %3$s
    """
        .formatted(nameFor(type), type.getName(), ProcessorSetup.lines());
  }
}
