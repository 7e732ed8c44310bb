// Generated from shop.ShopSettings
package shop;

import dev.serval.Generated;
import dev.serval.settings.DataSize;
import dev.serval.settings.DurationText;
import dev.serval.settings.GeneratedSettings;
import dev.serval.settings.Secret;
import dev.serval.settings.Setting;
import dev.serval.settings.SettingsBinder;
import dev.serval.settings.SettingsValues;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@Generated
final class ShopSettingsBinder implements SettingsBinder<ShopSettings> {
  static {
    GeneratedSettings.register(ShopSettings.class, new ShopSettingsBinder());
  }

  private static final Rule SETTINGS_PORT_MIN = Constraints.min(0);
  private static final Rule SETTINGS_PORT_MAX = Constraints.max(65535);
  private static final Rule SETTINGS_NAME_NOT_BLANK = Constraints.notBlank();
  private static final DurationText DURATION_TEXT = new DurationText();
  private static final Rule SETTINGS_SHARDS_ELEMENT_MIN = Constraints.min(1);
  private static final Rule SETTINGS_SHARDS_NOT_EMPTY = Constraints.notEmpty();
  private static final Rule SETTINGS_API_SECRET_NOT_BLANK = Constraints.notBlank();
  private static final Rule SETTINGS_API_SECRET_SIZE = Constraints.size(4, 2147483647);
  private static final Rule DATABASE_PASSWORD_SIZE = Constraints.size(0, 64);
  private static final Rule HOURS_ORDERED = Rule.of("invalid", "must be after from");

