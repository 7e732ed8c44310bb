package dev.serval.processor.check;

import dev.serval.processor.model.Place;
import dev.serval.processor.model.SettingsModel;
import dev.serval.processor.model.SettingsModel.Section;
import dev.serval.processor.model.SettingsModel.Single;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Rule: each setting has a name that every source can carry, and that no other setting has.
public final class SettingNames {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private SettingNames() {}

  /// The variable that a key has in the environment.
  public static String variable(String key) {
    return key.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /// Checks what the names begin with; empty is nothing.
  public static boolean checkPrefix(String prefix, Place place, Problems problems) {
    for (String word : prefix.isEmpty() ? new String[0] : prefix.split("\\.", -1)) {
      if (!WORD.matcher(word).matches()) {
        problems.report(
            Diagnostic.BAD_SETTING_NAME,
            place,
            "lower-case ASCII words between hyphens or dots",
            "\"" + prefix + "\"",
            "`@SettingsOf(\"shop\")`, for instance");
        return false;
      }
    }
    return true;
  }

  /// Checks the name of one component.
  public static boolean checkWord(String word, Place place, Problems problems) {
    boolean fits = WORD.matcher(word).matches();
    if (!fits) {
      problems.report(
          Diagnostic.BAD_SETTING_NAME,
          place,
          "ASCII letters and digits, which a variable can carry",
          "`" + word + "`",
          "another name for the component");
    }
    return fits;
  }

  /// Checks that all variables differ, and that none is the one that names the file.
  public static void check(SettingsModel settings, Problems problems) {
    Map<String, Place> taken = new HashMap<>();
    check(settings.root(), settings, taken, problems);
  }

  private static void check(
      Section section, SettingsModel settings, Map<String, Place> taken, Problems problems) {
    String file = settings.prefix().isEmpty() ? "settings" : settings.prefix() + ".settings";
    for (SettingsModel.Member member : section.members()) {
      switch (member) {
        case Section inner -> check(inner, settings, taken, problems);
        case Single single -> {
          Place place = single.value().place();
          String variable = single.variable();
          Place other = taken.putIfAbsent(variable, place);
          if (!VARIABLE.matcher(variable).matches()) {
            problems.report(
                Diagnostic.BAD_SETTING_NAME,
                place,
                "a variable of letters, digits and `_`",
                "\"" + variable + "\"",
                "`@Variable(\"PORT\")`, for instance");
          } else if (variable.equals(variable(file)) || single.value().wireName().equals(file)) {
            problems.report(
                Diagnostic.BAD_SETTING_NAME,
                place,
                "another name than `" + variable(file) + "`, which names the file of settings",
                "`" + single.name() + "`",
                "another name for the component");
          } else if (other != null) {
            problems.report(
                Problem.of(
                        Diagnostic.BAD_SETTING_NAME,
                        place,
                        "a variable for this setting alone",
                        "`" + variable + "`, which is that of another",
                        "another name, or `@Variable(\"…\")`")
                    .and(other));
          }
        }
      }
    }
  }
}
