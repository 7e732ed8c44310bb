package dev.serval.security;

import java.util.Set;

/// What knows the scopes that it was granted: a verified token, or a user that a `@Provides` method
/// made of credentials. [Scopes] are compared with it.
public interface Granted {
  /// Returns the scopes; never null.
  Set<String> scopes();
}
