// Generated from java.time.DayOfWeek
package dev.serval.generated.java.time;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.json.TextFormat;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

@Generated
public final class DayOfWeekCodec implements JsonCodec<DayOfWeek> {
  public static final DayOfWeekCodec INSTANCE = new DayOfWeekCodec();

  public static final SchemaComponent SCHEMA =
      new SchemaComponent("DayOfWeek", "java.time.DayOfWeek", DayOfWeekCodec::schema);

  /// The constants as they stand in a map's keys and in parameters.
  public static final TextFormat<DayOfWeek> TEXT =
      TextFormat.ofEnum(
          new DayOfWeek[] {DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY,
              DayOfWeek.THURSDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY},
          new String[] {"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY",
              "SUNDAY"});

  private static final JsonNames NAMES = JsonNames.of(
      "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
  private static final DayOfWeek[] CONSTANTS =
      {DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY,
      DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY};

  static {
    GeneratedCodecs.register(DayOfWeek.class, INSTANCE);
  }

  private DayOfWeekCodec() {}

  @Override
  public void write(JsonWriter out, DayOfWeek value) {
    out.value(
        switch (value) {
          case MONDAY -> "MONDAY";
          case TUESDAY -> "TUESDAY";
          case WEDNESDAY -> "WEDNESDAY";
          case THURSDAY -> "THURSDAY";
          case FRIDAY -> "FRIDAY";
          case SATURDAY -> "SATURDAY";
          case SUNDAY -> "SUNDAY";
        });
  }

  @Override
  public @Nullable DayOfWeek read(JsonReader in) {
    int index = in.readName(NAMES);
    return index < 0 ? null : CONSTANTS[index];
  }

  private static Schema schema() {
    return Schema.enumOf("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY",
        "SUNDAY");
  }
}
