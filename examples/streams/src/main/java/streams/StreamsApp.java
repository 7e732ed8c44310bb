package streams;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.http.Status;

/// Starts the application.
final class StreamsApp {
  private StreamsApp() {}

  public static void main(String[] args) {
    int port = args.length == 0 ? 8_000 : Integer.parseInt(args[0]);
    app(new Market(), new Readings()).port(port).start();
  }

  static App app(Market market, Readings readings) {
    return App.create()
        .title("Streams")
        .closeOnStop(market)
        .onError(MarketClosed.class, (closed, request) -> Response.empty(Status.NO_CONTENT))
        .mount(new Prices(market))
        .mount(readings)
        .mount(new Copies());
  }
}
