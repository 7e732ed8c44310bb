package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseConfigTest {
  @Test
  void readsTheAddressesThatHostsGive() {
    DatabaseUrl url =
        DatabaseUrl.parse("postgres://ann%40shop:s%3Acret@db.internal:5433/shop?sslmode=require");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.internal:5433/shop?sslmode=require");
    assertThat(url.user()).isEqualTo("ann@shop");
    assertThat(url.password()).isEqualTo("s:cret");
    assertThat(url).hasToString("postgres://db.internal:5433/shop");
    assertThat(DatabaseUrl.parse("postgresql://localhost").jdbc())
        .isEqualTo("jdbc:postgresql://localhost/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my_db",
        "my_db:5433",
        "_shop.my-net_1",
        "db.internal:5433",
        "127.0.0.1",
        "[::1]",
        "[fe80::1]:5433"
      })
  void readsEveryKindOfHost(String place) {
    DatabaseUrl url = DatabaseUrl.parse("postgres://ann:s%40cret_1@" + place + "/shop?ssl=true");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://" + place + "/shop?ssl=true");
    assertThat(url.user()).isEqualTo("ann");
    assertThat(url.password()).isEqualTo("s@cret_1");
    assertThat(url).hasToString("postgres://" + place + "/shop");
    assertThat(DatabaseUrl.parse("postgres://" + place).user()).isNull();
  }

  @Test
  void readsTheAddressesOfTheDriver() {
    DatabaseUrl url =
        DatabaseUrl.parse("jdbc:postgresql://h/shop?user=ann&password=secret&ssl=true");
    assertThat(url.jdbc()).contains("secret");
    assertThat(url).hasToString("jdbc:postgresql://h/shop?user=ann&password=***&ssl=true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://u:secret@h/d",
        "jdbc:mysql://h/secret",
        "postgres:secret",
        "postgres://a b:secret@h/d",
        "postgres://ann:p@secret@my_db/d",
        "postgres://ann:secret@my_db:port/d",
        "postgres://ann:secret@my_db:70000/d",
        "postgres://my_db:5432:secret/d",
        "postgres://ann:secret@/d",
        "postgres:///secret",
        "jdbc:postgresql://ann:secret@h/shop"
      })
  void refusesOthersWithoutRepeatingThem(String url) {
    assertThatThrownBy(() -> DatabaseConfig.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("postgres://user:password@host:port/name")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void hasTheDriverLogNoPassword() {
    StringBuffer logged = new StringBuffer();
    Handler handler =
        new StreamHandler() {
          @Override
          public void publish(LogRecord line) {
            logged.append(line.getMessage()).append(Arrays.toString(line.getParameters()));
          }
        };
    Logger driver = Logger.getLogger("org.postgresql");
    driver.addHandler(handler);
    try {
      assertThatThrownBy(() -> DatabaseUrl.parse("jdbc:postgresql://h:port/shop"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(logged.toString()).contains("port"); // the driver does log
      assertThatThrownBy(() -> DatabaseUrl.parse("jdbc:postgresql://ann:secret@h/shop"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(logged.toString()).doesNotContain("secret");
    } finally {
      driver.removeHandler(handler);
    }
  }

  @Test
  void hasDefaultsAndBounds() {
    DatabaseConfig config = DatabaseConfig.of("postgres://localhost/shop");
    assertThat(config.maxConnections()).isEqualTo(16);
    assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.startTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.poolTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.statementTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.maxLifetime()).isEqualTo(Duration.ofMinutes(30));
    DatabaseConfig other =
        config
            .withMaxConnections(3)
            .withConnectTimeout(Duration.ofSeconds(2), Duration.ofSeconds(3))
            .withPoolTimeout(Duration.ofSeconds(4))
            .withStatementTimeout(Duration.ofSeconds(6))
            .withMaxLifetime(Duration.ofMinutes(7))
            .withApplicationName("shop");
    assertThat(other.maxConnections()).isEqualTo(3);
    assertThat(other.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(other.startTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(other.poolTimeout()).isEqualTo(Duration.ofSeconds(4));
    assertThat(other.statementTimeout()).isEqualTo(Duration.ofSeconds(6));
    assertThat(other.maxLifetime()).isEqualTo(Duration.ofMinutes(7));
    assertThat(other.applicationName()).isEqualTo("shop");
    assertThat(other).hasToString("postgres://localhost/shop");
    assertThatThrownBy(() -> config.withMaxConnections(0)).hasMessageEndingWith("not 0");
    assertThatThrownBy(() -> config.withMaxConnections(1_001)).hasMessageEndingWith("not 1001");
    assertThatThrownBy(() -> config.withPoolTimeout(Duration.ofMillis(249)))
        .hasMessage("poolTimeout must be from PT0.25S to PT1H, not PT0.249S");
    assertThatThrownBy(() -> config.withStatementTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> config.withMaxLifetime(Duration.ofSeconds(29)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsPasswordsWithLettersOutsideOfAscii() {
    assertThat(DatabaseUrl.parse("postgres://ann:p\u00e4ss@h/shop").password())
        .isEqualTo("p\u00e4ss");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/shop?password=secret",
        "jdbc:postgresql://h/shop?ssl=true&sslpassword=secret&user=ann",
        "jdbc:postgresql://h/shop?user=ann&pass%77ord=secret"
      })
  void neverShowsAPassword(String url) {
    assertThat(DatabaseConfig.of(url).toString()).doesNotContain("secret").contains("h/shop");
  }
}
