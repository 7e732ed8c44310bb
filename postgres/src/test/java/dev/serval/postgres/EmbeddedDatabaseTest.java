package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {
  private static final Path FOLDER = Path.of("target", "postgres-embedded");

  @Test
  void keepsWhatItHasAndOneProgramAtATime() {
    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(FOLDER);
        Database db = Database.open(postgres.url())) {
      db.update("create table if not exists kept (n int)");
      db.update("insert into kept values (1)");
      assertThat(db.query("show fsync").one(String.class)).isEqualTo("on");
      assertThat(db.query("show synchronous_commit").one(String.class)).isEqualTo("on");
      assertThat(db.query("show listen_addresses").one(String.class)).isEqualTo("localhost");
      assertThatThrownBy(() -> EmbeddedDatabase.start(FOLDER))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is in use");
    }
    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(FOLDER);
        Database db = Database.open(postgres.url())) {
      assertThat(db.query("select count(*) from kept").one(Long.class)).isPositive();
    }
  }

  @Test
  void saysWhereItDoesNotStart() throws IOException {
    Path file = Files.createTempFile("serval", ".file");
    assertThatThrownBy(() -> EmbeddedDatabase.start(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("PostgreSQL did not start in " + file.toAbsolutePath());

    Path folder = Files.createTempDirectory("serval");
    Path strange = Files.createDirectories(folder.resolve("data")).resolve("of-somebody-else");
    Files.writeString(strange, "what is not a database");
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("PostgreSQL did not start in " + folder);
    assertThat(strange).as("what is not its own stays").hasContent("what is not a database");
    // The folder is free again: it does not say that it is in use.
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .hasMessageStartingWith("PostgreSQL did not start in " + folder);
  }

  /// A program that is killed leaves its server running: it is daemonised.
  @Test
  void endsWhatAProgramLeftWhenItWasKilled() throws Exception {
    Path folder = Path.of("target", "postgres-left");
    Path started = folder.resolve("started");
    Files.deleteIfExists(started); // of a run that failed
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Left.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Eventually.assertThat(() -> Files.exists(started), true);
    } finally {
      program.destroyForcibly();
    }
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> left = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
    ProcessHandle server = ProcessHandle.of(Long.parseLong(left.getFirst())).orElseThrow();
    assertThat(server.isAlive()).isTrue();

    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(folder);
        Database db = Database.open(postgres.url())) {
      assertThat(db.query("select n from kept").one(Integer.class)).isEqualTo(7);
    }
    assertThat(server.isAlive()).isFalse();
    Files.delete(started);
  }

  /// After a reboot, or in a new container, the number in the file is another process's.
  @Test
  void leavesOthersAloneThatHaveTheNumberOfItsServer() throws Exception {
    Path folder = Path.of("target", "postgres-stale");
    Path pid = folder.resolve("data").resolve("postmaster.pid");
    EmbeddedDatabase.start(folder).close();
    Path others = Path.of("target", "postgres-others");
    try (EmbeddedDatabase other = EmbeddedDatabase.start(others);
        Database db = Database.open(other.url())) {
      Files.copy(others.resolve("data").resolve("postmaster.pid"), pid);
      try (EmbeddedDatabase postgres = EmbeddedDatabase.start(folder);
          Database own = Database.open(postgres.url())) {
        assertThat(own.query("select 1").one(Integer.class)).isOne();
        assertThat(db.query("select 2").one(Integer.class)).isEqualTo(2);
      }
    }
    Files.writeString(pid, ProcessHandle.current().pid() + "\n");
    EmbeddedDatabase.start(folder).close();
  }

  /// Stands for the program that is killed.
  static final class Left {
    public static void main(String[] args) throws IOException, InterruptedException {
      Path folder = Path.of(args[0]);
      EmbeddedDatabase postgres = EmbeddedDatabase.start(folder);
      try (Database db = Database.open(postgres.url())) {
        db.update("drop table if exists kept");
        db.update("create table kept as select 7 as n");
      }
      Files.writeString(folder.resolve("started"), "");
      Thread.sleep(Duration.ofDays(1));
    }
  }
}
