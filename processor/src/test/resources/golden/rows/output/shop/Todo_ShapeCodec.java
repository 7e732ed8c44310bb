// Generated from shop.Todo.Shape
package shop;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import org.jspecify.annotations.Nullable;

@Generated
final class Todo_ShapeCodec implements JsonCodec<Todo.Shape> {
  static final Todo_ShapeCodec INSTANCE = new Todo_ShapeCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Shape", "shop.Todo.Shape", Todo_ShapeCodec::schema);

  private static final JsonNames TAGS = JsonNames.of("Circle");
  private static final JsonName TAG = JsonName.of("type");

  static {
    GeneratedCodecs.register(Todo.Shape.class, INSTANCE);
  }

  private Todo_ShapeCodec() {}

  @Override
  public void write(JsonWriter out, Todo.Shape value) {
    out.beginObject();
    switch (value) {
      case Todo.Shape.Circle variant -> {
        out.member(TAG).value("Circle");
        Todo_Shape_CircleCodec.INSTANCE.writeMembers(out, variant);
      }
    }
    out.endObject();
  }

  @Override
  public Todo.@Nullable Shape read(JsonReader in) {
    return switch (in.readTag("type", TAGS)) {
      case 0 -> Todo_Shape_CircleCodec.INSTANCE.read(in);
      default -> null;
    };
  }

  private static Schema schema() {
    return Schema.tagged("type")
        .variant("Circle", Todo_Shape_CircleCodec.SCHEMA);
  }
}
