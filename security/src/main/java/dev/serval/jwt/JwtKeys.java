package dev.serval.jwt;

import com.nimbusds.jose.jwk.JWK;
import dev.serval.settings.Secret;
import java.net.URI;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys that tokens are verified with. Safe for many threads.
public abstract sealed class JwtKeys permits FixedKeys, JwksEndpoint {
  JwtKeys() {}

  /// Returns a secret that issuer and verifier share, for HMAC.
  ///
  /// @param secret 32 bytes in UTF-8 or more, random: a text that people choose can be guessed from
  ///   any token
  /// @throws IllegalArgumentException if it is shorter
  public static JwtKeys secret(String secret) {
    return FixedKeys.of(List.of(KeyForms.secret(secret)));
  }

  /// Returns a secret of the settings that issuer and verifier share, for HMAC.
  ///
  /// @see #secret(String)
  /// @throws IllegalArgumentException if it is shorter than 32 bytes
  public static JwtKeys secret(Secret secret) {
    return secret(secret.reveal());
  }

  /// Returns public keys: RSA of 2048 to 8192 bits, EC on P-256, P-384 or P-521, Ed25519.
  ///
  /// @throws IllegalArgumentException if there are none, or one is another kind of key
  public static JwtKeys of(PublicKey... keys) {
    return FixedKeys.of(List.of(keys).stream().map(KeyForms::of).toList());
  }

  /// Returns the public keys of a JSON Web Key Set (RFC 7517). Those that no [JwtAlgorithm] takes
  /// are passed over, and so are secrets, which no published set should have.
  ///
  /// @throws IllegalArgumentException if it is no such set, or no key is left
  public static JwtKeys jwks(String json) {
    List<JWK> keys = KeyForms.publicKeys(json);
    if (keys == null) {
      throw new IllegalArgumentException("JwtKeys: expected a JSON Web Key Set (RFC 7517)");
    }
    return FixedKeys.of(keys);
  }

  /// Returns the keys that an address publishes, read when they are needed; see [JwksEndpoint].
  ///
  /// @param address of `https`, or of `http` on this machine
  /// @throws IllegalArgumentException for another address
  public static JwksEndpoint endpoint(URI address) {
    return JwksEndpoint.of(address);
  }

  /// Returns the keys that may have made a signature.
  ///
  /// @param id the `kid` of the token: looked up and compared, nothing else; null where it has none
  /// @throws dev.serval.Problem 503 where no keys can be had now
  abstract List<JWK> find(JwtAlgorithm algorithm, @Nullable String id);

  /// Those of some keys that fit. A token without id may have been made by any; keys without id may
  /// have made any token.
  static List<JWK> fitting(List<JWK> keys, JwtAlgorithm algorithm, @Nullable String id) {
    return keys.stream()
        .filter(algorithm::fits)
        .filter(key -> id == null || key.getKeyID() == null || key.getKeyID().equals(id))
        .limit(KeyForms.MAX_KEYS)
        .toList();
  }
}
