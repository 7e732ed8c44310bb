package dev.serval.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where settings come from, which source wins, and what is said of faults.
final class SettingsTest {
  private static final List<String> ORDER =
      List.of("default", "file", ".env", "environment", "argument");

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();

  SettingsTest() {
    environment.put("SHOP_API_SECRET", "hunter2");
  }

  private SettingsLoader<Sample> loader() {
    return Settings.of(Sample.class)
        .environment(environment)
        .directory(folder)
        .arguments(arguments.toArray(String[]::new));
  }

  private Sample load() {
    return loader().load();
  }

  private List<String> faults() {
    SettingsException refused = catchThrowableOfType(SettingsException.class, this::load);
    return refused == null
        ? List.of()
        : refused.faults().stream().map(SettingsFault::toString).toList();
  }

  private void file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Gives the port by one source: the one at index 2 gives 2.
  private void give(String source) {
    int port = ORDER.indexOf(source);
    switch (source) {
      case "file" -> file("settings.properties", "shop.port=" + port);
      case ".env" -> file(".env", "SHOP_PORT=" + port);
      case "environment" -> environment.put("SHOP_PORT", String.valueOf(port));
      case "argument" -> arguments.add("--port=" + port);
      default -> {}
    }
  }

  @ParameterizedTest
  @CsvSource({
    "default, file",
    "default, .env",
    "default, environment",
    "default, argument",
    "file, .env",
    "file, environment",
    "file, argument",
    ".env, environment",
    ".env, argument",
    "environment, argument"
  })
  void takesTheLaterOfTwoSources(String earlier, String later) {
    give(later);
    give(earlier);

    assertThat(load().port()).isEqualTo(ORDER.indexOf(later));
  }

  @Test
  void takesDefaultsWhereNothingIsGiven() {
    assertThat(load())
        .isEqualTo(
            new Sample(
                8000,
                false,
                Duration.ofSeconds(30),
                List.of(),
                null,
                Secret.of("hunter2"),
                new Sample.Pool(8)));
  }

  @Test
  void takesArgumentsWithAndWithoutPrefixAndFlagsWithoutValue() {
    arguments.addAll(List.of("--shop.port=1", "--dry-run", "--pool.max-size=6", "--shards=1, 2,3"));

    assertThat(load())
        .returns(1, Sample::port)
        .returns(true, Sample::dryRun)
        .returns(List.of(1, 2, 3), Sample::shards)
        .returns(new Sample.Pool(6), Sample::pool);
  }

  @Test
  void readsJsonThatNestsOrDoesNot() {
    file(
        "settings.json",
        """
        {"shop": {"port": 7, "dry-run": true, "shards": [4, 5], "link": null},
         "shop.pool.max-size": "6", "other": {"port": 9}}
        """);

    assertThat(load())
        .returns(7, Sample::port)
        .returns(true, Sample::dryRun)
        .returns(List.of(4, 5), Sample::shards)
        .returns(new Sample.Pool(6), Sample::pool);
  }

  @Test
  void readsTheFileThatTheArgumentTheVariableOrTheProgramNames() {
    file("a.properties", "shop.port=1");
    file("b.properties", "shop.port=2");
    file("c.properties", "shop.port=3");
    file("d.properties", "shop.port=4");
    file("settings.properties", "shop.port=5");

    assertThat(load().port()).isEqualTo(5);
    assertThat(loader().file(Path.of("d.properties")).load().port()).isEqualTo(4);
    file(".env", "SHOP_SETTINGS=c.properties");
    assertThat(loader().file(Path.of("d.properties")).load().port()).isEqualTo(3);
    environment.put("SHOP_SETTINGS", "b.properties");
    assertThat(load().port()).isEqualTo(2);
    arguments.add("--settings=a.properties");
    assertThat(load().port()).isEqualTo(1);
  }

  @Test
  void refusesAFileThatIsNamedAndNotThere() {
    environment.put("SHOP_SETTINGS", "none.json");

    assertThat(faults())
        .containsExactly(folder.resolve("none.json") + ": cannot be read (NoSuchFileException)");
  }

  @Test
  void refusesNamesThatAreNoFiles() {
    environment.put("SHOP_SETTINGS", "a\0b");
    environment.remove("SHOP_API_SECRET");
    environment.put("SHOP_API_SECRET_FILE", "a\0b");

    assertThat(faults())
        .containsExactly(
            "SHOP_SETTINGS: is not the name of a file",
            "SHOP_API_SECRET: is required, and not set",
            "SHOP_API_SECRET_FILE: is not the name of a file (environment)");
  }

  @Test
  void refusesTwoFilesThatBothCouldBeMeant() {
    file("settings.properties", "");
    file("settings.json", "{}");

    assertThat(faults())
        .containsExactly(
            folder.resolve("settings.json")
                + ": expected one of it and "
                + folder.resolve("settings.properties"));
  }

