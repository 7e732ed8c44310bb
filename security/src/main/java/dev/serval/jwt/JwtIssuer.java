package dev.serval.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.serval.security.RequiredScopes;
import dev.serval.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Makes JSON Web Tokens (RFC 7519), for an application that is its own authorization server.
///
/// ```java
/// JwtIssuer issuer =
///     JwtIssuer.secret(settings.jwtSecret(), "https://shop.example", "shop")
///         .lifetime(Duration.ofMinutes(15));
/// String token = issuer.issue("ann", Set.of("orders:read"));
///
/// JwtVerifier verifier =
///     JwtVerifier.with(issuer.keys()).issuer("https://shop.example").audience("shop").build();
/// ```
///
/// A token cannot be called back: keep lifetimes short. Immutable; for any number of threads.
public final class JwtIssuer {
  private static final Set<String> OWN = Set.of("iss", "aud", "sub", "iat", "exp", "jti", "scope");

  private final JWK key;
  private final PrivateKey secretPart;
  private final JwtAlgorithm algorithm;
  private final Names names;

  private record Names(String issuer, String audience, Duration lifetime, InstantSource clock) {}

  /// No private key: the secret is in the key itself.
  private static final PrivateKey NONE =
      new PrivateKey() {
        private static final long serialVersionUID = 1;

        @Override
        public String getAlgorithm() {
          return "";
        }

        @Override
        public String getFormat() {
          return "";
        }

        @Override
        public byte[] getEncoded() {
          return new byte[0];
        }
      };

  private JwtIssuer(JWK key, PrivateKey secretPart, JwtAlgorithm algorithm, Names names) {
    this.key = key;
    this.secretPart = secretPart;
    this.algorithm = algorithm;
    this.names = names;
  }

  /// Returns an issuer that signs with a shared secret (HS256).
  ///
  /// @param secret 32 bytes in UTF-8 or more, random
  /// @param issuer what `iss` says
  /// @param audience what `aud` says
  /// @throws IllegalArgumentException if the secret is shorter
  public static JwtIssuer secret(String secret, String issuer, String audience) {
    return new JwtIssuer(
        KeyForms.secret(secret), NONE, JwtAlgorithm.HS256, names(issuer, audience));
  }

  /// Returns an issuer that signs with a shared secret of the settings (HS256).
  ///
  /// @see #secret(String, String, String)
  /// @throws IllegalArgumentException if the secret is shorter than 32 bytes
  public static JwtIssuer secret(Secret secret, String issuer, String audience) {
    return secret(secret.reveal(), issuer, audience);
  }

  /// Returns an issuer that signs with a private key: RS256, ES256 or EdDSA, by the kind of key.
  ///
  /// @param keys RSA of 2048 bits or more, EC on P-256, or Ed25519
  /// @param id what `kid` says, and the published key too
  /// @param issuer what `iss` says
  /// @param audience what `aud` says
  /// @throws IllegalArgumentException for another kind of key
  public static JwtIssuer keyPair(KeyPair keys, String id, String issuer, String audience) {
    JWK form = KeyForms.of(keys.getPublic());
    JwtAlgorithm algorithm =
        List.of(JwtAlgorithm.RS256, JwtAlgorithm.ES256, JwtAlgorithm.EDDSA).stream()
            .filter(one -> one.fits(form))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "JwtIssuer: expected RSA, EC on P-256 or Ed25519, found another curve"));
    JWK named =
        switch (form) {
          case RSAKey rsa -> new RSAKey.Builder(rsa).keyID(id).keyUse(KeyUse.SIGNATURE).build();
          case ECKey ec -> new ECKey.Builder(ec).keyID(id).keyUse(KeyUse.SIGNATURE).build();
          default ->
              new OctetKeyPair.Builder((OctetKeyPair) form)
                  .keyID(id)
                  .keyUse(KeyUse.SIGNATURE)
                  .build();
        };
    return new JwtIssuer(named, keys.getPrivate(), algorithm, names(issuer, audience));
  }

  private static Names names(String issuer, String audience) {
    return new Names(issuer, audience, Duration.ofMinutes(15), InstantSource.system());
  }

  /// Returns this issuer with another time that tokens are valid for; 15 minutes by default.
  ///
  /// @throws IllegalArgumentException unless it is from 1 second to 31 days
  public JwtIssuer lifetime(Duration lifetime) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0
        || lifetime.compareTo(Duration.ofDays(31)) > 0) {
      throw new IllegalArgumentException(
          "JwtIssuer: expected a lifetime from 1 second to 31 days, found " + lifetime);
    }
    return with(new Names(names.issuer, names.audience, lifetime, names.clock));
  }

  JwtIssuer clock(InstantSource clock) {
    return with(new Names(names.issuer, names.audience, names.lifetime, clock));
  }

  private JwtIssuer with(Names other) {
    return new JwtIssuer(key, secretPart, algorithm, other);
  }

  /// Returns for how long tokens are valid.
  public Duration lifetime() {
    return names.lifetime;
  }

  /// Returns a token.
  ///
  /// @param subject whom it is about
  /// @param scopes what it allows
  public String issue(String subject, Set<String> scopes) {
    return issue(subject, scopes, Map.of());
  }

  /// Returns a token with claims of the application's own.
  ///
  /// @param subject whom it is about
  /// @param scopes what it allows: visible ASCII without quote and back-slash
  /// @param claims texts, numbers, booleans, lists and maps by their names
  /// @throws IllegalArgumentException if a claim is one that the issuer sets itself, or a scope is
  ///   none (RFC 6749 section 3.3)
  public String issue(String subject, Set<String> scopes, Map<String, ?> claims) {
    Instant now = names.clock.instant();
    JWTClaimsSet.Builder all =
        new JWTClaimsSet.Builder()
            .issuer(names.issuer)
            .audience(names.audience)
            .subject(subject)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(names.lifetime)))
            .jwtID(UUID.randomUUID().toString());
    if (!scopes.isEmpty()) {
      // One with a blank in it would be read as two.
      all.claim("scope", new RequiredScopes(List.copyOf(scopes)).toString());
    }
    claims.forEach((name, value) -> {
      if (OWN.contains(name)) {
        throw new IllegalArgumentException("JwtIssuer: `" + name + "` is set by the issuer");
      }
      all.claim(name, value);
    });
    return sign(all.build());
  }

  private String sign(JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.wireName()))
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      switch (key) {
        case OctetSequenceKey secret -> token.sign(new MACSigner(secret));
        case RSAKey rsa -> token.sign(new RSASSASigner(secretPart));
        case ECKey ec -> token.sign(new ECDSASigner(secretPart, Curve.P_256));
        default -> {
          return edDsa(token);
        }
      }
      return token.serialize();
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException("The key of the issuer cannot sign", e);
    }
  }

  private String edDsa(SignedJWT token) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(secretPart);
    signature.update(token.getSigningInput());
    return new String(token.getSigningInput(), StandardCharsets.US_ASCII)
        + "."
        + Base64URL.encode(signature.sign());
  }

  /// Returns the keys that verify its tokens.
  public JwtKeys keys() {
    return FixedKeys.of(List.of(key));
  }

  /// Returns its public key as a JSON Web Key Set, to be published; without a key where it signs
  /// with a secret.
  public String jwks() {
    return new JWKSet(key instanceof OctetSequenceKey ? List.of() : List.of(key)).toString(true);
  }
}
