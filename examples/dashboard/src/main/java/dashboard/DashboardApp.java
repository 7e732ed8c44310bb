package dashboard;

import dev.serval.App;
import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.files.StaticFiles;
import dev.serval.middleware.SecureHeaders;
import dev.serval.settings.Settings;

/// Starts the dashboard; `main` is the composition root.
final class DashboardApp {
  private DashboardApp() {}

  /// Builds the dashboard without starting it.
  static App app() {
    Channels channels = Channels.inMemory();
    Channel<Sample> channel = channels.channel("samples", Sample.class);
    Sampler sampler = new Sampler(channel);
    return App.create()
        .closeOnStop(channels)
        .closeOnStop(sampler)
        .onStart(sampler::start)
        .use(SecureHeaders.standard().contentSecurityPolicy("default-src 'self'"))
        .mount(new Samples(channel, sampler))
        .mount("/", StaticFiles.resources("/dashboard/page"));
  }

  /// Starts the server; the page is at `/`.
  ///
  /// @param args settings such as `--port=8001`
  public static void main(String[] args) {
    app().port(Settings.load(DashboardSettings.class, args).port()).start();
  }
}
