// Generated from java.util.concurrent.TimeUnit
package dev.serval.generated.java.util.concurrent;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.json.TextFormat;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

@Generated
public final class TimeUnitCodec implements JsonCodec<TimeUnit> {
  public static final TimeUnitCodec INSTANCE = new TimeUnitCodec();

  public static final SchemaComponent SCHEMA =
      new SchemaComponent("TimeUnit", "java.util.concurrent.TimeUnit", TimeUnitCodec::schema);

  /// The constants as they stand in a map's keys and in parameters.
  public static final TextFormat<TimeUnit> TEXT =
      TextFormat.ofEnum(
          new TimeUnit[] {TimeUnit.NANOSECONDS, TimeUnit.MICROSECONDS, TimeUnit.MILLISECONDS,
              TimeUnit.SECONDS, TimeUnit.MINUTES, TimeUnit.HOURS, TimeUnit.DAYS},
          new String[] {"NANOSECONDS", "MICROSECONDS", "MILLISECONDS", "SECONDS", "MINUTES",
              "HOURS", "DAYS"});

  private static final JsonNames NAMES = JsonNames.of(
      "NANOSECONDS", "MICROSECONDS", "MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS");
  private static final TimeUnit[] CONSTANTS =
      {TimeUnit.NANOSECONDS, TimeUnit.MICROSECONDS, TimeUnit.MILLISECONDS, TimeUnit.SECONDS,
      TimeUnit.MINUTES, TimeUnit.HOURS, TimeUnit.DAYS};

  static {
    GeneratedCodecs.register(TimeUnit.class, INSTANCE);
  }

  private TimeUnitCodec() {}

  @Override
  public void write(JsonWriter out, TimeUnit value) {
    out.value(
        switch (value) {
          case NANOSECONDS -> "NANOSECONDS";
          case MICROSECONDS -> "MICROSECONDS";
          case MILLISECONDS -> "MILLISECONDS";
          case SECONDS -> "SECONDS";
          case MINUTES -> "MINUTES";
          case HOURS -> "HOURS";
          case DAYS -> "DAYS";
        });
  }

  @Override
  public @Nullable TimeUnit read(JsonReader in) {
    int index = in.readName(NAMES);
    return index < 0 ? null : CONSTANTS[index];
  }

  private static Schema schema() {
    return Schema.enumOf("NANOSECONDS", "MICROSECONDS", "MILLISECONDS", "SECONDS", "MINUTES",
        "HOURS", "DAYS");
  }
}
