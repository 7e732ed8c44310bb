package dev.serval.settings;

import dev.serval.ParamConverter;
import dev.serval.binding.Conversions;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values that the sources gave, for a generated [SettingsBinder]; takes what is wrong with
/// them.
///
/// Asking for a value selects it: conversions and reports after that are about it. For one thread.
public final class SettingsValues extends Conversions {
  private static final Rule ONE_VALUE = Constraints.type("one value");

  private final SettingNames names;
  private final Map<String, Found> found;
  private final List<SettingsFault> faults;
  private final int faultsBefore;

  // The selected value.
  private String key = "";
  private int element = -1;
  private boolean ok = true;

  SettingsValues(SettingNames names, Map<String, Found> found, List<SettingsFault> faults) {
    this.names = names;
    this.found = found;
    this.faults = faults;
    this.faultsBefore = faults.size();
  }

  /// Selects the one value of a setting; null where there is none, and where there are several,
  /// which is reported.
  public @Nullable String setting(String key) {
    select(key);
    Found value = found.get(key);
    if (value != null && value.elements() != null) {
      report(ONE_VALUE);
      return null;
    }
    return value == null ? null : value.text();
  }

  /// Selects all values of a setting; empty where there is none.
  public List<String> settingAll(String key) {
    select(key);
    Found value = found.get(key);
    return value == null ? List.of() : value.all();
  }

  /// Selects the element at `index`, from 0, of the values selected before.
  public void element(int index) {
    element = index;
    ok = true;
  }

  private void select(String selected) {
    key = selected;
    element = -1;
    ok = true;
  }

  /// Returns whether a setting of a section was given a value.
  ///
  /// @param section the section's key, such as `shop.mail`
  public boolean isAnySet(String section) {
    return found.keySet().stream().anyMatch(set -> set.startsWith(section + "."));
  }

  /// Returns whether nothing was reported of the selected value.
  public boolean ok() {
    return ok;
  }

  /// Returns whether anything was reported of any value.
  public boolean failed() {
    return faults.size() > faultsBefore;
  }

  /// Reports that the selected value is missing, unless it is null because of another report.
  public void required() {
    if (ok) {
      ok = false;
      faults.add(new SettingsFault(name(key), "is required, and not set"));
    }
  }

  /// Reports that the selected value breaks a rule.
  @Override
  public void report(Rule rule) {
    fault(rule.detail());
  }

  /// Returns what `converter` makes of `raw`; its exception is told to nobody.
  @Override
  public <T> @Nullable T convert(ParamConverter<T> converter, String raw) {
    try {
      return converter.convert(raw);
    } catch (BadText expected) {
      fault(String.valueOf(expected.getMessage()));
    } catch (Exception refused) {
      fault("has the wrong format");
    }
    return null;
  }

  private void fault(String detail) {
    ok = false;
    String which = element < 0 ? "" : "element " + (element + 1) + " ";
    Found value = found.get(key);
    String shown = value == null ? "" : ", found " + shown(value) + " (" + value.origin() + ")";
    faults.add(new SettingsFault(name(key), which + detail + shown + serviceLink(value)));
  }

  /// Reports that a section, or a member of it, breaks a rule that is about several settings.
  ///
  /// @param section the section's key, such as `shop.mail`
  /// @param member the member to blame, by its Java name or as a path; empty for the section
  public void report(String section, String member, Rule rule) {
    String at = member.isEmpty() ? section : section + "." + member.replace('/', '.');
    faults.add(new SettingsFault(name(at), rule.detail()));
  }

  /// Reports that the constructor of a section refused its values.
  ///
  /// @param refused what it said, which is shown: it is the program's own text
  public void refused(String section, IllegalArgumentException refused) {
    String said = refused.getMessage();
    faults.add(new SettingsFault(name(section), said == null ? "is not valid" : said));
  }

  private String name(String of) {
    Setting setting = names.key(of);
    return setting == null ? SettingNames.asVariable(of) : setting.variable();
  }

  private String shown(Found value) {
    if (value.elements() != null && element < 0) {
      return "an array";
    }
    List<String> all = element < 0 ? List.of(value.text()) : value.all();
    String text = element < 0 ? value.text() : element < all.size() ? all.get(element) : "";
    Setting setting = names.key(key);
    boolean hidden = setting != null && setting.secret();
    return hidden || Shown.isSensitive(key, text) ? "a value that is not shown" : Shown.of(text);
  }

  /// A service of the program's name in Kubernetes sets variables that nobody wrote.
  private static String serviceLink(@Nullable Found value) {
    boolean link = value != null && VariableLayer.isServiceAddress(value.text());
    return link
        ? "; Kubernetes sets this for a service of that name, unless the pod says"
            + " enableServiceLinks: false"
        : "";
  }
}
