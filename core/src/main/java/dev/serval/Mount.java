package dev.serval;

import dev.serval.http.HostPattern;

/// An application inside another, and which requests it answers.
///
/// @param by which ones
/// @param plan the application
record Mount(By by, Blueprint plan) {
  /// Which requests a mounted application answers.
  sealed interface By {
    /// Those to a path and all below it.
    record Prefix(String prefix) implements By {}

    /// Those for a host.
    record Host(HostPattern host) implements By {}

    /// Those whose header field names a version.
    record Version(String header, String version) implements By {}
  }

  /// Returns what is before the templates of its routes.
  String prefix(String outer) {
    return by instanceof By.Prefix(String prefix) ? Prefix.join(outer, prefix) : outer;
  }

  /// Returns what is before the paths of its document and pages.
  String docsPrefix(String outer) {
    return by instanceof By.Version(_, String version)
        ? Prefix.join(outer, "/" + version)
        : prefix(outer);
  }
}
