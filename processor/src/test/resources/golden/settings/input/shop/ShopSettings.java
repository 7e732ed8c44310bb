package shop;

import dev.serval.Default;
import dev.serval.settings.DataSize;
import dev.serval.settings.Secret;
import dev.serval.settings.SettingsOf;
import dev.serval.settings.Variable;
import dev.serval.validation.Check;
import dev.serval.validation.CheckReport;
import dev.serval.validation.SelfCheck;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the shop is told.
///
/// @param port where it listens
/// @param name what it is called
@SettingsOf("shop")
record ShopSettings(
    @Variable("PORT") @Min(0) @Max(65535) @Default("8000") int port,
    @NotBlank String name,
    @Default("WARN") Level level,
    boolean dryRun,
    @Default("30s") Duration timeout,
    @Default("64KiB") DataSize maxUpload,
    Optional<Path> dataFolder,
    @Nullable URI publicUrl,
    @NotEmpty List<@Min(1) Integer> shards,
    Set<String> origins,
    @NotBlank @Size(min = 4) Secret apiSecret,
    Database database,
    Optional<Mail> mail,
    @Nullable Range hours)
    implements SelfCheck {
  enum Level {
    INFO,
    WARN
  }

  record Database(URI url, Optional<@Size(max = 64) Secret> password, @Default("8") int maxPoolSize) {
    Database {
      if (maxPoolSize > 100) {
        throw new IllegalArgumentException("a pool of " + maxPoolSize + " connections is too large");
      }
    }
  }

  record Mail(String host, @Default("25") int port) {}

  record Range(int from, int to) {
    @Check(message = "must be after from", pointer = "to")
    boolean ordered() {
      return to > from;
    }
  }

  @Override
  public void check(CheckReport report) {
    if (dryRun && mail.isPresent()) {
      report.report("mail", "mail_in_dry_run", "must be absent in a dry run");
    }
  }
}
