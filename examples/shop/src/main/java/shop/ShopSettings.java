package shop;

import dev.serval.Default;
import dev.serval.settings.DataSize;
import dev.serval.settings.Secret;
import dev.serval.settings.SettingsOf;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the shop is told.
///
/// @param port where it listens
/// @param tokenSecret signs the tokens of the API
/// @param sessionSecret seals the cookies of browsers
/// @param metricsToken what Prometheus shows to read the numbers; without it nobody does
/// @param partnerKey what the partner's warehouse shows to read the stock
/// @param data where pictures are kept
/// @param hosts the names that the shop answers to, without those of this machine
/// @param origins other sites whose scripts may use the API
/// @param proxies addresses of the proxies in front
/// @param callbacks the servers that may be told of paid orders
/// @param adminHost the name that the administration answers to; below `/admin` without it
/// @param admin who is there from the beginning
/// @param limits how much of everything
@SettingsOf("shop")
record ShopSettings(
    @Default("8000") @Min(0) @Max(65535) int port,
    @Size(min = 32) Secret tokenSecret,
    @Size(min = 32) Secret sessionSecret,
    Optional<@Size(min = 16) Secret> metricsToken,
    Optional<@Size(min = 16) Secret> partnerKey,
    @Default("data") Path data,
    List<String> hosts,
    List<String> origins,
    List<String> proxies,
    List<URI> callbacks,
    Optional<String> adminHost,
    FirstAdmin admin,
    Limits limits) {

  /// Who may make others members of the staff.
  record FirstAdmin(@Default("admin") String name, Secret password) {}

  /// How much of everything.
  ///
  /// @param timeout how long a request may take
  /// @param requests how many may be answered at once
  /// @param signIns how many one address may try in a minute
  /// @param picture how large a picture may be
  record Limits(
      @Default("10s") Duration timeout,
      @Default("500") @Min(1) int requests,
      @Default("10") @Min(1) int signIns,
      @Default("2MiB") DataSize picture) {}
}
