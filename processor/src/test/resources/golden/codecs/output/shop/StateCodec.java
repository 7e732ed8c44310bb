// Generated from shop.State
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
final class StateCodec implements JsonCodec<State> {
  static final StateCodec INSTANCE = new StateCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("State", "shop.State", StateCodec::schema);

  /// The constants as they stand in a map's keys and in parameters.
  static final TextFormat<State> TEXT =
      TextFormat.ofEnum(
          new State[] {State.NEW, State.SENT, State.SENT},
          new String[] {"NEW", "on-its-way", "sent"});

  private static final JsonNames NAMES = JsonNames.of("NEW", "on-its-way", "sent");
  private static final State[] CONSTANTS = {State.NEW, State.SENT, State.SENT};

  static {
    GeneratedCodecs.register(State.class, INSTANCE);
  }

  private StateCodec() {}

  @Override
  public void write(JsonWriter out, State value) {
    out.value(
        switch (value) {
          case NEW -> "NEW";
          case SENT -> "on-its-way";
        });
  }

  @Override
  public @Nullable State read(JsonReader in) {
    int index = in.readName(NAMES);
    return index < 0 ? null : CONSTANTS[index];
  }

  private static Schema schema() {
    return Schema.enumOf("NEW", "on-its-way").description("How far an order is.");
  }
}
