package dev.serval.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Compares secrets in a time that says nothing about where they differ, nor how long they are.
///
/// ```java
/// if (!ConstantTime.equal(expectedKey, sentKey)) { … }
/// ```
///
/// Both are hashed first (SHA-256), so that only the length of each shows, in the time of its own
/// hash, and not whether the lengths are the same.
public final class ConstantTime {
  private ConstantTime() {}

  /// Returns whether two texts are the same.
  public static boolean equal(String one, String other) {
    return MessageDigest.isEqual(sha256(one), sha256(other));
  }

  /// Returns whether two arrays have the same bytes.
  public static boolean equal(byte[] one, byte[] other) {
    return MessageDigest.isEqual(sha256(one), sha256(other));
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
