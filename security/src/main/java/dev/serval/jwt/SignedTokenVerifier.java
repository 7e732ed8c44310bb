package dev.serval.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Verifies signed tokens; the order of the rules is [#check].
final class SignedTokenVerifier implements JwtVerifier {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.jwt");
  private static final int MAX_KEY_ID = 256;

  private final JwtKeys keys;
  private final String issuer;
  private final Set<String> audience;
  private final Set<JwtAlgorithm> algorithms;
  private final Duration clockSkew;
  private final String type;
  private final InstantSource clock;

  SignedTokenVerifier(Builder rules) {
    keys = rules.keys;
    issuer = rules.issuer;
    audience = rules.audience;
    algorithms = Set.copyOf(rules.algorithms);
    clockSkew = rules.clockSkew;
    type = rules.type;
    clock = rules.clock;
  }

  @Override
  public @Nullable Jwt verify(String token) {
    try {
      return check(token);
    } catch (RefusedToken refused) {
      LOG.debug("Token refused: {}", refused.getMessage());
      return null;
    }
  }

  Jwt check(String token) throws RefusedToken {
    SignedJWT parsed = parse(token);
    JwtAlgorithm algorithm = header(parsed.getHeader());
    signature(parsed, algorithm);
    JWTClaimsSet claims = claims(parsed);
    time(claims);
    origin(claims);
    return Jwt.of(claims.getClaims());
  }

  private static SignedJWT parse(String token) throws RefusedToken {
    if (token.length() > MAX_LENGTH) {
      throw new RefusedToken("longer than " + MAX_LENGTH + " characters");
    }
    try {
      return SignedJWT.parse(token);
    } catch (ParseException | IllegalArgumentException e) {
      throw new RefusedToken("no signed token");
    }
  }

  private JwtAlgorithm header(JWSHeader header) throws RefusedToken {
    JwtAlgorithm algorithm =
        JwtAlgorithm.of(header.getAlgorithm().getName())
            .filter(algorithms::contains)
            .orElseThrow(() -> new RefusedToken("an algorithm that is not allowed"));
    if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
      throw new RefusedToken("extensions that must be understood");
    }
    if (header.getKeyID() != null && header.getKeyID().length() > MAX_KEY_ID) {
      throw new RefusedToken("a key id longer than " + MAX_KEY_ID + " characters");
    }
    if (!type.isEmpty() && !type.equals(type(header))) {
      throw new RefusedToken("another type");
    }
    return algorithm;
  }

  /// The type without `application/`, which may be left out (RFC 7515 section 4.1.9).
  private static String type(JWSHeader header) {
    String written = header.getType() == null ? "" : header.getType().getType();
    return written.toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
  }

  private void signature(SignedJWT token, JwtAlgorithm algorithm) throws RefusedToken {
    List<JWK> candidates = keys.find(algorithm, token.getHeader().getKeyID());
    if (candidates.isEmpty()) {
      throw new RefusedToken("a key that is not known");
    }
    for (JWK key : candidates) {
      if (verifies(token, key)) {
        return;
      }
    }
    throw new RefusedToken("a signature that is wrong");
  }

  private static boolean verifies(SignedJWT token, JWK key) {
    try {
      return switch (key) {
        case OctetSequenceKey secret -> token.verify(new MACVerifier(secret));
        case RSAKey rsa -> token.verify(new RSASSAVerifier(rsa));
        case ECKey ec -> token.verify(new ECDSAVerifier(ec));
        case OctetKeyPair pair ->
            Ed25519.verifies(pair, token.getSigningInput(), token.getSignature().decode());
        default -> false;
      };
    } catch (JOSEException | GeneralSecurityException | IllegalStateException e) {
      return false;
    }
  }

  private static JWTClaimsSet claims(SignedJWT token) throws RefusedToken {
    try {
      JWTClaimsSet claims = token.getJWTClaimsSet();
      if (claims != null) {
        return claims;
      }
    } catch (ParseException | IllegalArgumentException e) {
      // The same as none.
    }
    throw new RefusedToken("no claims");
  }

  private void time(JWTClaimsSet claims) throws RefusedToken {
    Instant now = clock.instant();
    Date expires = claims.getExpirationTime();
    if (expires == null) {
      throw new RefusedToken("no expiry");
    }
    if (!now.isBefore(expires.toInstant().plus(clockSkew))) {
      throw new RefusedToken("expired");
    }
    Date notBefore = claims.getNotBeforeTime();
    if (notBefore != null && now.plus(clockSkew).isBefore(notBefore.toInstant())) {
      throw new RefusedToken("not valid yet");
    }
  }

  private void origin(JWTClaimsSet claims) throws RefusedToken {
    if (!issuer.isEmpty() && !issuer.equals(claims.getIssuer())) {
      throw new RefusedToken("another issuer");
    }
    if (!audience.isEmpty() && Collections.disjoint(audience, claims.getAudience())) {
      throw new RefusedToken("another audience");
    }
  }
}
