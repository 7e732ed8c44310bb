package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.serval.postgres.driver.WatchedSockets;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/// A database that says nothing any more, on a network that does not say why.
class SilenceTest {
  private static DatabaseConfig through(Wire wire, String url) {
    return DatabaseConfig.of(url.replaceFirst(":\\d+/", ":" + wire.port() + "/"))
        .withMaxConnections(3)
        .withConnectTimeout(Duration.ofSeconds(5), Duration.ofMinutes(1))
        .withPoolTimeout(Duration.ofSeconds(30))
        .withStatementTimeout(Duration.ofSeconds(5)); // ample for each before the wire is cut
  }

  /// Three kinds of waiting at once: each would hold its thread for ever.
  @Test
  void holdsNoThreadForEver() throws Exception {
    String url = Postgres.newDatabase();
    try (Wire wire = new Wire(URI.create(url).getPort());
        Database db = Database.open(through(wire, url));
        ExecutorService platform = Executors.newFixedThreadPool(3);
        ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      db.update("create table line (text text)");
      Eventually.assertThat(() -> db.pool().idle(), 3);
      List<Future<Throwable>> waiting =
          List.of(
              virtual.submit(() -> catchThrowable(() -> askSilent(db, wire))),
              platform.submit(() -> catchThrowable(() -> askSilent(db, wire))),
              virtual.submit(() ->
                  catchThrowable(() -> db.copyIn("copy line from stdin", new Endless(wire::cut)))));
      for (Future<Throwable> one : waiting) {
        assertThat(one.get(60, TimeUnit.SECONDS)).isInstanceOf(ConnectionLostException.class);
      }
      assertThat(db.pool().active()).isZero();
      assertThat(db.pool().idle()).as("those that broke are not kept").isZero();
    }
  }

  /// Asks until no answer comes.
  private static void askSilent(Database db, Wire wire) {
    while (!wire.isCut()) {
      db.query("select 1").one(Integer.class);
    }
    db.query("select 2").one(Integer.class);
  }

  /// Lines without an end, which have the wire cut after the first megabyte.
  private static final class Endless extends InputStream {
    private final Runnable cut;
    private long count;

    Endless(Runnable cut) {
      this.cut = cut;
    }

    @Override
    public int read() {
      if (++count == 1 << 20) {
        cut.run();
      }
      return count % 100 == 0 ? '\n' : 'x';
    }
  }

  @Test
  void watchesReadsAndWritesByTheirTime() throws Exception {
    WatchedSockets sockets = new WatchedSockets("0");
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 50, here);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      int port = server.getLocalPort();
      for (Callable<Socket> made :
          List.<Callable<Socket>>of(
              () -> sockets.createSocket(here, port),
              () -> sockets.createSocket(here, port, here, 0),
              () -> sockets.createSocket(here.getHostName(), port),
              () -> sockets.createSocket(here.getHostName(), port, here, 0))) {
        Socket silent = made.call();
        Future<Throwable> read =
            threads.submit(() -> catchThrowable(() -> silent.getInputStream().read()));
        Eventually.assertThat(
            () -> {
              WatchedSockets.closeSilent();
              return read.isDone();
            },
            true);
        assertThat(read.get()).isInstanceOf(java.net.SocketException.class);
        Socket stuck = made.call();
        Future<Throwable> write = threads.submit(() -> catchThrowable(() -> writeForEver(stuck)));
        Eventually.assertThat(
            () -> {
              WatchedSockets.closeSilent();
              return write.isDone();
            },
            true);
        assertThat(write.get()).isInstanceOf(java.net.SocketException.class);
      }
    }
  }

  private static void writeForEver(Socket socket) throws Exception {
    socket.getOutputStream().write(1);
    while (true) {
      socket.getOutputStream().write(new byte[1 << 16]);
    }
  }

  @Test
  void leavesAReadThatHasATimeOfItsOwn() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Socket asks =
            new WatchedSockets("0")
                .createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        ExecutorService threads = Executors.newCachedThreadPool()) {
      asks.setSoTimeout(300);
      Future<Throwable> read =
          threads.submit(() -> catchThrowable(() -> asks.getInputStream().read()));
      while (!read.isDone()) {
        WatchedSockets.closeSilent();
        Thread.sleep(10);
      }
      assertThat(read.get()).isInstanceOf(java.net.SocketTimeoutException.class);
      assertThat(asks.isClosed()).isFalse();
    }
  }

  @Test
  void isFoundByTheDriver() {
    assertThat(WatchedSockets.isSeenBy(Driver.class)).isTrue();
    assertThat(WatchedSockets.isSeenBy(Object.class)).isFalse();
  }

  @Test
  void leavesSocketsOfOthersAlone() {
    String url = Postgres.newDatabase() + "?socketFactory=" + Plain.class.getName();
    try (Database db = Database.open(DatabaseConfig.of(url).withMaxConnections(1))) {
      assertThat(db.query("select 1").one(Integer.class)).isEqualTo(1);
      assertThat(Plain.made).isPositive();
    }
  }

  /// One that an address names.
  public static final class Plain extends javax.net.SocketFactory {
    static volatile int made;

    @Override
    public Socket createSocket() {
      made++;
      return new Socket();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
