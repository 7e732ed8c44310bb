package dev.serval.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the arguments of `main`: `--name=value`, and `--name` for a setting that is true or false.
///
/// Whatever else is there is a fault, because it would be taken for something that it does not do.
final class ArgumentLayer {
  private final SettingNames names;
  private final List<SettingsFault> faults;
  private final Map<String, Found> values = new LinkedHashMap<>();

  private ArgumentLayer(SettingNames names, List<SettingsFault> faults) {
    this.names = names;
    this.faults = faults;
  }

  /// Returns the values by the keys of their settings; [SettingNames#FILE] is the file's.
  static Map<String, Found> of(
      List<String> arguments, SettingNames names, List<SettingsFault> faults) {
    ArgumentLayer layer = new ArgumentLayer(names, faults);
    for (int i = 0; i < arguments.size(); i++) {
      layer.argument(arguments.get(i), i + 1);
    }
    return layer.values;
  }

  /// A text without a name may be anything, a secret too, and is not shown.
  private void argument(String argument, int number) {
    if (!argument.startsWith("--") || argument.length() == 2) {
      fault("argument " + number, "expected --name=value");
      return;
    }
    int equals = argument.indexOf('=');
    String name = argument.substring(2, equals < 0 ? argument.length() : equals);
    Setting setting = names.argument(name);
    boolean file = setting == null && name.equals(SettingNames.FILE);
    if (setting == null && !file) {
      fault("--" + name, "no such setting" + Nearest.hint(name, "--", names.arguments()));
    } else if (equals < 0 && (setting == null || !setting.flag())) {
      fault("--" + name, "expected --" + name + "=value");
    } else {
      String text = equals < 0 ? "true" : argument.substring(equals + 1);
      String key = setting == null ? SettingNames.FILE : setting.key();
      if (values.putIfAbsent(key, Found.text(text, "argument --" + name)) != null) {
        fault("--" + name, "is given twice");
      }
    }
  }

  private void fault(String name, String detail) {
    faults.add(new SettingsFault(name, detail));
  }
}
