package dev.serval;

import dev.serval.transport.RunningTransport;
import dev.serval.transport.Transport;
import dev.serval.transport.TransportConfig;
import java.net.URI;
import java.util.List;

/// Starts an application that was put together: what it needs first, then its transport; and says
/// so.
final class Launch {
  private static final int MOST_PAGES = 10;

  private Launch() {}

  /// Does it.
  ///
  /// @param begun when the program asked for it, by `System.nanoTime`
  static Server start(Blueprint plan, Composition composition, TransportConfig config, long begun) {
    Transport transport = Transports.find();
    plan.lifespan.start();
    Server server;
    try {
      RunningTransport running = transport.start(config, composition.dispatcher());
      server = new Server(running, composition.dispatcher(), plan.lifespan, config.stopTimeout());
    } catch (Throwable failure) {
      plan.lifespan.stop(config.stopTimeout());
      throw failure;
    }
    ServerLog.started(line(server, composition, System.nanoTime() - begun));
    if (Training.isAsked()) {
      Training.run(server, Training.paths(composition.allRoutes()));
    }
    return server;
  }

  private static String line(Server server, Composition composition, long nanos) {
    List<Route> routes = composition.routes();
    String about = server.about().isEmpty() ? "" : ", " + server.about();
    String count = routes.size() == 1 ? "1 route" : routes.size() + " routes";
    return "Serval listens on %s with %s, ready in %d ms%s%s"
        .formatted(server.uri(), count, nanos / 1_000_000, pages(server.uri(), composition), about);
  }

  /// Says where people find the pages of the application and of those mounted in it.
  private static String pages(URI server, Composition composition) {
    List<String> pages = composition.pages(server);
    if (pages.isEmpty()) {
      return "";
    }
    int more = pages.size() - MOST_PAGES;
    return ", docs at "
        + String.join(", ", pages.subList(0, Math.min(pages.size(), MOST_PAGES)))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
