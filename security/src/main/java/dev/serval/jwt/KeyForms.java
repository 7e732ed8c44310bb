package dev.serval.jwt;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keys of the JDK and of JSON as the keys that verify, and only such as an algorithm takes.
final class KeyForms {
  /// The most keys of a set that are looked at.
  static final int MAX_KEYS = 32;

  private static final int MIN_SECRET = 32;
  private static final int ED25519_BYTES = 32;

  private KeyForms() {}

  static JWK secret(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_SECRET) {
      throw new IllegalArgumentException(
          "JwtKeys: expected a secret of "
              + MIN_SECRET
              + " bytes or more, found one of "
              + bytes.length
              + "; make one with `openssl rand -base64 32`");
    }
    return new OctetSequenceKey.Builder(bytes).build();
  }

  static JWK of(PublicKey key) {
    JWK form =
        switch (key) {
          case RSAPublicKey rsa -> new RSAKey.Builder(rsa).build();
          case ECPublicKey ec when Curve.forECParameterSpec(ec.getParams()) != null ->
              new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec).build();
          case EdECPublicKey ed when ed.getParams().getName().equals("Ed25519") ->
              new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw(ed))).build();
          default -> null;
        };
    if (form == null || !isUsable(form)) {
      throw new IllegalArgumentException(
          "JwtKeys: expected RSA of 2048 to 8192 bits, EC on P-256, P-384 or P-521, or Ed25519, found "
              + key.getAlgorithm());
    }
    return form;
  }

  /// The last bytes of its encoding (RFC 8410 section 4).
  private static byte[] raw(EdECPublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
  }

  /// The keys of a set without secrets and private parts; null where it is no set.
  static @Nullable List<JWK> publicKeys(String json) {
    try {
      return JWKSet.parse(json).getKeys().stream()
          .limit(MAX_KEYS)
          .filter(key -> !(key instanceof OctetSequenceKey))
          .map(JWK::toPublicJWK)
          .filter(KeyForms::isUsable)
          .toList();
    } catch (ParseException | IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isUsable(JWK key) {
    return Arrays.stream(JwtAlgorithm.values()).anyMatch(algorithm -> algorithm.fits(key));
  }
}
