package dev.serval;

/// The version of this Serval, for messages that tell what to write into a build.
final class Version {
  /// Equal to the version in the pom; a test compares them.
  static final String CURRENT = "0.1.0-SNAPSHOT";

  private Version() {}
}
