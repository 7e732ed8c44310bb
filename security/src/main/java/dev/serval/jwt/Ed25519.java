package dev.serval.jwt;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// Signatures of Ed25519 by the JDK (RFC 8032); the library would want another library for them.
final class Ed25519 {
  /// What stands before the 32 bytes of a public key (RFC 8410 section 4).
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  static boolean verifies(OctetKeyPair key, byte[] signed, byte[] signature)
      throws GeneralSecurityException {
    byte[] x = key.getX().decode();
    byte[] encoded = new byte[PREFIX.length + x.length];
    System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
    System.arraycopy(x, 0, encoded, PREFIX.length, x.length);
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    verifier.update(signed);
    return verifier.verify(signature);
  }
}
