package dev.serval.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says where the settings of a record come from, and loads them; [Settings#of] makes one.
///
/// ```java
/// ShopSettings settings =
///     Settings.of(ShopSettings.class)
///         .arguments("--port=0")
///         .environment(Map.of("SHOP_DATABASE_URL", "postgresql://localhost/test"))
///         .load();
/// ```
///
/// For one thread.
///
/// @param <T> the record
public final class SettingsLoader<T> {
  private static final String DOT_ENV = ".env";
  private static final int MAX_DOT_ENV = 1 << 18;

  private final Class<T> type;
  private final SettingsBinder<T> binder;
  private final SettingNames names;
  private final List<SettingsFault> faults = new ArrayList<>();
  private List<String> arguments = List.of();
  private Map<String, String> environment = System.getenv();
  private Path directory = Path.of("");
  private @Nullable Path file;

  SettingsLoader(Class<T> type) {
    this.type = type;
    this.binder = GeneratedSettings.require(type);
    this.names = new SettingNames(binder.prefix(), binder.settings());
  }

  /// Sets the arguments of `main`; none by default.
  public SettingsLoader<T> arguments(String... arguments) {
    this.arguments = List.of(arguments);
    return this;
  }

  /// Sets the environment; that of the process by default.
  public SettingsLoader<T> environment(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    return this;
  }

  /// Sets where `settings.properties`, `settings.json` and `.env` are looked for, and what the
  /// names of files are relative to; the working directory by default.
  public SettingsLoader<T> directory(Path directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
    return this;
  }

  /// Sets the file, which must be there; the argument `--settings=…` and the variable
  /// `SHOP_SETTINGS` name another one.
  public SettingsLoader<T> file(Path file) {
    this.file = Objects.requireNonNull(file, "file");
    return this;
  }

  /// Returns the settings.
  ///
  /// @throws SettingsException with all that is wrong, if anything is
  public T load() {
    faults.clear();
    Map<String, Found> dotEnv = dotEnv();
    Map<String, Found> variables = new LinkedHashMap<>();
    environment.forEach((name, value) -> variables.put(name, Found.text(value, "environment")));
    List<SettingsFault> unknown = new ArrayList<>();
    Map<String, Found> given = ArgumentLayer.of(arguments, names, unknown);

    Map<String, Found> found = new LinkedHashMap<>();
    Path from = file(given, variables, dotEnv);
    if (from != null) {
      found.putAll(ofFile(from));
    }
    found.putAll(VariableLayer.of(dotEnv, names, directory, unknown));
    found.putAll(VariableLayer.of(variables, names, directory, unknown));
    found.putAll(given);
    T settings = binder.bind(new SettingsValues(names, found, faults));
    faults.addAll(unknown);
    if (settings == null || !faults.isEmpty()) {
      throw new SettingsException(type.getName(), faults, advice());
    }
    return settings;
  }

  private Map<String, Found> dotEnv() {
    Path path = directory.resolve(DOT_ENV);
    if (!Files.isRegularFile(path)) {
      return Map.of();
    }
    try {
      return DotEnv.parse(BoundedFile.read(path, MAX_DOT_ENV), DOT_ENV, faults);
    } catch (IOException e) {
      faults.add(new SettingsFault(DOT_ENV, String.valueOf(e.getMessage())));
      return Map.of();
    }
  }

  /// The file to read: the one that an argument or a variable names, the one that was set, or the
  /// one that is there.
  private @Nullable Path file(
      Map<String, Found> given, Map<String, Found> variables, Map<String, Found> dotEnv) {
    String variable = names.fileVariable();
    Found named = given.get(SettingNames.FILE);
    named = named != null ? named : variables.getOrDefault(variable, dotEnv.get(variable));
    if (named != null) {
      try {
        return directory.resolve(named.text());
      } catch (InvalidPathException e) {
        faults.add(new SettingsFault(variable, "is not the name of a file"));
        return null;
      }
    }
    if (file != null) {
      return directory.resolve(file);
    }
    Path properties = directory.resolve(SettingNames.FILE + ".properties");
    Path json = directory.resolve(SettingNames.FILE + ".json");
    if (Files.exists(properties) && Files.exists(json)) {
      faults.add(new SettingsFault(json.toString(), "expected one of it and " + properties));
    }
    return Files.exists(properties) ? properties : Files.exists(json) ? json : null;
  }

  private Map<String, Found> ofFile(Path path) {
    Map<String, Found> found = SettingsFile.read(path, faults);
    found.forEach((key, value) -> {
      if (names.key(key) == null && names.ownsKey(key)) {
        String hint = Nearest.hint(key, "", names.keys());
        faults.add(new SettingsFault(key, "no such setting (" + value.origin() + ")" + hint));
      }
    });
    return found;
  }

  private String advice() {
    Setting first = names.all().stream().findFirst().orElse(null);
    return first == null
        ? "There are no settings."
        : "A setting such as %s stands in the environment, in .env, as the argument --%s=…, or as %s in a file."
            .formatted(first.variable(), names.asArgument(first), first.key());
  }
}
