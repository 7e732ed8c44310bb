package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.settings.Settings;
import dev.serval.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the shop is told, by whom, and what it says when that is wrong.
class SettingsTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir private Path folder;

  @Test
  void laterSourcesWin() throws IOException {
    Files.writeString(
        folder.resolve("settings.properties"),
        """
        shop.token-secret = %1$s
        shop.session-secret = %1$s
        shop.admin.password = opensesame
        shop.port = 1
        shop.limits.timeout = 3s
        """
            .formatted(SECRET));
    ShopSettings settings =
        Settings.of(ShopSettings.class)
            .directory(folder)
            .environment(Map.of("SHOP_PORT", "2", "SHOP_LIMITS_REQUESTS", "7"))
            .arguments("--port=3")
            .load();
    assertThat(settings.port()).isEqualTo(3);
    assertThat(settings.limits().requests()).isEqualTo(7);
    assertThat(settings.limits().timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.limits().picture().bytes()).isEqualTo(2 << 20);
    assertThat(settings.admin().name()).isEqualTo("admin");
    assertThat(settings.toString()).doesNotContain(SECRET).doesNotContain("opensesame");
  }

  @Test
  void saysAllFaultsAtOnce() {
    assertThatThrownBy(() ->
            Settings.of(ShopSettings.class)
                .directory(folder)
                .environment(
                    Map.of(
                        "SHOP_TOKEN_SECRET", SECRET,
                        "SHOP_ADMIN_PASSWORD", "opensesame",
                        "SHOP_LIMITS_PICTURE", "big",
                        "SHOP_PROT", "80"))
                .arguments("--port=70000")
                .load())
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("4 faults in the settings of shop.ShopSettings:")
        .hasMessageContaining("SHOP_SESSION_SECRET: is required")
        .hasMessageContaining("SHOP_LIMITS_PICTURE: expected")
        .hasMessageContaining("SHOP_PROT: no such setting (environment); did you mean SHOP_PORT?")
        .hasMessageContaining("65535")
        .hasMessageNotContaining("opensesame");
  }

  @Test
  void refusesSecretsThatCouldBeGuessed() {
    assertThatThrownBy(() ->
            Settings.of(ShopSettings.class)
                .directory(folder)
                .environment(
                    Map.of(
                        "SHOP_TOKEN_SECRET", "hunter2",
                        "SHOP_SESSION_SECRET", SECRET,
                        "SHOP_ADMIN_PASSWORD", "opensesame"))
                .load())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("SHOP_TOKEN_SECRET: must have")
        .hasMessageContaining("found a value that is not shown (environment)")
        .hasMessageNotContaining("hunter2");
  }
}
