package dev.serval.security;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
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
  private final List<Entry<P>> entries = new ArrayList<>();

  private record Entry<P>(byte[] user, byte[] password, P principal) {}

  /// Takes the credentials and whom they stand for.
  ///
  /// @throws IllegalArgumentException if a password is empty
  public BasicUsers(Map<BasicCredentials, ? extends P> principals) {
    principals.forEach((credentials, principal) -> {
      if (credentials.password().isEmpty()) {
        throw new IllegalArgumentException(
            "BasicUsers: expected a password for `" + credentials.user() + "`, found none");
      }
      byte[] user = ConstantTime.sha256(credentials.user());
      entries.add(new Entry<>(user, ConstantTime.sha256(credentials.password()), principal));
    });
  }

  @Override
  public final @Nullable P verify(BasicCredentials credentials) {
    byte[] user = ConstantTime.sha256(credentials.user());
    byte[] password = ConstantTime.sha256(credentials.password());
    P found = null;
    for (Entry<P> entry : entries) {
      boolean sameUser = MessageDigest.isEqual(entry.user, user);
      boolean samePassword = MessageDigest.isEqual(entry.password, password);
      if (sameUser & samePassword) {
        found = entry.principal;
      }
    }
    return found;
  }
}
