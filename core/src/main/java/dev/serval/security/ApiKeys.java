package dev.serval.security;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Verifies keys against a fixed set, such as that of a configuration; a base class, so that each
/// set has a class of its own for [VerifiedBy] to name.
///
/// Kept are hashes (SHA-256, which is right for long random keys and not for passwords), and every
/// request is compared with all of them in constant time. Safe for many threads.
///
/// ```java
/// final class Clients extends ApiKeys<Client> {
///   Clients(Settings settings) {
///     super(Map.of(settings.tillKey().reveal(), new Client("till")));
///   }
/// }
/// ```
///
/// @param <P> whom a key stands for
public class ApiKeys<P> implements Verifier<String, P> {
  /// The fewest characters of a key: what is shorter can be guessed.
  public static final int MIN_LENGTH = 16;

  private final HashedSet<P> keys = new HashedSet<>();

  /// Takes the keys and whom they stand for.
  ///
  /// @throws IllegalArgumentException if a key has fewer than [#MIN_LENGTH] characters
  public ApiKeys(Map<String, ? extends P> principals) {
    principals.forEach((key, principal) -> {
      if (key.length() < MIN_LENGTH) {
        throw new IllegalArgumentException(
            "ApiKeys: expected keys of "
                + MIN_LENGTH
                + " characters or more, found one of "
                + key.length()
                + "; make one with `openssl rand -base64 32`");
      }
      keys.add(ConstantTime.sha256(key), principal);
    });
  }

  @Override
  public final @Nullable P verify(String key) {
    return keys.find(ConstantTime.sha256(key));
  }
}