  @Test
  void reportsAllFaultsTogetherWithTheVariableAndTheSource() {
    file("settings.properties", "shop.timeout=soon\nshop.prot=1\nother.prot=1");
    file(".env", "SHOP_SHARDS=1,x,3\nSHOP_PROT=1\nOTHER=1");
    environment.remove("SHOP_API_SECRET");
    environment.put("SHOP_PORT", "eighty");
    environment.put("SHOP_POOL_MAXSIZE", "1");
    arguments.addAll(
        List.of("--prot=1", "--dry-run=yes", "port=8", "--pool.max-size", "--nothing"));

    assertThat(faults())
        .containsExactly(
            "shop.prot: no such setting ("
                + folder.resolve("settings.properties")
                + "); did you mean shop.port?",
            "SHOP_PORT: expected a 32-bit integer, found \"eighty\" (environment)",
            "SHOP_DRY_RUN: expected true or false, found \"yes\" (argument --dry-run)",
            "SHOP_TIMEOUT: expected a duration such as 500ms, 30s, 5m, 2h, 1d or PT1M30S, found"
                + " \"soon\" ("
                + folder.resolve("settings.properties")
                + ")",
            "SHOP_SHARDS: element 2 expected a 32-bit integer, found \"x\" (.env line 1)",
            "SHOP_API_SECRET: is required, and not set",
            "--prot: no such setting; did you mean --port?",
            "argument 3: expected --name=value",
            "--pool.max-size: expected --pool.max-size=value",
            "--nothing: no such setting",
            "SHOP_PROT: no such setting (.env line 2); did you mean SHOP_PORT?",
            "SHOP_POOL_MAXSIZE: no such setting (environment); did you mean SHOP_POOL_MAX_SIZE?");
  }

  @Test
  void printsWhatToDoAndNoStackTrace() {
    environment.put("SHOP_PORT", "70000");
    StringWriter printed = new StringWriter();

    SettingsException refused = catchThrowableOfType(SettingsException.class, this::load);
    refused.printStackTrace(new PrintWriter(printed));

    assertThat(printed.toString())
        .isEqualToNormalizingNewlines(
            """
            dev.serval.settings.SettingsException: 1 fault in the settings of \
            dev.serval.settings.Sample:
              SHOP_PORT: must be at most 65535, found "70000" (environment)
            A setting such as SHOP_PORT stands in the environment, in .env, as the argument \
            --port=…, or as shop.port in a file.
            """);
  }

  @Test
  void neverShowsASecret() {
    environment.put("SHOP_API_SECRET", "");

    assertThat(faults())
        .containsExactly(
            "SHOP_API_SECRET: expected a secret, found a value that is not shown (environment)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://shop:hunter2@db/ x", "jdbc:x://db?user=a&Password=hunter2 x"})
  void showsNoUriThatCarriesAPassword(String link) {
    environment.put("SHOP_LINK", link);

    assertThat(faults())
        .containsExactly(
            "SHOP_LINK: has the wrong format, found a value that is not shown (environment)");
  }

  @Test
  void showsLongAndStrangeValuesShortAndPlain() {
    environment.put("SHOP_PORT", "\u001b[31m" + "9".repeat(100));

    assertThat(faults())
        .containsExactly(
            "SHOP_PORT: expected a 32-bit integer, found \"\uFFFD[31m"
                + "9".repeat(55)
                + "…\" (environment)");
  }

  @Test
  void reportsWhatConstructorsAndChecksRefuse() {
    environment.put("SHOP_POOL_MAX_SIZE", "101");
    assertThat(faults()).containsExactly("SHOP_POOL: a pool of 101 is too large");

    environment.put("SHOP_POOL_MAX_SIZE", "7");
    assertThat(faults()).containsExactly("SHOP_POOL_MAX_SIZE: must be even", "SHOP: must be even");
  }

  @Test
  void refusesAnArrayWhereOneValueIsExpected() {
    file("settings.json", "{\"shop\": {\"port\": [1], \"shards\": [1, \"x\"], \"pool\": [{}]}}");

    assertThat(faults())
        .containsExactly(
            "shop.pool: expected an array of plain values ("
                + folder.resolve("settings.json")
                + ")",
            "SHOP_PORT: expected one value, found an array ("
                + folder.resolve("settings.json")
                + ")",
            "SHOP_SHARDS: element 2 expected a 32-bit integer, found \"x\" ("
                + folder.resolve("settings.json")
                + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "{\"shop.port\": 1, \"shop\": {\"port\": 2}}"})
  void refusesJsonThatIsNoObjectOrSaysAKeyTwice(String json) {
    file("settings.json", json);

    assertThat(faults()).singleElement().asString().containsAnyOf("object", "is not JSON", "twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.port=1\nshop.port=2", "shop.link=\\u12"})
  void refusesPropertiesThatSayAKeyTwiceOrBreakOff(String text) {
    file("settings.properties", text);

    assertThat(faults()).singleElement().asString().containsAnyOf("twice", "\\u");
  }

