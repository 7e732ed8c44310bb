package shop;

import dev.serval.Codec;
import dev.serval.Convert;
import dev.serval.ParamConverter;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.postgres.Column;
import dev.serval.postgres.Row;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class Bad {
  @Row
  static final class NoRecord {}

  @Row
  record Generic<T>(T value) {}

  @Row
  record Empty() {}

  @Row
  private record Hidden(int id) {}

  @Row
  record OfHidden(Hidden hidden) {}

  @Row
  enum Mood {
    GOOD
  }

  @Row
  record Loop(int depth, Loop inner) {}

  @Row
  record Longer(Optional<Loops> loops) {}

  @Row
  record Loops(int depth, @Nullable Longer longer) {}

  @Row
  record Author(long id, String name) {}

  @Row
  record Twice(long id, @Column("ID") long other, @Column("") Author author) {}

  @Row
  record Clash(String authorName, Author author) {}

  @Row
  record Names(
      @Column("") String none,
      int __,
      @Column("a_name_that_is_so_long_that_postgresql_would_cut_it_off_at_its_end") int cut) {}

  @Row
  record Types(
      Object any,
      int[] numbers,
      ZonedDateTime zoned,
      List<ZonedDateTime> zones,
      Timestamp timestamp,
      ArrayList<String> list,
      Collection<String> collection,
      @Nullable int maybe,
      Optional<Optional<String>> twice,
      Money money,
      List<Money> prices,
      Checked checked,
      Map<Author, String> map,
      List<@Nullable String> holes,
      Runnable task,
      @Codec(MoneyCodec.class) Optional<Money> maybeMoney,
      Optional<int[]> maybeNumbers,
      @Convert(LevelConverter.class) int level,
      @Convert(LevelConverter.class) Optional<Integer> maybeLevel) {}

  @Row
  @SuppressWarnings("rawtypes")
  record Raw(Optional optional, List list) {}

  static final class LevelConverter implements ParamConverter<Integer> {
    @Override
    public Integer convert(String raw) {
      return raw.length();
    }
  }

  static final class Money {}

  static final class MoneyCodec implements JsonCodec<Optional<Money>> {
    @Override
    public void write(JsonWriter out, Optional<Money> value) {
      out.nullValue();
    }

    @Override
    public Optional<Money> read(JsonReader in) {
      return Optional.empty();
    }
  }

  static final class Checked {
    Checked(String text) throws IOException {
      throw new IOException(text);
    }
  }
}
