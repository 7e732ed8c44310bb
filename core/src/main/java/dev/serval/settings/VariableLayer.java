package dev.serval.settings;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Gives the settings of variables their values, whether the environment has them or a `.env` file.
///
/// `SHOP_PASSWORD_FILE=/run/secrets/password` gives `SHOP_PASSWORD` what the file says, without a
/// line break at its end: the form in which container platforms hand over secrets. The file has at
/// most 64 KiB.
final class VariableLayer {
  static final int MAX_SECRET_FILE = 1 << 16;

  private static final String FILE = "_FILE";

  /// What Kubernetes adds to the environment for each service of a namespace.
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          "\\w+_SERVICE_(HOST|PORT(_\\w+)?)|\\w+_PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");

  private final SettingNames names;
  private final Path directory;
  private final List<SettingsFault> faults;
  private final Map<String, Found> values = new LinkedHashMap<>();

  private VariableLayer(SettingNames names, Path directory, List<SettingsFault> faults) {
    this.names = names;
    this.directory = directory;
    this.faults = faults;
  }

  /// Returns the values by the keys of their settings.
  ///
  /// @param directory what the names of files are relative to
  static Map<String, Found> of(
      Map<String, Found> variables,
      SettingNames names,
      Path directory,
      List<SettingsFault> faults) {
    VariableLayer layer = new VariableLayer(names, directory, faults);
    variables.forEach(layer::variable);
    return layer.values;
  }

  /// Whether a value is what Kubernetes writes for the port of a service.
  static boolean isServiceAddress(String text) {
    return text.startsWith("tcp://") || text.startsWith("udp://") || text.startsWith("sctp://");
  }

  private void variable(String name, Found found) {
    Setting setting = names.variable(name);
    if (setting != null) {
      add(setting, found);
      return;
    }
    Setting ofFile =
        name.endsWith(FILE)
            ? names.variable(name.substring(0, name.length() - FILE.length()))
            : null;
    if (ofFile != null) {
      file(name, ofFile, found);
    } else if (names.ownsVariable(name)
        && !name.equals(names.fileVariable())
        && !isServiceLink(name, found.text())) {
      String hint = Nearest.hint(name, "", names.variables());
      faults.add(new SettingsFault(name, "no such setting (" + found.origin() + ")" + hint));
    }
  }

  private static boolean isServiceLink(String name, String text) {
    return SERVICE_LINK.matcher(name).matches() || name.endsWith("_PORT") && isServiceAddress(text);
  }

  private void file(String name, Setting setting, Found found) {
    // Who writes the secret itself where the name of its file belongs must not find it in a log.
    boolean hidden = setting.secret() || Shown.isSensitive(setting.key(), found.text());
    String file = hidden ? "the file" : found.text();
    String place = file + ", which " + name + " names in the " + found.origin();
    try {
      String text = BoundedFile.read(directory.resolve(found.text()), MAX_SECRET_FILE);
      int end = text.length();
      end -= text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
      add(setting, Found.text(text.substring(0, end), "the file that " + name + " names"));
    } catch (IOException e) {
      faults.add(new SettingsFault(setting.variable(), place + ": " + e.getMessage()));
    } catch (InvalidPathException e) {
      faults.add(new SettingsFault(name, "is not the name of a file (" + found.origin() + ")"));
    }
  }

  private void add(Setting setting, Found found) {
    if (values.putIfAbsent(setting.key(), found) != null) {
      String both = setting.variable() + " and " + setting.variable() + FILE;
      faults.add(new SettingsFault(setting.variable(), "is given twice: expected one of " + both));
    }
  }
}
