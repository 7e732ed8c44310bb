package dev.serval.processor.sample;

import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import org.jspecify.annotations.Nullable;

/// The codec that came with [Point], which writes it as a number to be told from a generated one.
public final class PointCodec implements JsonCodec<Point> {
  public static final PointCodec INSTANCE = new PointCodec();
  public static final SchemaComponent SCHEMA =
      new SchemaComponent("Point", "dev.serval.processor.sample.Point", Schema::integer);

  static {
    GeneratedCodecs.register(Point.class, INSTANCE);
  }

  private PointCodec() {}

  @Override
  public void write(JsonWriter out, Point value) {
    out.value(value.x());
  }

  @Override
  public @Nullable Point read(JsonReader in) {
    return new Point(in.readInt());
  }
}
