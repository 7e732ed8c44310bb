package shop;

import dev.serval.Codec;
import dev.serval.Json;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Json
record Order(
    List<Money> prices,
    @Codec(MoneyCodec.class) String text,
    @Codec(String.class) Money price,
    @Codec(Sealed.class) Money other,
    Thread thread) {

  static final class MoneyCodec implements JsonCodec<Money> {
    @Override
    public void write(JsonWriter out, Money value) {
      out.value(value.cents);
    }

    @Override
    public @Nullable Money read(JsonReader in) {
      return new Money(in.readLong());
    }
  }

  static final class Sealed implements JsonCodec<Money> {
    private Sealed() {}

    @Override
    public void write(JsonWriter out, Money value) {
      out.value(value.cents);
    }

    @Override
    public @Nullable Money read(JsonReader in) {
      return null;
    }
  }
}

final class Money {
  final long cents;

  Money(long cents) {
    this.cents = cents;
  }
}
