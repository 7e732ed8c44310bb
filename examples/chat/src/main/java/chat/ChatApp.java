package chat;

import dev.serval.App;
import dev.serval.channels.Channels;
import dev.serval.files.StaticFiles;
import dev.serval.middleware.SecureHeaders;
import dev.serval.redis.RedisChannels;
import dev.serval.settings.Settings;
import java.time.Clock;

/// Starts the chat; `main` is the composition root.
final class ChatApp {
  private ChatApp() {}

  /// Builds the chat without starting it.
  static App app(ChatSettings settings) {
    Channels channels =
        settings
            .redis()
            .<Channels>map(uri -> RedisChannels.connect(uri.toString()))
            .orElseGet(Channels::inMemory);
    return App.create()
        .port(settings.port())
        .closeOnStop(channels)
        .use(SecureHeaders.standard().contentSecurityPolicy("default-src 'self'"))
        .mount(new Rooms(channels, Clock.systemUTC()))
        .mount("/", StaticFiles.resources("/chat/page"));
  }

  /// Starts the server; the page is at `/`.
  ///
  /// @param args settings such as `--port=8001 --redis=redis://localhost:6379`
  public static void main(String[] args) {
    app(Settings.load(ChatSettings.class, args)).start();
  }
}
