package dev.serval.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A text that is never printed: a password, a key, a token.
///
/// `toString` hides it, messages about settings leave it out, JSON has no codec for it, and
/// comparing two takes the same time wherever they differ. [#reveal] gives the text to the one call
/// that needs it. Immutable.
///
/// ```java
/// record Database(URI url, Secret password) {}
///
/// connect(database.url(), database.password().reveal());
/// log.info("Connected with {}", database);       // Database[url=…, password=Secret]
/// ```
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /// Returns `text` as a secret.
  public static Secret of(String text) {
    return new Secret(text);
  }

  /// Returns the text.
  public String reveal() {
    return text;
  }

  /// Returns whether `other` is the text, in a time that tells nothing but the length.
  public boolean matches(String other) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /// Returns whether `other` is a secret of the same text.
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && matches(secret.text);
  }

  /// Returns the same for all secrets: a hash of the text would tell of it.
  @Override
  public int hashCode() {
    return 1;
  }

  /// Returns `Secret`.
  @Override
  public String toString() {
    return "Secret";
  }
}
