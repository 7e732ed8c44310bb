package dev.serval.security;

import java.util.Objects;

/// A user name and password as they came with a request (RFC 7617): unproven.
///
/// @param user the name, without colon and control characters; may be empty
/// @param password the password, without control characters; may be empty
public record BasicCredentials(String user, String password) {
  /// Checks that nothing is missing.
  public BasicCredentials {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  /// The name alone: what is printed ends up in logs.
  @Override
  public String toString() {
    return "BasicCredentials[user=" + user + "]";
  }
}
