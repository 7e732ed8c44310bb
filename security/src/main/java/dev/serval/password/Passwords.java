package dev.serval.password;

import dev.serval.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/// Hashes passwords with Argon2id (RFC 9106), slowly and with much memory, so that a stolen table
/// of hashes is no table of passwords.
///
/// ```java
/// Passwords passwords = Passwords.argon2id();
/// users.save(name, passwords.hash(password));
///
/// User user = users.find(name);                                     // null: no such user
/// if (!passwords.verify(password, user == null ? null : user.hash())) {
///   throw Problem.unauthorized("Name or password is wrong", "Bearer realm=\"shop\"");
/// }
/// if (passwords.needsRehash(user.hash())) {
///   users.save(name, passwords.hash(password));
/// }
/// ```
///
/// Each hash takes 19 MiB and two passes over them by default, as OWASP recommends, which is some
/// 20 to 50 milliseconds of one core. As many are made at once as there are cores; others wait for
/// up to 5 seconds and are answered 503 then, so that a flood of sign-ins fills no memory. A
/// password has [#MAX_BYTES] bytes at most. For any number of threads.
public final class Passwords {
  /// The most bytes of a password in UTF-8.
  public static final int MAX_BYTES = 1024;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Argon2Hash.Cost cost;
  private final Semaphore running;
  private final Duration patience;
  private final Argon2Hash nobody;

  private Passwords(Argon2Hash.Cost cost, int atOnce, Duration patience) {
    this.cost = cost;
    this.running = new Semaphore(atOnce, true);
    this.patience = patience;
    this.nobody = new Argon2Hash(cost, salt(), new byte[HASH_BYTES]);
  }

  /// Returns Argon2id with 19 MiB, two passes and one lane.
  public static Passwords argon2id() {
    return argon2id(19_456, 2, 1);
  }

  /// Returns Argon2id with another cost.
  ///
  /// @param kibibytes the memory of one hash: 7,168 to 262,144
  /// @param passes how often it is gone over: 1 to 16
  /// @param lanes in how many parts it is: 1 to 8; they are computed one after the other
  /// @throws IllegalArgumentException outside of these bounds
  public static Passwords argon2id(int kibibytes, int passes, int lanes) {
    Argon2Hash.Cost cost = new Argon2Hash.Cost(kibibytes, passes, lanes);
    if (kibibytes < 7_168 || !cost.isBounded()) {
      throw new IllegalArgumentException(
          "Passwords: expected 7168 to 262144 KiB, 1 to 16 passes and 1 to 8 lanes, found " + cost);
    }
    return new Passwords(cost, Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(5));
  }

  /// Returns these with another number of hashes at once, and another time to wait for one's turn.
  ///
  /// @throws IllegalArgumentException if the number is below 1, or the time negative
  public Passwords atOnce(int hashes, Duration patience) {
    if (hashes < 1 || patience.isNegative()) {
      throw new IllegalArgumentException(
          "Passwords: expected 1 hash at once or more, and a time to wait, found "
              + hashes
              + " and "
              + patience);
    }
    return new Passwords(cost, hashes, patience);
  }

  /// Returns what to keep of a password: its hash with a new salt and the cost, in the form of PHC,
  /// `$argon2id$v=19$m=19456,t=2,p=1$…$…`; 97 characters by default.
  ///
  /// @throws IllegalArgumentException if it is empty or longer than [#MAX_BYTES]
  /// @throws Problem 503 where too many are hashed at once
  public String hash(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "A password has 1 to " + MAX_BYTES + " bytes, this one has " + bytes.length);
    }
    byte[] salt = salt();
    return new Argon2Hash(cost, salt, compute(bytes, cost, salt, HASH_BYTES)).toString();
  }

  /// Returns whether a password is the one that was hashed; compares in constant time.
  ///
  /// Without a hash, as where there is no such user, it costs the same and is false, so that the
  /// time does not tell who has an account.
  ///
  /// @param hash what [#hash] returned, or another program that writes the same form; null for none
  /// @throws IllegalArgumentException if it is no hash of Argon2id, or costs more than
  ///   [#argon2id(int, int, int)] allows
  /// @throws Problem 503 where too many are hashed at once
  public boolean verify(String password, @Nullable String hash) {
    Argon2Hash expected = hash == null ? nobody : Argon2Hash.parse(hash);
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_BYTES) {
      return false;
    }
    byte[] found = compute(bytes, expected.cost(), expected.salt(), expected.hash().length);
    return MessageDigest.isEqual(found, expected.hash()) && hash != null;
  }

  /// Returns whether a hash was made with another cost than this one's: then hash the password anew
  /// when it was verified the next time.
  ///
  /// @throws IllegalArgumentException as [#verify] does
  public boolean needsRehash(String hash) {
    Argon2Hash parsed = Argon2Hash.parse(hash);
    return !parsed.cost().equals(cost) || parsed.hash().length != HASH_BYTES;
  }

  private static byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return salt;
  }

  private byte[] compute(byte[] password, Argon2Hash.Cost with, byte[] salt, int length) {
    acquire();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(with.kibibytes())
              .withIterations(with.passes())
              .withParallelism(with.lanes())
              .withSalt(salt)
              .build());
      byte[] hash = new byte[length];
      generator.generateBytes(password, hash);
      return hash;
    } finally {
      running.release();
    }
  }

  private void acquire() {
    boolean acquired;
    try {
      acquired = running.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      acquired = false;
    }
    if (!acquired) {
      throw Problem.unavailable("Too many sign-ins at once").withHeader("Retry-After", "5");
    }
  }
}
