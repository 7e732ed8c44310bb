// Generated from shop.Todo.Shape.Circle
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
import org.jspecify.annotations.Nullable;

@Generated
final class Todo_Shape_CircleCodec implements JsonCodec<Todo.Shape.Circle> {
  static final Todo_Shape_CircleCodec INSTANCE = new Todo_Shape_CircleCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Circle", "shop.Todo.Shape.Circle", Todo_Shape_CircleCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("radius");
  private static final JsonName RADIUS = JsonName.of("radius");

  static {
    GeneratedCodecs.register(Todo.Shape.Circle.class, INSTANCE);
  }

  private Todo_Shape_CircleCodec() {}

  @Override
  public void write(JsonWriter out, Todo.Shape.Circle value) {
    out.beginObject();
    writeMembers(out, value);
    out.endObject();
  }

  /// Writes the members into an object that holds a tag already.
  void writeMembers(JsonWriter out, Todo.Shape.Circle value) {
    out.member(RADIUS).value(value.radius());
  }

  @Override
  public Todo.Shape.@Nullable Circle read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    int radius = 0;
    boolean hasRadius = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasRadius = true;
          radius = in.readInt();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasRadius) {
      in.missing("radius");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Todo.Shape.Circle(radius);
  }

  private static Schema schema() {
    return Schema.object()
        .required("radius", ScalarSchemas.INT);
  }
}
