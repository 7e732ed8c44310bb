// Generated from shop.Results.Page
package shop;

import dev.serval.Generated;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Generated
final class Results_PageCodec<T> implements JsonCodec<Results.Page<T>> {
  private static final JsonNames MEMBERS = JsonNames.of("items", "total");
  private static final JsonName ITEMS = JsonName.of("items");
  private static final JsonName TOTAL = JsonName.of("total");

  private final JsonCodec<T> tCodec;

  /// Makes the codec for these type arguments.
  Results_PageCodec(JsonCodec<T> tCodec) {
    this.tCodec = tCodec;
  }

  @Override
  public void write(JsonWriter out, Results.Page<T> value) {
    out.beginObject();
    out.member(ITEMS).beginArray();
    for (T element : value.items()) {
      tCodec.write(out, element);
    }
    out.endArray();
    out.member(TOTAL).value(value.total());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public Results.@Nullable Page<T> read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    List<T> items = null;
    boolean hasItems = false;
    int total = 0;
    boolean hasTotal = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasItems = true;
          items = readItems(in);
          if (!in.nextIs(TOTAL, 1)) {
            break;
          }
        case 1:
          hasTotal = true;
          total = in.readInt();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasItems) {
      in.missing("items");
    }
    if (!hasTotal) {
      in.missing("total");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Results.Page<>(items, total);
  }

  private @Nullable List<T> readItems(JsonReader in) {
    if (!in.beginArray()) {
      return null;
    }
    List<T> values = new ArrayList<>();
    while (in.nextElement()) {
      values.add(tCodec.read(in));
    }
    return Collections.unmodifiableList(values);
  }

  /// The component of this type with these arguments.
  static SchemaComponent schema(String tName, Schema tSchema) {
    return new SchemaComponent(
        "PageOf" + tName,
        "shop.Results.Page<" + tName + ">",
        () -> definition(tName, tSchema));
  }

  private static Schema definition(String tName, Schema tSchema) {
    return Schema.object()
        .required("items", Schema.array(tSchema))
        .required("total", ScalarSchemas.INT);
  }
}
