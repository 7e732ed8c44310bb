package dev.serval.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the text of a `.env` file: one `NAME=value` on each line.
///
/// ```
/// # a comment, as an empty line is
/// PORT=8000                   # ends at white space before a #
/// export NAME=my shop         # `export` is left out; white space at both ends too
/// RAW='as it is: \n $HOME #'  # up to the next quote
/// TEXT="two\nlines"           # \n \r \t \" \\ and \$ are escapes
/// ```
///
/// A name is a letter or `_`, then letters, digits and `_`. Nothing is expanded: `$HOME` stays as
/// it is, since what a value is must not depend on who starts the program. A name that stands there
/// twice, and a line of any other form, is a fault.
final class DotEnv {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final String file;
  private final List<SettingsFault> faults;
  private final Map<String, Found> variables = new LinkedHashMap<>();

  private DotEnv(String file, List<SettingsFault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /// Returns the variables by their names.
  ///
  /// @param file what messages call the file
  /// @param faults takes what is wrong with it
  static Map<String, Found> parse(String text, String file, List<SettingsFault> faults) {
    DotEnv parser = new DotEnv(file, faults);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      parser.line(lines.get(i).strip(), file + " line " + (i + 1));
    }
    return parser.variables;
  }

  private void line(String line, String place) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    String rest =
        line.startsWith("export ") || line.startsWith("export\t")
            ? line.substring(7).strip()
            : line;
    int equals = rest.indexOf('=');
    String name = equals < 0 ? "" : rest.substring(0, equals);
    if (!NAME.matcher(name).matches()) {
      faults.add(new SettingsFault(place, "expected NAME=value"));
      return;
    }
    String value = value(rest.substring(equals + 1).strip());
    if (value == null) {
      faults.add(
          new SettingsFault(
              place, name + " has a quote without its end, text behind it, or an unknown escape"));
    } else if (variables.putIfAbsent(name, Found.text(value, place)) != null) {
      faults.add(new SettingsFault(place, name + " stands in " + file + " twice"));
    }
  }

  /// The value that the text behind `=` says, null when it is malformed.
  private static @Nullable String value(String raw) {
    if (raw.startsWith("'")) {
      int end = raw.indexOf('\'', 1);
      return end > 0 && isComment(raw.substring(end + 1)) ? raw.substring(1, end) : null;
    }
    if (raw.startsWith("\"")) {
      return quoted(raw);
    }
    for (int i = 0; i < raw.length(); i++) {
      boolean comment =
          raw.charAt(i) == '#' && (i == 0 || Character.isWhitespace(raw.charAt(i - 1)));
      if (comment) {
        return raw.substring(0, i).strip();
      }
    }
    return raw;
  }

  private static @Nullable String quoted(String raw) {
    StringBuilder value = new StringBuilder(raw.length());
    int i = 1;
    while (i < raw.length()) {
      char c = raw.charAt(i++);
      if (c == '"') {
        return isComment(raw.substring(i)) ? value.toString() : null;
      }
      if (c != '\\') {
        value.append(c);
        continue;
      }
      int escape = i < raw.length() ? "nrt\"\\$".indexOf(raw.charAt(i++)) : -1;
      if (escape < 0) {
        return null;
      }
      value.append("\n\r\t\"\\$".charAt(escape));
    }
    return null;
  }

  private static boolean isComment(String tail) {
    return tail.isBlank() || Character.isWhitespace(tail.charAt(0)) && tail.strip().startsWith("#");
  }
}
