package conduit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConduitSettingsTest {
  @Test
  void takesWhatHostsOfApplicationsSet() {
    ConduitSettings settings =
        Settings.of(ConduitSettings.class)
            .environment(
                Map.of("PORT", "80", "DATABASE_URL", "postgres://ann:pw@db.example/conduit"))
            .load();
    assertThat(settings.port()).isEqualTo(80);
    assertThat(settings.database().url())
        .contains(URI.create("postgres://ann:pw@db.example/conduit"));
  }

  @Test
  void bringsItsOwnDatabaseWhereNoneIsNamed() {
    ConduitSettings settings = Settings.of(ConduitSettings.class).environment(Map.of()).load();
    assertThat(settings.database().url()).isEmpty();
    assertThat(settings.database().folder()).isEqualTo(Path.of("target/postgres"));
  }
}
