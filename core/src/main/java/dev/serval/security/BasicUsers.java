package dev.serval.security;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Verifies user names and passwords against a fixed set, such as the one account of a metrics
/// scraper; a base class, so that each set has a class of its own for [VerifiedBy] to name.
///
/// Kept are hashes (SHA-256), and every request is compared with all names and passwords in
/// constant time. That is right for the random passwords of machines. Passwords that people choose
/// need a slow hash; see `Passwords` of `serval-security`. Safe for many threads.
///
/// ```java
/// final class Scrapers extends BasicUsers<Scraper> {
///   Scrapers(String password) {
///     super(Map.of(new BasicCredentials("prometheus", password), new Scraper()));
///   }
/// }
/// ```
///
/// @param <P> whom credentials stand for
public class BasicUsers<P> implements Verifier<BasicCredentials, P> {
  private final HashedSet<P> users = new HashedSet<>();

  /// Takes the credentials and whom they stand for.
  ///
  /// @throws IllegalArgumentException if a password is empty
  public BasicUsers(Map<BasicCredentials, ? extends P> principals) {
    principals.forEach((credentials, principal) -> {
      if (credentials.password().isEmpty()) {
        throw new IllegalArgumentException(
            "BasicUsers: expected a password for `" + credentials.user() + "`, found none");
      }
      users.add(hash(credentials), principal);
    });
  }

  @Override
  public final @Nullable P verify(BasicCredentials credentials) {
    return users.find(hash(credentials));
  }

  /// That of the name and that of the password, one behind the other.
  private static byte[] hash(BasicCredentials credentials) {
    byte[] user = ConstantTime.sha256(credentials.user());
    byte[] password = ConstantTime.sha256(credentials.password());
    byte[] both = Arrays.copyOf(user, user.length + password.length);
    System.arraycopy(password, 0, both, user.length, password.length);
    return both;
  }
}
