package dev.serval;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.serval.http.Method;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/// The training run of an application, from which the JVM makes its AOT cache (JEP 514).
///
/// With `-Dserval.training=true` an application starts as ever, asks itself for every route that is
/// safe to ask for, a few hundred times, and ends. Asked for are the routes of `GET` without
/// parameters in their path, the documentation among them, and a path that has none: nothing that
/// changes anything (RFC 9110 section 9.2.1).
///
/// ```
/// java -XX:AOTCacheOutput=app.aot -Dserval.training=true -jar app.jar
/// java -XX:AOTCache=app.aot -jar app.jar
/// ```
final class Training {
  private static final int ROUNDS = 100;
  private static final int TIMEOUT_MILLIS = 10_000;

  private Training() {}

  /// Whether this run is one.
  static boolean isAsked() {
    return Boolean.getBoolean("serval.training");
  }

  /// The paths that a training run asks for.
  static List<String> paths(List<Route> routes) {
    return routes.stream()
        .filter(route ->
            route.method() == Method.GET
                && !route.isWebSocket()
                && route.template().parameterNames().isEmpty())
        .map(route -> route.template().text())
        .toList();
  }

  /// Asks `server` for each path, and then ends the virtual machine.
  static void run(Server server, List<String> paths) {
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (String path : paths) {
          ask(server.port(), path);
        }
        ask(server.port(), "/no-such-path-" + round);
      }
    } catch (IOException failure) {
      throw new IllegalStateException("the training run could not ask its own server", failure);
    }
    server.close();
    System.exit(0);
  }

  /// A plain socket, so that no class of a client gets into the cache.
  private static void ask(int port, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      if (socket.getInputStream().readAllBytes().length == 0) {
        throw new IOException("no answer for " + path);
      }
    }
  }
}
