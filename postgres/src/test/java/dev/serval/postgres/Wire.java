package dev.serval.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a program and its database, and can be cut: nothing passes any more and nobody is
/// told, as where a router has gone.
final class Wire implements AutoCloseable {
  private final ServerSocket listening;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch swallowed = new CountDownLatch(1);
  private volatile boolean cut;

  /// @param port of the database on this machine
  Wire(int port) throws IOException {
    this.port = port;
    this.listening = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    Thread.ofPlatform().daemon().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /// How many connections there were through it.
  int connections() {
    return connections.get();
  }

  boolean isCut() {
    return cut;
  }

  /// Waits until somebody has sent something that does not arrive.
  void awaitSwallowed() throws InterruptedException {
    if (!swallowed.await(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("nothing was sent since it was cut");
    }
  }

  void cut() {
    cut = true;
  }

  private void accept() {
    try {
      while (true) {
        Socket near = listening.accept();
        Socket far = new Socket("localhost", port);
        sockets.add(near);
        sockets.add(far);
        connections.incrementAndGet();
        Thread.ofPlatform().daemon().start(() -> forward(near, far));
        Thread.ofPlatform().daemon().start(() -> forward(far, near));
      }
    } catch (IOException end) {
      // It is closed.
    }
  }

  private void forward(Socket from, Socket to) {
    byte[] buffer = new byte[8_192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (cut) {
          swallowed.countDown();
          closed.await();
          return;
        }
        out.write(buffer, 0, count);
      }
      if (!cut) {
        to.close();
      }
    } catch (IOException | InterruptedException end) {
      // One of them is gone.
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
