package dev.serval.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills one record of settings; the annotation processor writes one for each [SettingsOf], and
/// [GeneratedSettings] finds it.
///
/// @param <T> the record
public interface SettingsBinder<T> {
  /// Returns what all names begin with, as [SettingsOf#value] says; empty for nothing.
  String prefix();

  /// Returns all settings, those of sections included.
  List<Setting> settings();

  /// Makes the record, or reports what is wrong with its values and returns null.
  @Nullable T bind(SettingsValues in);
}
