// Generated from shop.Catalogue.Kind
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
final class Catalogue_KindCodec implements JsonCodec<Catalogue.Kind> {
  static final Catalogue_KindCodec INSTANCE = new Catalogue_KindCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Kind", "shop.Catalogue.Kind", Catalogue_KindCodec::schema);

  /// The constants as they stand in a map's keys and in parameters.
  static final TextFormat<Catalogue.Kind> TEXT =
      TextFormat.ofEnum(
          new Catalogue.Kind[] {Catalogue.Kind.TEA, Catalogue.Kind.CUP},
          new String[] {"TEA", "CUP"});

  private static final JsonNames NAMES = JsonNames.of("TEA", "CUP");
  private static final Catalogue.Kind[] CONSTANTS = {Catalogue.Kind.TEA, Catalogue.Kind.CUP};

  static {
    GeneratedCodecs.register(Catalogue.Kind.class, INSTANCE);
  }

  private Catalogue_KindCodec() {}

  @Override
  public void write(JsonWriter out, Catalogue.Kind value) {
    out.value(
        switch (value) {
          case TEA -> "TEA";
          case CUP -> "CUP";
        });
  }

  @Override
  public Catalogue.@Nullable Kind read(JsonReader in) {
    int index = in.readName(NAMES);
    return index < 0 ? null : CONSTANTS[index];
  }

  private static Schema schema() {
    return Schema.enumOf("TEA", "CUP");
  }
}
