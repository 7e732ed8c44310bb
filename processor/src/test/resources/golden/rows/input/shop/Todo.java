package shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serval.Codec;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonValue;
import dev.serval.json.JsonWriter;
import dev.serval.postgres.Column;
import dev.serval.postgres.Row;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import people.Person;

/// What stands in the ways of a household.
@Row
record Todo(
    long id,
    @Size(max = 80) String title,
    Optional<LocalDate> dueOn,
    Mood mood,
    List<String> tags,
    Set<Mood> moods,
    Person owner,
    @Nullable Person assignee,
    @Column("") Optional<Counts> counts,
    Place place,
    @Nullable Shape shape,
    List<Place> visited,
    Map<String, Integer> votes,
    Optional<JsonValue> extra) {

  enum Mood {
    @JsonProperty("good")
    GOOD,
    BAD
  }

  @Row
  record Counts(@Nullable Integer likes, @Column("n_replies") int replies) {}

  record Place(double lat, double lon) {}

  sealed interface Shape {
    record Circle(int radius) implements Shape {}
  }

  /// Every type that a column has by itself.
  @Row
  record Scalars(
      boolean bool,
      byte small,
      short s,
      int i,
      float f,
      double d,
      char letter,
      Short boxedShort,
      @Nullable Long boxedLong,
      @Nullable Character boxedLetter,
      BigDecimal price,
      BigInteger huge,
      byte[] bytes,
      byte @Nullable [] moreBytes,
      UUID uuid,
      URI uri,
      Instant at,
      OffsetDateTime offsetDateTime,
      LocalDateTime localDateTime,
      LocalDate localDate,
      LocalTime localTime,
      OffsetTime offsetTime,
      Duration duration,
      Period period,
      Year year,
      ZoneId zone,
      DayOfWeek day) {}

  /// What is made of a text, or by a codec.
  @Row
  record Made(
      Isbn isbn,
      List<Isbn> isbns,
      Optional<Sku> sku,
      @Codec(CurrencyCodec.class) Currency currency,
      @Codec(CurrencyCodec.class) @Nullable Currency other,
      @Codec(MillisCodec.class) Instant at,
      @Codec(MillisCodec.class) Optional<Instant> until,
      @Codec(GridCodec.class) int[] grid,
      Money money) {}

  static final class Isbn {
    private final String text;

    private Isbn(String text) {
      this.text = text;
    }

    static Isbn of(String text) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("empty");
      }
      return new Isbn(text);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static final class Sku {
    private final String text;

    Sku(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static final class CurrencyCodec implements JsonCodec<Currency> {
    static final CurrencyCodec INSTANCE = new CurrencyCodec();

    @Override
    public void write(JsonWriter out, Currency value) {
      out.value(value.getCurrencyCode());
    }

    @Override
    public @Nullable Currency read(JsonReader in) {
      String code = JsonCodecs.STRING.read(in);
      return code == null ? null : Currency.getInstance(code);
    }
  }

  /// How JSON has it; a column is a `timestamptz` all the same.
  static final class MillisCodec implements JsonCodec<Instant> {
    @Override
    public void write(JsonWriter out, Instant value) {
      out.value(value.toEpochMilli());
    }

    @Override
    public @Nullable Instant read(JsonReader in) {
      Long millis = JsonCodecs.LONG.read(in);
      return millis == null ? null : Instant.ofEpochMilli(millis);
    }
  }

  static final class GridCodec implements JsonCodec<int[]> {
    @Override
    public void write(JsonWriter out, int[] value) {
      JsonCodecs.INT_ARRAY.write(out, value);
    }

    @Override
    public int @Nullable [] read(JsonReader in) {
      return JsonCodecs.INT_ARRAY.read(in);
    }
  }

  @Codec(MoneyCodec.class)
  static final class Money {
    final long cents;

    Money(long cents) {
      this.cents = cents;
    }

    @Override
    public String toString() {
      return cents + "c";
    }
  }

  static final class MoneyCodec implements JsonCodec<Money> {
    @Override
    public void write(JsonWriter out, Money value) {
      out.value(value.cents);
    }

    @Override
    public @Nullable Money read(JsonReader in) {
      Long cents = JsonCodecs.LONG.read(in);
      return cents == null ? null : new Money(cents);
    }
  }

  /// A name that says nothing else than the types and constants of the mapper do.
  @Row
  record RowReader(String row, int first, List<String> columns, Optional<List<Integer>> instance) {
    RowReader {
      if (first < 0) {
        throw new IllegalArgumentException("expected none below 0");
      }
    }
  }
}
