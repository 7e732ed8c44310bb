package dev.serval.redis;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// A real Redis in a process of its own, on a free port of the loopback: the one on the PATH, or
/// the one of the test dependency. Where neither runs, tests are skipped and say so.
final class RedisServer implements AutoCloseable {
  private final Path directory;
  private final String program;
  private final int port;
  private final Access access;
  private @Nullable Process process;

  /// How it is spoken to.
  ///
  /// @param scheme `redis`, or `rediss` for TLS
  /// @param credentials what stands before the host: nothing, or `user:password@`
  /// @param host its name
  /// @param options what its process is told beside the port
  record Access(String scheme, String credentials, String host, List<String> options) {
    static final Access OPEN = new Access("redis", "", "127.0.0.1", List.of());

    static Access password(String credentials, String... options) {
      return new Access("redis", credentials, "127.0.0.1", List.of(options));
    }

    static Access tls(TestCertificate certificate, String host) {
      return new Access(
          "rediss",
          "",
          host,
          List.of(
              "--tls-cert-file",
              certificate.certificate().toString(),
              "--tls-key-file",
              certificate.key().toString(),
              "--tls-ca-cert-file",
              certificate.certificate().toString(),
              "--tls-auth-clients",
              "no"));
    }

    private List<String> port(int port) {
      String number = Integer.toString(port);
      return scheme.equals("redis")
          ? List.of("--port", number)
          : List.of("--port", "0", "--tls-port", number);
    }
  }

  private RedisServer(String program, Path directory, int port, Access access) {
    this.program = program;
    this.directory = directory;
    this.port = port;
    this.access = access;
  }

  /// Starts one that lets everybody in, and returns when it answers.
  static RedisServer start() throws Exception {
    return start(Access.OPEN);
  }

  /// Starts one, and returns when it answers.
  static RedisServer start(Access access) throws Exception {
    Path directory = Files.createTempDirectory("serval-redis");
    String program = program(directory);
    if (program == null) {
      String missing = "NO REDIS: neither redis-server on the PATH nor one for this machine";
      System.err.println(missing + ": the tests of serval-redis are SKIPPED");
      Assumptions.abort(missing);
    }
    // A port that is free now may be somebody else's in a moment.
    for (int attempt = 0; attempt < 10; attempt++) {
      RedisServer server = new RedisServer(program, directory, freePort(), access);
      if (server.begins()) {
        return server;
      }
    }
    throw new IllegalStateException("Redis did not start, see " + directory.resolve("log"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static @Nullable String program(Path directory) throws IOException {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
      Path candidate = Path.of(folder, "redis-server");
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    String resource = resource();
    if (resource == null) {
      return null;
    }
    try (InputStream in = RedisServer.class.getResourceAsStream(resource)) {
      if (in == null) {
        return null;
      }
      Path file = directory.resolve("redis-server");
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file.toFile().setExecutable(true) ? file.toString() : null;
    }
  }

  private static @Nullable String resource() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    if (system.startsWith("linux")) {
      return arm ? "/redis-server-6.2.7-linux-arm64" : "/redis-server-6.2.6-v5-linux-amd64";
    }
    return system.startsWith("mac")
        ? "/redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64")
        : null;
  }

  RedisSettings settings() {
    return settings(access.scheme(), access.credentials(), access.host());
  }

  /// Returns those of who speaks to it in another way.
  RedisSettings settings(String scheme, String credentials, String host) {
    return RedisSettings.of(scheme + "://" + credentials + host + ":" + port);
  }

  /// Starts it again after [#kill], with nothing in it.
  void restart() throws Exception {
    Eventually.holds(() -> {
      if (!begins()) {
        throw new IllegalStateException("Redis did not start");
      }
    });
  }

  /// Returns whether it answers; false where the process ended instead.
  private boolean begins() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(access.port(port));
    command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--dir", directory.toString()));
    command.addAll(access.options());
    Process begun =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    process = begun;
    Eventually.holds(() -> {
      if (begun.isAlive()) {
        try (Wire wire = Wire.connect(settings(), Duration.ofSeconds(30))) {
          wire.call(Commands.ping());
        }
      }
    });
    return begun.isAlive();
  }

  /// Ends it at once, as a crash would.
  void kill() throws Exception {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }
  }

  /// Stops it where it is, so that connections stay and nothing is answered; or lets it go on.
  void freeze(boolean frozen) throws Exception {
    Process running = process;
    if (running != null) {
      new ProcessBuilder("kill", frozen ? "-STOP" : "-CONT", Long.toString(running.pid()))
          .start()
          .waitFor();
    }
  }

  @Override
  public void close() throws Exception {
    kill();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    }
  }

  /// What becomes true after a while.
  static final class Eventually {
    private Eventually() {}

    interface Check {
      void run() throws Exception;
    }

    /// Waits until a check fails no more, for up to 60 seconds.
    static void holds(Check check) throws Exception {
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (true) {
        try {
          check.run();
          return;
        } catch (Exception | AssertionError e) {
          if (System.nanoTime() > deadline) {
            throw e;
          }
          Thread.sleep(20);
        }
      }
    }
  }
}
