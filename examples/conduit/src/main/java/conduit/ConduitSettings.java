package conduit;

import dev.serval.Default;
import dev.serval.settings.Secret;
import dev.serval.settings.SettingsOf;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What Conduit is told. The names are those that hosts of applications set: `PORT`,
/// `DATABASE_URL`.
///
/// @param port where it listens
/// @param tokenSecret signs the tokens; without it they are good until the program ends
/// @param origins sites whose scripts may use the API
/// @param database where PostgreSQL is, and how many connections may go there
@SettingsOf
record ConduitSettings(
    @Default("8000") @Min(0) @Max(65535) int port,
    Optional<@Size(min = 32) Secret> tokenSecret,
    List<String> origins,
    DatabaseSettings database) {

  /// Where PostgreSQL is.
  ///
  /// @param url its address; without it the program starts one of its own
  /// @param folder where that one keeps what it has
  /// @param connections how many at most
  record DatabaseSettings(
      Optional<URI> url,
      @Default("target/postgres") Path folder,
      @Default("16") @Min(1) @Max(1000) int connections) {}
}
