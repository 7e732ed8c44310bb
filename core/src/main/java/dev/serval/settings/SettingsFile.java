package dev.serval.settings;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonBoolean;
import dev.serval.json.JsonException;
import dev.serval.json.JsonNull;
import dev.serval.json.JsonNumber;
import dev.serval.json.JsonObject;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Reads a file of settings: the `.properties` of Java in UTF-8, or a JSON object whose members
/// nest as keys do (`{"shop": {"port": 8000}}`, or `{"shop.port": 8000}`).
///
/// Of at most 1 MiB. A key that stands there twice is a fault.
final class SettingsFile {
  static final int MAX_SIZE = 1 << 20;

  private final String file;
  private final List<SettingsFault> faults;
  private final Map<String, Found> values = new LinkedHashMap<>();

  private SettingsFile(String file, List<SettingsFault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /// Returns the values by their keys.
  static Map<String, Found> read(Path path, List<SettingsFault> faults) {
    SettingsFile reader = new SettingsFile(path.toString(), faults);
    String name = path.toString();
    boolean json = name.endsWith(".json");
    if (!json && !name.endsWith(".properties")) {
      reader.fault("expected a name that ends in .properties or .json");
      return Map.of();
    }
    try {
      String text = BoundedFile.read(path, MAX_SIZE);
      if (json) {
        reader.json(text);
      } else {
        reader.properties(text);
      }
    } catch (IOException e) {
      reader.fault(String.valueOf(e.getMessage()));
    }
    return reader.values;
  }

  private void fault(String detail) {
    faults.add(new SettingsFault(file, detail));
  }

  private void properties(String text) throws IOException {
    Properties properties =
        new Properties() {
          private static final long serialVersionUID = 1;

          @Override
          public synchronized @Nullable Object put(Object key, Object value) {
            add((String) key, Found.text((String) value, file));
            return null;
          }
        };
    try {
      properties.load(new StringReader(text));
    } catch (IllegalArgumentException malformed) {
      fault("has a \\u that four hexadecimal digits do not follow");
    }
  }

  private void json(String text) {
    try {
      if (JsonValue.parse(text) instanceof JsonObject object) {
        members(object, "");
      } else {
        fault("expected a JSON object");
      }
    } catch (JsonException e) {
      fault("is not JSON: " + e.getMessage());
    }
  }

  private void members(JsonObject object, String before) {
    object.members().forEach((name, value) -> value(before + name, value));
  }

  private void value(String key, JsonValue value) {
    switch (value) {
      case JsonObject object -> members(object, key + ".");
      case JsonArray array -> array(key, array);
      case JsonNull _ -> {}
      default -> add(key, Found.text(text(value), file));
    }
  }

  private void array(String key, JsonArray array) {
    List<String> elements = new ArrayList<>();
    for (JsonValue element : array.elements()) {
      switch (element) {
        case JsonObject _, JsonArray _, JsonNull _ -> {
          faults.add(new SettingsFault(key, "expected an array of plain values (" + file + ")"));
          return;
        }
        default -> elements.add(text(element));
      }
    }
    add(key, new Found("", elements, file));
  }

  private static String text(JsonValue value) {
    return switch (value) {
      case JsonString string -> string.value();
      case JsonNumber number -> number.text();
      case JsonBoolean bool -> String.valueOf(bool.value());
      case JsonObject _, JsonArray _, JsonNull _ -> "";
    };
  }

  private void add(String key, Found found) {
    if (values.putIfAbsent(key, found) != null) {
      faults.add(new SettingsFault(key, "stands in " + file + " twice"));
    }
  }
}
