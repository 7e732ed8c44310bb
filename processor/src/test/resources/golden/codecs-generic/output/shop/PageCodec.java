// Generated from shop.Page
package shop;

import dev.serval.Generated;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.json.TextFormat;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Generated
public final class PageCodec<T> implements JsonCodec<Page<T>> {
  private static final JsonNames MEMBERS = JsonNames.of("items", "byId", "next");
  private static final JsonName ITEMS = JsonName.of("items");
  private static final JsonName BY_ID = JsonName.of("byId");
  private static final JsonName NEXT = JsonName.of("next");

  private final JsonCodec<T> tCodec;
  private final JsonCodec<Map<String, T>> byIdCodec;

  /// Makes the codec for these type arguments.
  public PageCodec(JsonCodec<T> tCodec) {
    this.tCodec = tCodec;
    this.byIdCodec = JsonCodecs.map(TextFormat.STRING, tCodec);
  }

  @Override
  public void write(JsonWriter out, Page<T> value) {
    out.beginObject();
    out.member(ITEMS).beginArray();
    for (T element : value.items()) {
      tCodec.write(out, element);
    }
    out.endArray();
    byIdCodec.write(out.member(BY_ID), value.byId());
    Page<T> next = value.next();
    if (next == null) {
      out.member(NEXT).nullValue();
    } else {
      this.write(out.member(NEXT), next);
    }
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public @Nullable Page<T> read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    List<T> items = null;
    boolean hasItems = false;
    Map<String, T> byId = null;
    boolean hasById = false;
    Page<T> next = null;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasItems = true;
          items = readItems(in);
          if (!in.nextIs(BY_ID, 1)) {
            break;
          }
        case 1:
          hasById = true;
          byId = byIdCodec.read(in);
          if (!in.nextIs(NEXT, 2)) {
            break;
          }
        case 2:
          next = readNext(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasItems) {
      in.missing("items");
    }
    if (!hasById) {
      in.missing("byId");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Page<>(items, byId, next);
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

  private @Nullable Page<T> readNext(JsonReader in) {
    if (in.tryNull()) {
      return null;
    }
    return this.read(in);
  }

  /// The component of this type with these arguments.
  public static SchemaComponent schema(String tName, Schema tSchema) {
    return new SchemaComponent(
        "PageOf" + tName,
        "shop.Page<" + tName + ">",
        () -> definition(tName, tSchema));
  }

  private static Schema definition(String tName, Schema tSchema) {
    return Schema.object()
        .description("A part of a long list.")
        .required("items", Schema.array(tSchema))
        .required("byId", Schema.map(tSchema))
        .property("next", PageCodec.schema(tName, tSchema).ref().nullable(), false, true);
  }
}
