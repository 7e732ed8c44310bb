// Hashes of passwords: their form, their cost, and what does not depend on whether there is a user.
package dev.serval.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.Problem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final Passwords PASSWORDS = Passwords.argon2id();

  /// Of the test of the reference implementation, for the password `password`.
  private static final String REFERENCE =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

  @Test
  void verifiesWhatItHashed() {
    String hash = PASSWORDS.hash("grüner Tee");
    assertThat(hash)
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(hash).hasSize(97);
    assertThat(PASSWORDS.verify("grüner Tee", hash)).isTrue();
    assertThat(PASSWORDS.verify("grüner tee", hash)).isFalse();
    assertThat(PASSWORDS.verify("", hash)).isFalse();
    assertThat(PASSWORDS.hash("grüner Tee")).isNotEqualTo(hash);
  }

  @Test
  void verifiesHashesOfOtherPrograms() {
    assertThat(PASSWORDS.verify("password", REFERENCE)).isTrue();
    assertThat(PASSWORDS.verify("passwords", REFERENCE)).isFalse();
  }

  @Test
  void saysWhenTheCostHasChanged() {
    assertThat(PASSWORDS.needsRehash(REFERENCE)).isTrue();
    assertThat(PASSWORDS.needsRehash(PASSWORDS.hash("x"))).isFalse();
    assertThat(Passwords.argon2id(7_168, 5, 1).needsRehash(PASSWORDS.hash("x"))).isTrue();
  }

  @Test
  void isFalseForNobodyAtTheSameCost() {
    String hash = PASSWORDS.hash("x");
    PASSWORDS.verify("y", null);
    long known = time(() -> PASSWORDS.verify("y", hash));
    long unknown = time(() -> PASSWORDS.verify("y", null));
    assertThat(PASSWORDS.verify("y", null)).isFalse();
    assertThat((double) unknown).isGreaterThan(known * 0.4);
  }

  /// The least of several times of the processor, as others use the machine too.
  private static long time(Runnable run) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 7; i++) {
      long start = threads.getCurrentThreadCpuTime();
      run.run();
      least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
    }
    return least;
  }

  @Test
  void boundsTheLengthOfPasswords() {
    String longest = "x".repeat(Passwords.MAX_BYTES);
    String hash = PASSWORDS.hash(longest);
    assertThat(PASSWORDS.verify(longest, hash)).isTrue();
    assertThat(PASSWORDS.verify(longest + "x", hash)).isFalse();
    assertThatThrownBy(() -> PASSWORDS.hash(longest + "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PASSWORDS.hash("ä".repeat(513)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PASSWORDS.hash("")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=262145,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=17,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=2,p=9$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=7,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFh",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc=\n"
      })
  void refusesWhatIsNoHashOfBoundedCost(String hash) {
    assertThatThrownBy(() -> PASSWORDS.verify("password", hash))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("c29t");
  }

  @Test
  void boundsHowManyAreHashedAtOnce() throws Exception {
    Passwords one = Passwords.argon2id(65_536, 8, 1).atOnce(1, Duration.ZERO);
    CompletableFuture<Problem> refusal = new CompletableFuture<>();
    Runnable hashing =
        () -> {
          try {
            while (!refusal.isDone()) {
              one.hash("x");
            }
          } catch (Problem problem) {
            refusal.complete(problem);
          }
        };
    List<Thread> both =
        List.of(Thread.ofPlatform().start(hashing), Thread.ofPlatform().start(hashing));
    Problem refused = refusal.get(120, TimeUnit.SECONDS);
    for (Thread thread : both) {
      thread.join();
    }
    assertThat(refused.status().code()).isEqualTo(503);
    assertThat(refused.headers().first("Retry-After")).isEqualTo("5");
    assertThat(one.hash("x")).as("once the other is done").isNotEmpty();
  }

  @Test
  void refusesCostsAndBoundsThatMakeNoSense() {
    assertThatThrownBy(() -> Passwords.argon2id(7_167, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Passwords.argon2id(262_145, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Passwords.argon2id(7_168, 17, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Passwords.argon2id(7_168, 1, 9))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PASSWORDS.atOnce(0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
