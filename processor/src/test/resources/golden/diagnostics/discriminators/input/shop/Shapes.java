package shop;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.serval.Codec;
import dev.serval.Json;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import org.jspecify.annotations.Nullable;

final class Shapes {
  @Json
  sealed interface Twice permits One, Two {}

  record One() implements Twice {}

  @JsonTypeName("One")
  record Two() implements Twice {}

  @Json
  sealed interface Typed permits Circle {}

  record Circle(String type) implements Typed {}

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  sealed interface Renamed permits Square {}

  record Square(@JsonProperty("kind") String name) implements Renamed {}

  @Json
  sealed interface Aliased permits Oval {}

  record Oval(@JsonAlias("type") String kind) implements Aliased {}

  @Json
  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  sealed interface ByClass permits Dot {}

  record Dot() implements ByClass {}

  @Json
  sealed interface Own permits Line {}

  @Codec(LineCodec.class)
  record Line(int length) implements Own {}

  static final class LineCodec implements JsonCodec<Line> {
    @Override
    public void write(JsonWriter out, Line value) {
      out.value(value.length());
    }

    @Override
    public @Nullable Line read(JsonReader in) {
      return new Line(in.readInt());
    }
  }
}
