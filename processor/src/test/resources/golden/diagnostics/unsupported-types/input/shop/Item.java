package shop;

import dev.serval.Json;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Future;

final class Item {
  @Json
  record Any(Object any) {}

  @Json
  record Concrete(ArrayList<String> list) {}

  @Json
  record Old(Date date) {}

  @Json
  record Maybe(OptionalInt count) {}

  @Json
  record Texts(CharSequence text, StringBuilder builder) {}

  @Json
  record Sets(
      java.util.TreeSet<String> set,
      java.util.LinkedHashMap<String, String> map,
      java.util.OptionalLong big,
      java.util.OptionalDouble real,
      java.sql.Date day,
      java.net.URL url,
      java.util.stream.Stream<String> stream,
      Map<@org.jspecify.annotations.Nullable String, String> keys) {}

  @Json
  record Wild(List<? extends Number> numbers) {}

  @Json
  record Keys(Map<List<String>, String> byList) {}

  @Json
  record Lists(List<String>[] lists) {}

  @Json
  record Later(Future<String> later) {}

  @Json
  @SuppressWarnings("rawtypes")
  record Raw(List list) {}

  @Json
  @SuppressWarnings("rawtypes")
  record RawBox(Box box) {}

  record Box<T>(T value) {}

  @Json
  sealed interface Result<T> permits Ok {}

  record Ok<T>(T value) implements Result<T> {}

  @Json
  sealed interface Shape permits Blob {}

  static final class Blob implements Shape {}
}
