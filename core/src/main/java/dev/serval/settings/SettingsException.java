package dev.serval.settings;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Says all that is wrong with the settings of a program, one line each.
///
/// It is meant to leave `main`: the message says what to do, and there is no stack trace, since
/// whoever reads it set a variable and wrote no code.
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int MAX_SHOWN = 100;

  private final transient List<SettingsFault> faults;

  SettingsException(String record, List<SettingsFault> faults, String advice) {
    super(message(record, faults, advice), null, false, false);
    this.faults = List.copyOf(faults);
  }

  /// Returns the faults, in the order of the components, then those of unknown names.
  public List<SettingsFault> faults() {
    return Objects.requireNonNullElse(faults, List.of());
  }

  private static String message(String record, List<SettingsFault> faults, String advice) {
    String count = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
    String more =
        faults.size() > MAX_SHOWN ? "\n  and " + (faults.size() - MAX_SHOWN) + " more" : "";
    return faults.stream()
            .limit(MAX_SHOWN)
            .map(fault -> "\n  " + fault)
            .collect(Collectors.joining("", count + " in the settings of " + record + ":", more))
        + "\n"
        + advice;
  }
}
