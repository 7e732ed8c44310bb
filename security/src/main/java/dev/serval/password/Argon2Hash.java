package dev.serval.password;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A hash with all that is needed to make it again, in the form of PHC strings.
final class Argon2Hash {
  private static final int MAX_TEXT = 256;

  // Of bounded length and without choices that overlap, so its time is linear.
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private final Cost cost;
  private final byte[] salt;
  private final byte[] hash;

  /// @param salt which is given away, as is the hash
  Argon2Hash(Cost cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  Cost cost() {
    return cost;
  }

  byte[] salt() {
    return salt;
  }

  byte[] hash() {
    return hash;
  }

  /// What a hash costs.
  record Cost(int kibibytes, int passes, int lanes) {
    private static final int MAX_KIBIBYTES = 262_144;

    /// A hash that was tampered with must not take all memory or time.
    boolean isBounded() {
      return lanes >= 1
          && lanes <= 8
          && kibibytes >= 8 * lanes
          && kibibytes <= MAX_KIBIBYTES
          && passes >= 1
          && passes <= 16;
    }
  }

  static Argon2Hash parse(String text) {
    Matcher parts = FORM.matcher(text.length() > MAX_TEXT ? "" : text);
    if (!parts.matches()) {
      throw unknown();
    }
    Cost cost = new Cost(number(parts, 1), number(parts, 2), number(parts, 3));
    if (!cost.isBounded()) {
      throw unknown();
    }
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      return new Argon2Hash(cost, base64.decode(parts.group(4)), base64.decode(parts.group(5)));
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException(
        "Passwords: expected a hash of Argon2id, as $argon2id$v=19$m=19456,t=2,p=1$…$…, of bounded"
            + " cost");
  }

  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.kibibytes,
            cost.passes,
            cost.lanes,
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }
}
