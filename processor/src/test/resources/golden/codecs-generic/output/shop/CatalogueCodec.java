// Generated from shop.Catalogue
package shop;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import org.jspecify.annotations.Nullable;

@Generated
final class CatalogueCodec implements JsonCodec<Catalogue> {
  static final CatalogueCodec INSTANCE = new CatalogueCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Catalogue", "shop.Catalogue", CatalogueCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("products", "names", "best");
  private static final JsonName PRODUCTS = JsonName.of("products");
  private static final JsonName NAMES = JsonName.of("names");
  private static final JsonName BEST = JsonName.of("best");
  private static final JsonCodec<Page<Catalogue.Product>> PRODUCTS_CODEC =
      JsonCodecs.lazy(() -> new PageCodec<>(Catalogue_ProductCodec.INSTANCE));
  private static final Rule NAMES_ARGUMENT_NOT_BLANK = Constraints.notBlank();
  private static final JsonCodec<Page<String>> NAMES_CODEC =
      JsonCodecs.lazy(
          () -> new PageCodec<>(
              JsonCodecs.checked(JsonCodecs.STRING, CatalogueCodec::checkNamesArgument)));
  private static final JsonCodec<Pair<Integer, Catalogue.Product>> BEST_CODEC =
      JsonCodecs.lazy(
          () -> new PairCodec<>(JsonCodecs.INT,
              JsonCodecs.nullable(Catalogue_ProductCodec.INSTANCE)));

  static {
    GeneratedCodecs.register(Catalogue.class, INSTANCE);
  }

  private CatalogueCodec() {}

  @Override
  public void write(JsonWriter out, Catalogue value) {
    out.beginObject();
    PRODUCTS_CODEC.write(out.member(PRODUCTS), value.products());
    NAMES_CODEC.write(out.member(NAMES), value.names());
    BEST_CODEC.write(out.member(BEST), value.best());
    out.endObject();
  }

  @Override
  public @Nullable Catalogue read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    Page<Catalogue.Product> products = null;
    boolean hasProducts = false;
    Page<String> names = null;
    boolean hasNames = false;
    Pair<Integer, Catalogue.Product> best = null;
    boolean hasBest = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0 -> {
          hasProducts = true;
          products = PRODUCTS_CODEC.read(in);
        }
        case 1 -> {
          hasNames = true;
          names = NAMES_CODEC.read(in);
        }
        case 2 -> {
          hasBest = true;
          best = BEST_CODEC.read(in);
        }
        default -> in.skipValue();
      }
    }
    if (!hasProducts) {
      in.missing("products");
    }
    if (!hasNames) {
      in.missing("names");
    }
    if (!hasBest) {
      in.missing("best");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Catalogue(products, names, best);
  }

  private static void checkNamesArgument(JsonReader in, String value) {
    if (!Constraints.isNotBlank(value)) {
      in.report(NAMES_ARGUMENT_NOT_BLANK);
    }
  }

  private static Schema schema() {
    return Schema.object()
        .required("products", PageCodec.schema("Product", Catalogue_ProductCodec.SCHEMA.ref())
                .ref())
        .required("names", PageCodec.schema("String", ScalarSchemas.STRING.notBlank()).ref())
        .required("best",
            PairCodec.schema("Integer", ScalarSchemas.INT, "NullableProduct",
                Catalogue_ProductCodec.SCHEMA.ref().nullable()).ref());
  }
}
