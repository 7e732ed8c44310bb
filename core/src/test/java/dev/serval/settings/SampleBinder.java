package dev.serval.settings;

import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// As the processor writes it for [Sample] with the prefix `shop`.
final class SampleBinder implements SettingsBinder<Sample> {
  static {
    GeneratedSettings.register(Sample.class, new SampleBinder());
  }

  private static final Rule PORT_MAX = Constraints.max(65535);
  private static final Rule EVEN = Constraints.invalid("must be even");

  @Override
  public String prefix() {
    return "shop";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("shop.port", "SHOP_PORT").byDefault("8000").about("Where\nit listens."),
        Setting.of("shop.dry-run", "SHOP_DRY_RUN").byDefault("false").asFlag(),
        Setting.of("shop.timeout", "SHOP_TIMEOUT").byDefault("30s"),
        Setting.of("shop.shards", "SHOP_SHARDS").asList(),
        Setting.of("shop.link", "SHOP_LINK"),
        Setting.of("shop.api-secret", "SHOP_API_SECRET").asRequired().asSecret(),
        Setting.of("shop.pool.max-size", "SHOP_POOL_MAX_SIZE").byDefault("8"));
  }

  @Override
  public @Nullable Sample bind(SettingsValues in) {
    int port = 8000;
    String rawPort = in.setting("shop.port");
    if (rawPort != null) {
      port = in.toInt(rawPort);
      if (in.ok() && port > 65535) {
        in.report(PORT_MAX);
      }
    }
    String rawDryRun = in.setting("shop.dry-run");
    boolean dryRun = rawDryRun != null && in.toBoolean(rawDryRun);
    String rawTimeout = in.setting("shop.timeout");
    Duration timeout = in.convert(new DurationText(), rawTimeout == null ? "30s" : rawTimeout);
    List<String> rawShards = in.settingAll("shop.shards");
    List<Integer> shards = new ArrayList<>();
    for (int i = 0; i < rawShards.size(); i++) {
      in.element(i);
      shards.add(in.toInt(rawShards.get(i)));
    }
    String rawLink = in.setting("shop.link");
    URI link = rawLink == null ? null : in.convert(URI::create, rawLink);
    Secret secret = null;
    String rawSecret = in.setting("shop.api-secret");
    if (rawSecret == null) {
      in.required();
    } else {
      secret = in.convert(SampleBinder::secret, rawSecret);
    }
    Sample.Pool pool = pool(in);
    if (in.failed() || timeout == null || secret == null || pool == null) {
      return null;
    }
    if (pool.maxSize() % 2 != 0) {
      in.report("shop", "pool/max-size", EVEN);
      in.report("shop", "", EVEN);
    }
    return new Sample(port, dryRun, timeout, shards, link, secret, pool);
  }

  private static Secret secret(String text) {
    if (text.isEmpty()) {
      throw new BadText("a secret");
    }
    return Secret.of(text);
  }

  private static Sample.@Nullable Pool pool(SettingsValues in) {
    int maxSize = 8;
    String raw = in.setting("shop.pool.max-size");
    if (raw != null) {
      maxSize = in.toInt(raw);
    }
    if (in.failed()) {
      return null;
    }
    try {
      return new Sample.Pool(maxSize);
    } catch (IllegalArgumentException refused) {
      in.refused("shop.pool", refused);
      return null;
    }
  }
}
