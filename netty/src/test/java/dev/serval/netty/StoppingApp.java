package dev.serval.netty;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.Server;
import dev.serval.http.MediaType;
import dev.serval.transport.TransportConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// The program that [SigtermTest] starts and stops: it prints its port, and what its end does.
final class StoppingApp {
  /// What the end of the program would take if it waited for peers that stay connected.
  static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);

  private StoppingApp() {}

  public static void main(String[] args) {
    App app =
        App.create()
            .docs(false)
            .transport(TransportConfig.defaults().withPort(0).withStopTimeout(STOP_TIMEOUT));
    Server server =
        app.closeOnStop(() -> System.out.println("closed"))
            .get(
                "/slow",
                request -> {
                  System.out.println("slow");
                  Thread.sleep(1_000);
                  return Response.text("done");
                })
            .get(
                "/endless",
                request ->
                    Response.stream(
                        MediaType.TEXT,
                        out -> {
                          AtomicBoolean open = new AtomicBoolean(true);
                          try (var _ = app.lifespan().onStopping(() -> open.set(false))) {
                            while (open.get()) {
                              out.write('.');
                              out.flush();
                              sleep();
                            }
                            out.write('!');
                          }
                        }))
            .start();
    System.out.println("port " + server.port());
  }

  private static void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
