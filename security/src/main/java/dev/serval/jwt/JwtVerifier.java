package dev.serval.jwt;

import dev.serval.security.Verifier;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Verifies JSON Web Tokens (RFC 7519) by the rules of RFC 8725: what makes a parameter of type
/// [Jwt] of a bearer token.
///
/// ```java
/// JwtVerifier verifier =
///     JwtVerifier.with(JwtKeys.endpoint(URI.create("https://id.example/jwks.json")))
///         .issuer("https://id.example")
///         .audience("shop")
///         .build();
/// App.create().provide(verifier).mount(new Orders()).start();
/// ```
///
/// A token is refused unless it is signed by an algorithm that is allowed, with a key of the kind
/// that this algorithm takes, by the issuer, for the audience, and within its time. `none` is no
/// algorithm, extensions that must be understood (`crit`) are not understood, and of the header
/// nothing but `alg`, `kid` and `typ` is read. A token has 8 KiB at most. Which rule a token breaks
/// is logged at level debug of `dev.serval.jwt`, without anything of the token; its sender learns
/// that it is not valid.
///
/// An interface, so that a test can put a lambda in its place: `app.override(JwtVerifier.class,
/// token -> Jwt.of(Map.of("sub", token)))`. Safe for many threads.
@FunctionalInterface
public interface JwtVerifier extends Verifier<String, Jwt> {
  /// The most characters of a token.
  int MAX_LENGTH = 8192;

  /// Returns the claims of a token, or null where it breaks a rule.
  ///
  /// @throws dev.serval.Problem 503 where the keys cannot be had now
  @Override
  @Nullable Jwt verify(String token);

  /// Begins a verifier with these keys.
  static Builder with(JwtKeys keys) {
    return new Builder(keys);
  }

  /// Collects the rules; for one thread.
  final class Builder {
    final JwtKeys keys;
    String issuer = "";
    Set<String> audience = Set.of();
    boolean anyIssuer;
    boolean anyAudience;
    Set<JwtAlgorithm> algorithms =
        EnumSet.of(
            JwtAlgorithm.HS256,
            JwtAlgorithm.RS256,
            JwtAlgorithm.PS256,
            JwtAlgorithm.ES256,
            JwtAlgorithm.EDDSA);
    Duration clockSkew = Duration.ofSeconds(60);
    String type = "";
    InstantSource clock = InstantSource.system();

    private Builder(JwtKeys keys) {
      this.keys = keys;
    }

    /// Sets who has to have issued a token.
    public Builder issuer(String issuer) {
      this.issuer = issuer;
      return this;
    }

    /// Sets whom a token has to be for; one of them will do.
    public Builder audience(String... audience) {
      this.audience = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(audience)));
      return this;
    }

    /// Takes tokens of any issuer that has the key.
    public Builder anyIssuer() {
      anyIssuer = true;
      return this;
    }

    /// Takes tokens for anybody, also those that were given out for another service with this
    /// issuer.
    public Builder anyAudience() {
      anyAudience = true;
      return this;
    }

    /// Sets the algorithms that are allowed; by default HS256, RS256, PS256, ES256 and EdDSA, each
    /// with keys of its own kind.
    public Builder algorithms(JwtAlgorithm first, JwtAlgorithm... more) {
      algorithms = EnumSet.of(first, more);
      return this;
    }

    /// Sets how wrong clocks may be; 60 seconds by default.
    ///
    /// @throws IllegalArgumentException if it is negative or above 5 minutes
    public Builder clockSkew(Duration skew) {
      if (skew.isNegative() || skew.compareTo(Duration.ofMinutes(5)) > 0) {
        throw new IllegalArgumentException(
            "JwtVerifier: expected a clock skew from 0 to 5 minutes, found " + skew);
      }
      clockSkew = skew;
      return this;
    }

    /// Sets the type that a token has to have in its header, such as `at+jwt` (RFC 9068), so that
    /// tokens made for something else are none; by default any.
    public Builder type(String type) {
      this.type = type.toLowerCase(Locale.ROOT);
      return this;
    }

    Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /// Returns the verifier.
    ///
    /// @throws IllegalStateException if neither issuer nor [#anyIssuer] is said, or neither
    ///   audience nor [#anyAudience]
    public JwtVerifier build() {
      if (issuer.isEmpty() != anyIssuer || audience.isEmpty() != anyAudience) {
        throw new IllegalStateException(
            "JwtVerifier: expected an issuer or anyIssuer(), and an audience or anyAudience()");
      }
      return new SignedTokenVerifier(this);
    }
  }
}
