// Generated from stock.Place.Address
package stock;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.json.Patch;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import dev.serval.validation.ValidationException;
import org.jspecify.annotations.Nullable;

@Generated
public final class Place_AddressCodec implements JsonCodec<Place.Address> {
  public static final Place_AddressCodec INSTANCE = new Place_AddressCodec();

  public static final SchemaComponent SCHEMA =
      new SchemaComponent("Address", "stock.Place.Address", Place_AddressCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("street", "city");
  private static final JsonName STREET = JsonName.of("street");
  private static final JsonName CITY = JsonName.of("city");
  private static final Rule INVALID = Constraints.invalid();

  static {
    GeneratedCodecs.register(Place.Address.class, INSTANCE);
  }

  private Place_AddressCodec() {}

  @Override
  public void write(JsonWriter out, Place.Address value) {
    out.beginObject();
    writeMembers(out, value);
    out.endObject();
  }

  /// Writes the members into an object that holds a tag already.
  public void writeMembers(JsonWriter out, Place.Address value) {
    out.member(STREET).value(value.street());
    Patch<String> city = value.city();
    if (city.isPresent()) {
      if (city.value() == null) {
        out.member(CITY).nullValue();
      } else {
        out.member(CITY).value(city.value());
      }
    }
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Place.@Nullable Address read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String street = null;
    boolean hasStreet = false;
    Patch<String> city = Patch.absent();
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasStreet = true;
          street = in.readString();
          if (!in.nextIs(CITY, 1)) {
            break;
          }
        case 1:
          city = readCity(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasStreet) {
      in.missing("street");
    }
    if (in.errorCount() != before) {
      return null;
    }
    try {
      return new Place.Address(street, city);
    } catch (ValidationException refused) {
      in.report(refused);
      return null;
    } catch (IllegalArgumentException refused) {
      in.report(INVALID);
      return null;
    }
  }

  private static @Nullable Patch<String> readCity(JsonReader in) {
    if (in.tryNull()) {
      return Patch.ofNull();
    }
    return Patch.of(in.readString());
  }

  private static Schema schema() {
    return Schema.object()
        .required("street", ScalarSchemas.STRING)
        .optional("city", ScalarSchemas.STRING.nullable());
  }
}