  @Test
  void refusesAFileOfAnotherKindOrOfAnotherCharset() throws IOException {
    file("settings.yaml", "shop: {}");
    arguments.add("--settings=settings.yaml");
    assertThat(faults())
        .containsExactly(
            folder.resolve("settings.yaml")
                + ": expected a name that ends in .properties or .json");

    Files.write(folder.resolve("settings.json"), new byte[] {'{', (byte) 0xff, '}'});
    arguments.set(0, "--settings=settings.json");
    assertThat(faults()).containsExactly(folder.resolve("settings.json") + ": is not UTF-8");
  }

  @Test
  void readsFilesUpToTheirBoundsAndNoFurther() {
    file("settings.properties", "#" + "x".repeat(SettingsFile.MAX_SIZE - 1));
    assertThat(faults()).isEmpty();
    file("settings.properties", "#" + "x".repeat(SettingsFile.MAX_SIZE));
    assertThat(faults())
        .containsExactly(folder.resolve("settings.properties") + ": is larger than 1MiB");
    file("settings.properties", "");

    file(".env", "#" + "x".repeat((1 << 18) - 1));
    assertThat(faults()).isEmpty();
    file(".env", "#" + "x".repeat(1 << 18));
    assertThat(faults()).containsExactly(".env: is larger than 256KiB");
    file(".env", "");

    environment.remove("SHOP_API_SECRET");
    environment.put("SHOP_API_SECRET_FILE", "secret");
    file("secret", "x".repeat(VariableLayer.MAX_SECRET_FILE));
    assertThat(faults()).isEmpty();
    file("secret", "x".repeat(VariableLayer.MAX_SECRET_FILE + 1));
    assertThat(faults()).first().asString().contains("is required");
    assertThat(faults()).last().asString().contains("is larger than 64KiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "hunter2\n", "hunter2\r\n"})
  void takesASecretFromTheFileThatAVariableNames(String content) {
    environment.remove("SHOP_API_SECRET");
    environment.put("SHOP_API_SECRET_FILE", "secret");
    file("secret", content);

    assertThat(load().apiSecret().reveal()).isEqualTo("hunter2");
  }

  @Test
  void showsNoSecretThatStandsWhereTheNameOfItsFileBelongs() {
    environment.remove("SHOP_API_SECRET");
    environment.put("SHOP_API_SECRET_FILE", "hunter2");

    assertThat(faults())
        .contains(
            "SHOP_API_SECRET: the file, which SHOP_API_SECRET_FILE names in the environment:"
                + " cannot be read (NoSuchFileException)")
        .noneMatch(fault -> fault.contains("hunter2"));
  }

  @Test
  void refusesASecretThatIsGivenAndInAFileToo() {
    environment.put("SHOP_API_SECRET_FILE", "secret");
    file("secret", "other");

    assertThat(faults())
        .containsExactly(
            "SHOP_API_SECRET: is given twice: expected one of SHOP_API_SECRET and"
                + " SHOP_API_SECRET_FILE");
  }

  @Test
  void refusesAnArgumentThatIsGivenTwice() {
    arguments.addAll(List.of("--port=1", "--shop.port=2", "--"));

    assertThat(faults())
        .containsExactly("--shop.port: is given twice", "argument 3: expected --name=value");
  }

  @Test
  void letsPassWhatKubernetesSetsForAServiceOfTheSameName() {
    environment.put("SHOP_SERVICE_HOST", "10.0.0.1");
    environment.put("SHOP_SERVICE_PORT_HTTP", "80");
    environment.put("SHOP_PORT_80_TCP_ADDR", "10.0.0.1");
    environment.put("SHOP_DB_PORT", "tcp://10.0.0.2:5432");
    assertThat(faults()).isEmpty();

    environment.put("SHOP_PORT", "tcp://10.0.0.1:80");
    assertThat(faults())
        .singleElement()
        .asString()
        .contains("expected a 32-bit integer")
        .contains("enableServiceLinks: false");
  }

  @Test
  void tellsWhatIsWrongWithDotEnvByItsLines() {
    file(".env", "SHOP_PORT=1\n=x\nSHOP_PORT=2\nSHOP_LINK=\"open");

    assertThat(faults())
        .containsExactly(
            ".env line 2: expected NAME=value",
            ".env line 3: SHOP_PORT stands in .env twice",
            ".env line 4: SHOP_LINK has a quote without its end, text behind it, or an unknown"
                + " escape");
  }

  @Test
  void countsFaultsBeyondAHundred() {
    for (int i = 0; i < 103; i++) {
      arguments.add("--x" + i + "=1");
    }

    assertThatThrownBy(this::load)
        .hasMessageContaining("103 faults")
        .hasMessageContaining("and 3 more");
  }

  @Test
  void describesAllSettings() {
    assertThat(Settings.describe(Sample.class))
        .startsWith("SHOP_PORT           default 8000  Where it listens.\n")
        .contains("SHOP_API_SECRET     required\n")
        .contains("SHOP_LINK           optional\n");
  }

  @Test
  void saysWhatToAddWhereTheProcessorDidNotRun() {
    assertThatThrownBy(() -> Settings.load(Settings.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("dev.serval.settings.SettingsBinder")
        .hasMessageContaining("annotationProcessorPaths");
    assertThatThrownBy(() -> Settings.of(String.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java.lang.StringBinder");
  }
}
