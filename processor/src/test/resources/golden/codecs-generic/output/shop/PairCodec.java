// Generated from shop.Pair
package shop;

import dev.serval.Generated;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import org.jspecify.annotations.Nullable;

@Generated
final class PairCodec<A extends Comparable<A>, B> implements JsonCodec<Pair<A, B>> {
  private static final JsonNames MEMBERS = JsonNames.of("first", "second", "page");
  private static final JsonName FIRST = JsonName.of("first");
  private static final JsonName SECOND = JsonName.of("second");
  private static final JsonName PAGE = JsonName.of("page");

  private final JsonCodec<A> aCodec;
  private final JsonCodec<B> bCodec;
  private final JsonCodec<Page<B>> pageCodec;

  /// Makes the codec for these type arguments.
  PairCodec(JsonCodec<A> aCodec, JsonCodec<B> bCodec) {
    this.aCodec = aCodec;
    this.bCodec = bCodec;
    this.pageCodec = JsonCodecs.lazy(() -> new PageCodec<>(bCodec));
  }

  @Override
  public void write(JsonWriter out, Pair<A, B> value) {
    out.beginObject();
    aCodec.write(out.member(FIRST), value.first());
    bCodec.write(out.member(SECOND), value.second());
    pageCodec.write(out.member(PAGE), value.page());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public @Nullable Pair<A, B> read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    A first = null;
    boolean hasFirst = false;
    B second = null;
    boolean hasSecond = false;
    Page<B> page = null;
    boolean hasPage = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasFirst = true;
          first = aCodec.read(in);
          if (!in.nextIs(SECOND, 1)) {
            break;
          }
        case 1:
          hasSecond = true;
          second = bCodec.read(in);
          if (!in.nextIs(PAGE, 2)) {
            break;
          }
        case 2:
          hasPage = true;
          page = pageCodec.read(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasFirst) {
      in.missing("first");
    }
    if (!hasSecond) {
      in.missing("second");
    }
    if (!hasPage) {
      in.missing("page");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Pair<>(first, second, page);
  }

  /// The component of this type with these arguments.
  static SchemaComponent schema(String aName, Schema aSchema, String bName, Schema bSchema) {
    return new SchemaComponent(
        "PairOf" + aName + "And" + bName,
        "shop.Pair<" + aName + ", " + bName + ">",
        () -> definition(aName, aSchema, bName, bSchema));
  }

  private static Schema definition(String aName, Schema aSchema, String bName, Schema bSchema) {
    return Schema.object()
        .required("first", aSchema)
        .required("second", bSchema)
        .required("page", PageCodec.schema(bName, bSchema).ref());
  }
}
