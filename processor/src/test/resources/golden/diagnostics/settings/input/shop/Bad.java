package shop;

import dev.serval.Default;
import dev.serval.settings.DataSize;
import dev.serval.settings.Secret;
import dev.serval.settings.SettingsOf;
import dev.serval.settings.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

final class Bad {
  @SettingsOf("a")
  static final class NoRecord {}

  @SettingsOf("a")
  record Generic<T>(T value) {}

  @SettingsOf("Shop Settings")
  record Prefix(int port) {}

  @SettingsOf("a")
  private record Hidden(int port) {}

  @SettingsOf("a")
  record Secrets(@Default("hunter2") Secret password) {}

  @SettingsOf("a")
  record Defaults(
      @Default("soon") Duration pause, @Default("much") DataSize size, @Default("x") int port) {}

  @SettingsOf("a")
  record Loop(int depth, Loop inner) {}

  @SettingsOf("a")
  record Clash(String databaseUrl, Database database) {
    record Database(String url) {}
  }

  @SettingsOf("a")
  record Names(int größe) {}

  @SettingsOf("a")
  record Variables(String settings, @Variable("A-B") String b) {}

  @SettingsOf("a")
  record Types(Map<String, String> map, Object any, List<Clash.Database> all, byte[] bytes) {}
}
