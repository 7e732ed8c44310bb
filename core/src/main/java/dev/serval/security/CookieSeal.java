package dev.serval.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Seals bytes into the value of a cookie, so that a browser can neither read nor change them:
/// AES-256-GCM under a key of its own for each value.
///
/// ```text
/// value  = base64url( version ‖ salt ‖ ciphertext ‖ tag )
/// master = HKDF-Extract(secret)                              SHA-256, RFC 5869
/// key ‖ nonce = HKDF-Expand(master, cookie's name ‖ salt)    32 and 12 bytes
/// ```
///
/// The salt is 24 random bytes, so no key and nonce come twice however many values are sealed,
/// which 12 random bytes under one key could not promise. The name of the cookie is authenticated
/// too. Immutable; for any number of threads.
final class CookieSeal {
  /// The fewest bytes of a secret.
  static final int MIN_SECRET = 32;

  /// The most secrets, each of which is tried.
  static final int MAX_SECRETS = 8;

  private static final byte VERSION = 1;
  private static final int SALT = 24;
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final byte[] LABEL = "serval session".getBytes(StandardCharsets.US_ASCII);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<SecretKey> masters = new ArrayList<>();
  private final byte[] name;

  /// @param secrets the first one seals, each of them opens
  /// @throws IllegalArgumentException if there are none, too many, or one is too short
  CookieSeal(List<String> secrets, String name) {
    if (secrets.isEmpty() || secrets.size() > MAX_SECRETS) {
      throw new IllegalArgumentException(
          "Sessions: expected 1 to " + MAX_SECRETS + " secrets, found " + secrets.size());
    }
    this.name = name.getBytes(StandardCharsets.US_ASCII);
    for (String secret : secrets) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      if (bytes.length < MIN_SECRET) {
        throw new IllegalArgumentException(
            "Sessions: expected secrets of "
                + MIN_SECRET
                + " bytes or more, found one of "
                + bytes.length
                + "; make one with `openssl rand -base64 32`");
      }
      masters.add(master(bytes));
    }
  }

  private static SecretKey master(byte[] secret) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              "Generic", HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(LABEL).extractOnly());
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  String seal(byte[] plain) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, masters.getFirst(), salt);
      ByteBuffer out = ByteBuffer.allocate(1 + SALT + plain.length + TAG).put(VERSION).put(salt);
      cipher.doFinal(ByteBuffer.wrap(plain), out);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(out.array());
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /// Null where it is not what one of the secrets sealed for this cookie.
  byte @Nullable [] open(String value) {
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (sealed.length < 1 + SALT + TAG || sealed[0] != VERSION) {
      return null;
    }
    byte[] salt = new byte[SALT];
    System.arraycopy(sealed, 1, salt, 0, SALT);
    for (SecretKey master : masters) {
      try {
        return cipher(Cipher.DECRYPT_MODE, master, salt)
            .doFinal(sealed, 1 + SALT, sealed.length - 1 - SALT);
      } catch (GeneralSecurityException e) {
        // Another secret may have sealed it.
      }
    }
    return null;
  }

  private Cipher cipher(int mode, SecretKey master, byte[] salt) throws GeneralSecurityException {
    byte[] info = ByteBuffer.allocate(name.length + SALT).put(name).put(salt).array();
    byte[] derived =
        KDF.getInstance("HKDF-SHA256")
            .deriveData(HKDFParameterSpec.expandOnly(master, info, KEY + NONCE));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(derived, 0, KEY, "AES"),
        new GCMParameterSpec(TAG * 8, derived, KEY, NONCE));
    cipher.updateAAD(name);
    return cipher;
  }

  private static IllegalStateException missing(GeneralSecurityException cause) {
    return new IllegalStateException("This Java lacks HKDF-SHA256 or AES-GCM", cause);
  }
}
