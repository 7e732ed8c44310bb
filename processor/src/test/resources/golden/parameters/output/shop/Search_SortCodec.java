// Generated from shop.Search.Sort
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
final class Search_SortCodec implements JsonCodec<Search.Sort> {
  static final Search_SortCodec INSTANCE = new Search_SortCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Sort", "shop.Search.Sort", Search_SortCodec::schema);

  /// The constants as they stand in a map's keys and in parameters.
  static final TextFormat<Search.Sort> TEXT =
      TextFormat.ofEnum(
          new Search.Sort[] {Search.Sort.PRICE, Search.Sort.NAME},
          new String[] {"PRICE", "NAME"});

  private static final JsonNames NAMES = JsonNames.of("PRICE", "NAME");
  private static final Search.Sort[] CONSTANTS = {Search.Sort.PRICE, Search.Sort.NAME};

  static {
    GeneratedCodecs.register(Search.Sort.class, INSTANCE);
  }

  private Search_SortCodec() {}

  @Override
  public void write(JsonWriter out, Search.Sort value) {
    out.value(
        switch (value) {
          case PRICE -> "PRICE";
          case NAME -> "NAME";
        });
  }

  @Override
  public Search.@Nullable Sort read(JsonReader in) {
    int index = in.readName(NAMES);
    return index < 0 ? null : CONSTANTS[index];
  }

  private static Schema schema() {
    return Schema.enumOf("PRICE", "NAME");
  }
}
