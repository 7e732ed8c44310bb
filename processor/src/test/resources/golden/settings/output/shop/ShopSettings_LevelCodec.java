// Generated from shop.ShopSettings.Level
package shop;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.json.TextFormat;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import org.jspecify.annotations.Nullable;

@Generated
final class ShopSettings_LevelCodec implements JsonCodec<ShopSettings.Level> {
  static final ShopSettings_LevelCodec INSTANCE = new ShopSettings_LevelCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Level", "shop.ShopSettings.Level", ShopSettings_LevelCodec::schema);

  /// The constants as they stand in a map's keys and in parameters.
  static final TextFormat<ShopSettings.Level> TEXT =
      TextFormat.ofEnum(
          new ShopSettings.Level[] {ShopSettings.Level.INFO, ShopSettings.Level.WARN},
          new String[] {"INFO", "WARN"});

  private static final JsonNames NAMES = JsonNames.of("INFO", "WARN");
  private static final ShopSettings.Level[] CONSTANTS =
      {ShopSettings.Level.INFO, ShopSettings.Level.WARN};

  static {
    GeneratedCodecs.register(ShopSettings.Level.class, INSTANCE);
  }

  private ShopSettings_LevelCodec() {}

  @Override
  public void write(JsonWriter out, ShopSettings.Level value) {
    out.value(
        switch (value) {
          case INFO -> "INFO";
          case WARN -> "WARN";
        });
  }

  @Override
  public ShopSettings.@Nullable Level read(JsonReader in) {
    int index = in.readName(NAMES);
    return index < 0 ? null : CONSTANTS[index];
  }

  private static Schema schema() {
    return Schema.enumOf("INFO", "WARN");
  }
}
