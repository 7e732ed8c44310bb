package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.serval.settings.Settings;
import dev.serval.settings.SettingsException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the generated binder of the golden case makes of variables.
final class SettingsBinderTest {
  private static Class<?> type = Object.class;

  @TempDir private Path folder;

  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "SHOP_NAME", "tea",
              "SHOP_DRY_RUN", "false",
              "SHOP_SHARDS", "1,2",
              "SHOP_API_SECRET", "hunter2",
              "SHOP_DATABASE_URL", "postgresql:shop"));

  @BeforeAll
  static void compile() throws ClassNotFoundException {
    Compilation compilation =
        Compilation.ofFolder(Path.of("src/test/resources/golden/settings/input"));
    assertThat(compilation.messages()).isEmpty();
    type = Class.forName("shop.ShopSettings", true, compilation.load());
  }

  private Object load() {
    return Settings.of(type).environment(environment).directory(folder).load();
  }

  private String refused() {
    return catchThrowableOfType(SettingsException.class, this::load).getMessage();
  }

  @Test
  void takesDefaultsAndLeavesOptionalSectionsOut() {
    assertThat(load())
        .hasToString(
            "ShopSettings[port=8000, name=tea, level=WARN, dryRun=false, timeout=PT30S,"
                + " maxUpload=64KiB, dataFolder=Optional.empty, publicUrl=null, shards=[1, 2],"
                + " origins=[], apiSecret=Secret, database=Database[url=postgresql:shop,"
                + " password=Optional.empty, maxPoolSize=8], mail=Optional.empty, hours=null]");
  }

  @Test
  void fillsEverything() {
    environment.putAll(
        Map.of(
            "PORT", "80",
            "SHOP_LEVEL", "INFO",
            "SHOP_TIMEOUT", "PT1M",
            "SHOP_MAX_UPLOAD", "1GiB",
            "SHOP_DATA_FOLDER", "data",
            "SHOP_PUBLIC_URL", "https://shop.example",
            "SHOP_ORIGINS", "a,b",
            "SHOP_DATABASE_PASSWORD", "p",
            "SHOP_MAIL_HOST", "mail",
            "SHOP_HOURS_FROM", "9"));
    environment.put("SHOP_HOURS_TO", "17");

    assertThat(load())
        .hasToString(
            "ShopSettings[port=80, name=tea, level=INFO, dryRun=false, timeout=PT1M,"
                + " maxUpload=1GiB, dataFolder=Optional[data], publicUrl=https://shop.example,"
                + " shards=[1, 2], origins=[a, b], apiSecret=Secret,"
                + " database=Database[url=postgresql:shop, password=Optional[Secret],"
                + " maxPoolSize=8], mail=Optional[Mail[host=mail, port=25]],"
                + " hours=Range[from=9, to=17]]");
  }

  @Test
  void requiresTheRestOfASectionThatIsBegun() {
    environment.put("SHOP_MAIL_PORT", "26");
    environment.put("SHOP_HOURS_TO", "17");

    assertThat(refused())
        .contains("SHOP_MAIL_HOST: is required, and not set")
        .contains("SHOP_HOURS_FROM: is required, and not set");
  }

  @Test
  void reportsConstraintsOfValuesOfElementsAndOfContainers() {
    environment.put("PORT", "-1");
    environment.put("SHOP_NAME", " ");
    environment.put("SHOP_SHARDS", "0");
    assertThat(refused())
        .contains("PORT: must be at least 0, found \"-1\" (environment)")
        .contains("SHOP_NAME: must not be blank, found \" \" (environment)")
        .contains("SHOP_SHARDS: element 1 must be at least 1, found \"0\" (environment)");

    environment.remove("SHOP_SHARDS");
    assertThat(refused()).contains("SHOP_SHARDS: must not be empty");
  }

  @Test
  void judgesSecretsWithoutShowingThem() {
    environment.put("SHOP_API_SECRET", "h2t");
    environment.put("SHOP_DATABASE_PASSWORD", "p".repeat(65));
    assertThat(refused())
        .containsPattern("SHOP_API_SECRET: must .*4.*, found a value that is not shown")
        .containsPattern("SHOP_DATABASE_PASSWORD: must .*64.*, found a value that is not shown")
        .doesNotContain("h2t", "pp");

    environment.put("SHOP_API_SECRET", "     ");
    assertThat(refused()).contains("SHOP_API_SECRET: must not be blank");
  }

  @Test
  void reportsConstructorsAndChecks() {
    environment.put("SHOP_DATABASE_MAX_POOL_SIZE", "101");
    assertThat(refused()).contains("SHOP_DATABASE: a pool of 101 connections is too large");

    environment.remove("SHOP_DATABASE_MAX_POOL_SIZE");
    environment.put("SHOP_HOURS_FROM", "9");
    environment.put("SHOP_HOURS_TO", "8");
    assertThat(refused()).contains("SHOP_HOURS_TO: must be after from");

    environment.put("SHOP_HOURS_TO", "10");
    environment.put("SHOP_MAIL_HOST", "mail");
    environment.put("SHOP_DRY_RUN", "true");
    assertThat(refused()).contains("SHOP_MAIL: must be absent in a dry run");
  }
}
