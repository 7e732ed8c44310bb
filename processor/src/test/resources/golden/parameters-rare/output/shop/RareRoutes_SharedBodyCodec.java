// Generated from shop.RareRoutes.SharedBody
package shop;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Generated
final class RareRoutes_SharedBodyCodec implements JsonCodec<RareRoutes.SharedBody> {
  static final RareRoutes_SharedBodyCodec INSTANCE = new RareRoutes_SharedBodyCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("RareSharedBody", "shop.RareRoutes.SharedBody",
          RareRoutes_SharedBodyCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("first", "second");
  private static final JsonName FIRST = JsonName.of("first");
  private static final JsonName SECOND = JsonName.of("second");
  private static final Rule UNKNOWN = Constraints.unknown();

  static {
    GeneratedCodecs.register(RareRoutes.SharedBody.class, INSTANCE);
  }

  private RareRoutes_SharedBodyCodec() {}

  @Override
  public void write(JsonWriter out, RareRoutes.SharedBody value) {
    out.beginObject();
    out.member(FIRST).value(value.first());
    out.member(SECOND).beginArray();
    for (Integer element : value.second()) {
      out.value(element);
    }
    out.endArray();
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public RareRoutes.@Nullable SharedBody read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String first = null;
    boolean hasFirst = false;
    List<Integer> second = null;
    boolean hasSecond = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasFirst = true;
          first = in.readString();
          if (!in.nextIs(SECOND, 1)) {
            break;
          }
        case 1:
          hasSecond = true;
          second = readSecond(in);
          break;
        default:
          in.report(UNKNOWN);
          in.skipValue();
      }
    }
    if (!hasFirst) {
      in.missing("first");
    }
    if (!hasSecond) {
      in.missing("second");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new RareRoutes.SharedBody(first, second);
  }

  private static @Nullable List<Integer> readSecond(JsonReader in) {
    if (!in.beginArray()) {
      return null;
    }
    List<Integer> values = new ArrayList<>();
    while (in.nextElement()) {
      values.add(in.readInt());
    }
    return Collections.unmodifiableList(values);
  }

  private static Schema schema() {
    return Schema.object()
        .required("first", ScalarSchemas.STRING)
        .required("second", Schema.array(ScalarSchemas.INT))
        .additionalProperties(false);
  }
}
