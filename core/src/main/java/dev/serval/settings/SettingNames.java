package dev.serval.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All settings of one record by their names in each kind of source.
final class SettingNames {
  /// What names the file of settings, beside the settings themselves.
  static final String FILE = "settings";

  private final String prefix;
  private final Map<String, Setting> byKey = new LinkedHashMap<>();
  private final Map<String, Setting> byVariable = new LinkedHashMap<>();

  SettingNames(String prefix, List<Setting> settings) {
    this.prefix = prefix;
    for (Setting setting : settings) {
      byKey.put(setting.key(), setting);
      byVariable.put(setting.variable(), setting);
    }
  }

  Collection<Setting> all() {
    return byKey.values();
  }

  @Nullable Setting key(String key) {
    return byKey.get(key);
  }

  @Nullable Setting variable(String variable) {
    return byVariable.get(variable);
  }

  /// The setting of an argument's name, with or without the prefix.
  @Nullable Setting argument(String name) {
    Setting setting = byKey.get(name);
    return setting != null || prefix.isEmpty() ? setting : byKey.get(prefix + "." + name);
  }

  /// Whether a key of a file belongs to these settings, known or not.
  boolean ownsKey(String key) {
    return prefix.isEmpty() || key.equals(prefix) || key.startsWith(prefix + ".");
  }

  /// Whether a variable belongs to these settings, known or not: without a prefix, only those do
  /// that are known.
  boolean ownsVariable(String variable) {
    return !prefix.isEmpty() && variable.startsWith(variablePrefix());
  }

  /// `SHOP_`; empty without a prefix.
  String variablePrefix() {
    return prefix.isEmpty() ? "" : asVariable(prefix) + "_";
  }

  /// The variable that names the file: `SHOP_SETTINGS`.
  String fileVariable() {
    return variablePrefix() + asVariable(FILE);
  }

  /// The name as an argument, without the prefix: `database.url`.
  String asArgument(Setting setting) {
    return prefix.isEmpty() || !setting.key().startsWith(prefix + ".")
        ? setting.key()
        : setting.key().substring(prefix.length() + 1);
  }

  List<String> keys() {
    return List.copyOf(byKey.keySet());
  }

  List<String> variables() {
    return List.copyOf(byVariable.keySet());
  }

  List<String> arguments() {
    List<String> names = new ArrayList<>();
    byKey.values().forEach(setting -> names.add(asArgument(setting)));
    return names;
  }

  static String asVariable(String key) {
    return key.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
