// Generated from shop.Catalogue
package shop;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonValue;
import dev.serval.json.JsonWriter;
import dev.serval.json.TextFormat;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Generated
final class CatalogueCodec implements JsonCodec<Catalogue> {
  static final CatalogueCodec INSTANCE = new CatalogueCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Catalogue", "shop.Catalogue", CatalogueCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of(
      "products", "names", "best", "lists", "maps", "pages", "arrays", "values");
  private static final JsonName PRODUCTS = JsonName.of("products");
  private static final JsonName NAMES = JsonName.of("names");
  private static final JsonName BEST = JsonName.of("best");
  private static final JsonName LISTS = JsonName.of("lists");
  private static final JsonName MAPS = JsonName.of("maps");
  private static final JsonName PAGES = JsonName.of("pages");
  private static final JsonName ARRAYS = JsonName.of("arrays");
  private static final JsonName VALUES = JsonName.of("values");
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
  private static final JsonCodec<Page<List<Set<String>>>> LISTS_CODEC =
      JsonCodecs.lazy(() -> new PageCodec<>(JsonCodecs.list(JsonCodecs.set(JsonCodecs.STRING))));
  private static final JsonCodec<Page<Map<String, byte[]>>> MAPS_CODEC =
      JsonCodecs.lazy(() -> new PageCodec<>(JsonCodecs.map(TextFormat.STRING, JsonCodecs.BYTES)));
  private static final JsonCodec<Page<Optional<Page<Catalogue.Product>>>> PAGES_CODEC =
      JsonCodecs.lazy(
          () -> new PageCodec<>(
              JsonCodecs.optional(new PageCodec<>(Catalogue_ProductCodec.INSTANCE))));
  private static final JsonCodec<Page<int[]>> ARRAYS_CODEC =
      JsonCodecs.lazy(() -> new PageCodec<>(JsonCodecs.INT_ARRAY));
  private static final JsonCodec<Page<JsonValue>> VALUES_CODEC =
      JsonCodecs.lazy(() -> new PageCodec<>(JsonCodecs.VALUE));

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
    LISTS_CODEC.write(out.member(LISTS), value.lists());
    MAPS_CODEC.write(out.member(MAPS), value.maps());
    PAGES_CODEC.write(out.member(PAGES), value.pages());
    ARRAYS_CODEC.write(out.member(ARRAYS), value.arrays());
    VALUES_CODEC.write(out.member(VALUES), value.values());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
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
    Page<List<Set<String>>> lists = null;
    boolean hasLists = false;
    Page<Map<String, byte[]>> maps = null;
    boolean hasMaps = false;
    Page<Optional<Page<Catalogue.Product>>> pages = null;
    boolean hasPages = false;
    Page<int[]> arrays = null;
    boolean hasArrays = false;
    Page<JsonValue> values = null;
    boolean hasValues = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasProducts = true;
          products = PRODUCTS_CODEC.read(in);
          if (!in.nextIs(NAMES, 1)) {
            break;
          }
        case 1:
          hasNames = true;
          names = NAMES_CODEC.read(in);
          if (!in.nextIs(BEST, 2)) {
            break;
          }
        case 2:
          hasBest = true;
          best = BEST_CODEC.read(in);
          if (!in.nextIs(LISTS, 3)) {
            break;
          }
        case 3:
          hasLists = true;
          lists = LISTS_CODEC.read(in);
          if (!in.nextIs(MAPS, 4)) {
            break;
          }
        case 4:
          hasMaps = true;
          maps = MAPS_CODEC.read(in);
          if (!in.nextIs(PAGES, 5)) {
            break;
          }
        case 5:
          hasPages = true;
          pages = PAGES_CODEC.read(in);
          if (!in.nextIs(ARRAYS, 6)) {
            break;
          }
        case 6:
          hasArrays = true;
          arrays = ARRAYS_CODEC.read(in);
          if (!in.nextIs(VALUES, 7)) {
            break;
          }
        case 7:
          hasValues = true;
          values = VALUES_CODEC.read(in);
          break;
        default:
          in.skipValue();
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
    if (!hasLists) {
      in.missing("lists");
    }
    if (!hasMaps) {
      in.missing("maps");
    }
    if (!hasPages) {
      in.missing("pages");
    }
    if (!hasArrays) {
      in.missing("arrays");
    }
    if (!hasValues) {
      in.missing("values");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Catalogue(products, names, best, lists, maps, pages, arrays, values);
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
                Catalogue_ProductCodec.SCHEMA.ref().nullable()).ref())
        .required("lists",
            PageCodec.schema("ListOfSetOfString",
                Schema.array(Schema.array(ScalarSchemas.STRING).uniqueItems())).ref())
        .required("maps", PageCodec.schema("MapOfBytes", Schema.map(ScalarSchemas.BYTES)).ref())
        .required("pages",
            PageCodec.schema("NullablePageOfProduct",
                PageCodec.schema("Product", Catalogue_ProductCodec.SCHEMA.ref()).ref().nullable())
                .ref())
        .required("arrays", PageCodec.schema("ListOfInteger", Schema.array(ScalarSchemas.INT))
                .ref())
        .required("values", PageCodec.schema("JsonValue", ScalarSchemas.VALUE).ref());
  }
}
