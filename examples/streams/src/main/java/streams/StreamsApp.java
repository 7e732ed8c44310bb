package streams;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.http.Status;
import dev.serval.settings.Settings;

/// Starts the application.
final class StreamsApp {
  private StreamsApp() {}

  /// Starts the server.
  ///
  /// @param args settings such as `--port=8001`
  public static void main(String[] args) {
    int port = Settings.load(StreamsSettings.class, args).port();
    app(new Market(), new Readings()).port(port).start();
  }

  static App app(Market market, Readings readings) {
    App app = App.create().title("Streams").closeOnStop(market);
    app.onError(MarketClosed.class, (closed, request) -> Response.empty(Status.NO_CONTENT));
    return app.mount(new Prices(market)).mount(readings).mount(new Copies());
  }
}
