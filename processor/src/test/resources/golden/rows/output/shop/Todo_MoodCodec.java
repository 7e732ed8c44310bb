// Generated from shop.Todo.Mood
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
final class Todo_MoodCodec implements JsonCodec<Todo.Mood> {
  static final Todo_MoodCodec INSTANCE = new Todo_MoodCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Mood", "shop.Todo.Mood", Todo_MoodCodec::schema);

  /// The constants as they stand in a map's keys and in parameters.
  static final TextFormat<Todo.Mood> TEXT =
      TextFormat.ofEnum(
          new Todo.Mood[] {Todo.Mood.GOOD, Todo.Mood.BAD},
          new String[] {"good", "BAD"});

  private static final JsonNames NAMES = JsonNames.of("good", "BAD");
  private static final Todo.Mood[] CONSTANTS = {Todo.Mood.GOOD, Todo.Mood.BAD};

  static {
    GeneratedCodecs.register(Todo.Mood.class, INSTANCE);
  }

  private Todo_MoodCodec() {}

  @Override
  public void write(JsonWriter out, Todo.Mood value) {
    out.value(
        switch (value) {
          case GOOD -> "good";
          case BAD -> "BAD";
        });
  }

  @Override
  public Todo.@Nullable Mood read(JsonReader in) {
    int index = in.readName(NAMES);
    return index < 0 ? null : CONSTANTS[index];
  }

  private static Schema schema() {
    return Schema.enumOf("good", "BAD");
  }
}
