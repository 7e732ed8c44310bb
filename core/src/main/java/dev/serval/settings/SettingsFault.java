package dev.serval.settings;

/// One thing that is wrong with the settings.
///
/// @param name the setting's variable, such as `SHOP_PORT`, or the name that is unknown, or the
///   place in a file
/// @param detail what is wrong, without the value of a secret
public record SettingsFault(String name, String detail) {
  @Override
  public String toString() {
    return name + ": " + detail;
  }
}