  @Override
  public String prefix() {
    return "shop";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("shop.port", "PORT").byDefault("8000").about("where it listens"),
        Setting.of("shop.name", "SHOP_NAME").asRequired().about("what it is called"),
        Setting.of("shop.level", "SHOP_LEVEL").byDefault("WARN"),
        Setting.of("shop.dry-run", "SHOP_DRY_RUN").asRequired().asFlag(),
        Setting.of("shop.timeout", "SHOP_TIMEOUT").byDefault("30s"),
        Setting.of("shop.max-upload", "SHOP_MAX_UPLOAD").byDefault("64KiB"),
        Setting.of("shop.data-folder", "SHOP_DATA_FOLDER"),
        Setting.of("shop.public-url", "SHOP_PUBLIC_URL"),
        Setting.of("shop.shards", "SHOP_SHARDS").asList(),
        Setting.of("shop.origins", "SHOP_ORIGINS").asList(),
        Setting.of("shop.api-secret", "SHOP_API_SECRET").asRequired().asSecret(),
        Setting.of("shop.database.url", "SHOP_DATABASE_URL").asRequired(),
        Setting.of("shop.database.password", "SHOP_DATABASE_PASSWORD").asSecret(),
        Setting.of("shop.database.max-pool-size", "SHOP_DATABASE_MAX_POOL_SIZE").byDefault("8"),
        Setting.of("shop.mail.host", "SHOP_MAIL_HOST").asRequired(),
        Setting.of("shop.mail.port", "SHOP_MAIL_PORT").byDefault("25"),
        Setting.of("shop.hours.from", "SHOP_HOURS_FROM").asRequired(),
        Setting.of("shop.hours.to", "SHOP_HOURS_TO").asRequired());
  }

  @Override
  public ShopSettings bind(SettingsValues in) {
    int port = 8000;
    String rawPort = in.setting("shop.port");
    if (rawPort != null) {
      port = in.toInt(rawPort);
      if (in.ok()) {
        if (port < 0) {
          in.report(SETTINGS_PORT_MIN);
        }
        if (port > 65535) {
          in.report(SETTINGS_PORT_MAX);
        }
      }
    }
    String name = in.setting("shop.name");
    if (name == null) {
      in.required();
    } else {
      if (!Constraints.isNotBlank(name)) {
        in.report(SETTINGS_NAME_NOT_BLANK);
      }
    }
    ShopSettings.Level level = ShopSettings.Level.WARN;
    String rawLevel = in.setting("shop.level");
    if (rawLevel != null) {
      level = in.to(ShopSettings_LevelCodec.TEXT, rawLevel);
    }
    boolean dryRun = false;
    String rawDryRun = in.setting("shop.dry-run");
    if (rawDryRun == null) {
      in.required();
    } else {
      dryRun = in.toBoolean(rawDryRun);
    }
    String rawTimeout = in.setting("shop.timeout");
    Duration timeout = in.convert(DURATION_TEXT, rawTimeout == null ? "30s" : rawTimeout);
    String rawMaxUpload = in.setting("shop.max-upload");
    DataSize maxUpload = in.convert(DataSize::parse, rawMaxUpload == null ? "64KiB" : rawMaxUpload);
    Path dataFolderValue = null;
    String rawDataFolder = in.setting("shop.data-folder");
    if (rawDataFolder != null) {
      dataFolderValue = in.convert(Path::of, rawDataFolder);
    }
    Optional<Path> dataFolder = Optional.ofNullable(dataFolderValue);
    URI publicUrl = null;
    String rawPublicUrl = in.setting("shop.public-url");
    if (rawPublicUrl != null) {
      publicUrl = in.toUri(rawPublicUrl);
    }
    List<String> rawShards = in.settingAll("shop.shards");
    List<Integer> shards = new ArrayList<>();
    for (int i = 0; i < rawShards.size(); i++) {
      in.element(i);
      Integer shardsElement = in.toInt(rawShards.get(i));
      if (in.ok()) {
        if (shardsElement < 1) {
          in.report(SETTINGS_SHARDS_ELEMENT_MIN);
        }
      }
      shards.add(shardsElement);
    }
    in.element(-1);
    if (shards.size() == 0) {
      in.report(SETTINGS_SHARDS_NOT_EMPTY);
    }
    Set<String> origins = new LinkedHashSet<>(in.settingAll("shop.origins"));
    Secret apiSecret = null;
    String rawApiSecret = in.setting("shop.api-secret");
    if (rawApiSecret == null) {
      in.required();
    } else {
      apiSecret = in.convert(Secret::of, rawApiSecret);
      if (in.ok()) {
        if (!Constraints.isNotBlank(apiSecret.reveal())) {
          in.report(SETTINGS_API_SECRET_NOT_BLANK);
        }
        if (!Constraints.hasSize(apiSecret.reveal(), 4, Integer.MAX_VALUE)) {
          in.report(SETTINGS_API_SECRET_SIZE);
        }
      }
    }
    ShopSettings.Database database = database(in);
    Optional<ShopSettings.Mail> mail =
        in.isAnySet("shop.mail") ? Optional.ofNullable(mail(in)) : Optional.empty();
    ShopSettings.Range hours = in.isAnySet("shop.hours") ? hours(in) : null;
    if (in.failed()) {
      return null;
    }
    ShopSettings made =
        new ShopSettings(port, name, level, dryRun, timeout, maxUpload, dataFolder, publicUrl,
            shards, origins, apiSecret, database, mail, hours);
    made.check((path, rule) -> in.report("shop", path, rule));
    return made;
  }

  private static ShopSettings.Database database(SettingsValues in) {
    URI url = null;
    String rawUrl = in.setting("shop.database.url");
    if (rawUrl == null) {
      in.required();
    } else {
      url = in.toUri(rawUrl);
    }
    Secret passwordValue = null;
    String rawPassword = in.setting("shop.database.password");
    if (rawPassword != null) {
      passwordValue = in.convert(Secret::of, rawPassword);
      if (in.ok()) {
        if (!Constraints.hasSize(passwordValue.reveal(), 0, 64)) {
          in.report(DATABASE_PASSWORD_SIZE);
        }
      }
    }
    Optional<Secret> password = Optional.ofNullable(passwordValue);
    int maxPoolSize = 8;
    String rawMaxPoolSize = in.setting("shop.database.max-pool-size");
    if (rawMaxPoolSize != null) {
      maxPoolSize = in.toInt(rawMaxPoolSize);
    }
    if (in.failed()) {
      return null;
    }
    ShopSettings.Database made;
    try {
      made = new ShopSettings.Database(url, password, maxPoolSize);
    } catch (IllegalArgumentException refused) {
      in.refused("shop.database", refused);
      return null;
    }
    return made;
  }

  private static ShopSettings.Mail mail(SettingsValues in) {
    String host = in.setting("shop.mail.host");
    if (host == null) {
      in.required();
    }
    int port = 25;
    String rawPort = in.setting("shop.mail.port");
    if (rawPort != null) {
      port = in.toInt(rawPort);
    }
    if (in.failed()) {
      return null;
    }
    return new ShopSettings.Mail(host, port);
  }

  private static ShopSettings.Range hours(SettingsValues in) {
    int from = 0;
    String rawFrom = in.setting("shop.hours.from");
    if (rawFrom == null) {
      in.required();
    } else {
      from = in.toInt(rawFrom);
    }
    int to = 0;
    String rawTo = in.setting("shop.hours.to");
    if (rawTo == null) {
      in.required();
    } else {
      to = in.toInt(rawTo);
    }
    if (in.failed()) {
      return null;
    }
    ShopSettings.Range made = new ShopSettings.Range(from, to);
    if (!made.ordered()) {
      in.report("shop.hours", "to", HOURS_ORDERED);
    }
    return made;
  }
}
