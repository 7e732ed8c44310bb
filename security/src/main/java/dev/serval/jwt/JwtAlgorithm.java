package dev.serval.jwt;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Optional;

/// The algorithms of signatures (RFC 7518 section 3.1, RFC 8037), each with the one kind of keys
/// that it takes: a public key is never a secret. `none` is not among them.
public enum JwtAlgorithm {
  /// HMAC with SHA-256, under a secret of 32 bytes or more.
  HS256,
  /// HMAC with SHA-384, under a secret of 48 bytes or more.
  HS384,
  /// HMAC with SHA-512, under a secret of 64 bytes or more.
  HS512,
  /// RSA PKCS#1 v1.5 with SHA-256.
  RS256,
  /// RSA PKCS#1 v1.5 with SHA-384.
  RS384,
  /// RSA PKCS#1 v1.5 with SHA-512.
  RS512,
  /// RSA PSS with SHA-256.
  PS256,
  /// RSA PSS with SHA-384.
  PS384,
  /// RSA PSS with SHA-512.
  PS512,
  /// ECDSA on P-256.
  ES256,
  /// ECDSA on P-384.
  ES384,
  /// ECDSA on P-521.
  ES512,
  /// Ed25519.
  EDDSA;

  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS = 8192;

  /// The name in a token's header.
  String wireName() {
    return this == EDDSA ? "EdDSA" : name();
  }

  static Optional<JwtAlgorithm> of(String wireName) {
    for (JwtAlgorithm algorithm : values()) {
      if (algorithm.wireName().equals(wireName)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /// Whether a key is of the kind and strength that this takes, and says nothing else of itself.
  boolean fits(JWK key) {
    boolean kind =
        switch (this) {
          case HS256, HS384, HS512 ->
              key instanceof OctetSequenceKey secret && secret.toByteArray().length >= minSecret();
          case RS256, RS384, RS512, PS256, PS384, PS512 ->
              key instanceof RSAKey rsa && rsa.size() >= MIN_RSA_BITS && rsa.size() <= MAX_RSA_BITS;
          case ES256 -> key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256);
          case ES384 -> key instanceof ECKey ec && ec.getCurve().equals(Curve.P_384);
          case ES512 -> key instanceof ECKey ec && ec.getCurve().equals(Curve.P_521);
          case EDDSA -> key instanceof OctetKeyPair pair && pair.getCurve().equals(Curve.Ed25519);
        };
    boolean use = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    boolean algorithm =
        key.getAlgorithm() == null || key.getAlgorithm().getName().equals(wireName());
    return kind && use && algorithm;
  }

  private int minSecret() {
    return switch (this) {
      case HS384 -> 48;
      case HS512 -> 64;
      default -> 32;
    };
  }
}
