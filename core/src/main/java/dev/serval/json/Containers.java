package dev.serval.json;

import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Codecs of collections and maps, behind the factories of [JsonCodecs].
final class Containers {
  private static final Rule UNIQUE = Constraints.unique();

  private Containers() {}

  static <T extends @Nullable Object> JsonCodec<List<T>> list(JsonCodec<T> element) {
    return new ListCodec<>(element, Containers::immutable);
  }

  static <T extends @Nullable Object> JsonCodec<Collection<T>> collection(JsonCodec<T> element) {
    return new ListCodec<>(element, Containers::immutable);
  }

  static <T extends @Nullable Object> JsonCodec<Set<T>> set(JsonCodec<T> element) {
    return new SetCodec<>(element, LinkedHashSet::new, Collections::unmodifiableSet);
  }

  static <T extends Comparable<? super T>> JsonCodec<SortedSet<T>> sortedSet(JsonCodec<T> element) {
    return new SetCodec<T, SortedSet<T>>(element, TreeSet::new, Collections::unmodifiableSortedSet);
  }

  static <K, V extends @Nullable Object> JsonCodec<Map<K, V>> map(
      TextFormat<K> key, BiConsumer<JsonReader, ? super K> check, JsonCodec<V> value) {
    return new MapCodec<>(key, check, value, LinkedHashMap::new, Collections::unmodifiableMap);
  }

  static <K extends Comparable<? super K>, V extends @Nullable Object>
      JsonCodec<SortedMap<K, V>> sortedMap(TextFormat<K> key, JsonCodec<V> value) {
    return new MapCodec<K, V, SortedMap<K, V>>(
        key, (_, _) -> {}, value, TreeMap::new, Collections::unmodifiableSortedMap);
  }

  /// What `List.copyOf` gives, except that nulls, which a nullable element may be, are kept.
  private static <T extends @Nullable Object> List<T> immutable(List<T> list) {
    if (list.contains(null)) {
      return Collections.unmodifiableList(new ArrayList<>(list));
    }
    return List.copyOf(list);
  }

  @SuppressWarnings("NullAway") // a null in the collection is a T
  private static <T extends @Nullable Object> void writeAll(
      JsonWriter out, Collection<T> elements, JsonCodec<T> element) {
    out.beginArray();
    for (T value : elements) {
      element.write(out, value);
    }
    out.endArray();
  }

  private record ListCodec<T extends @Nullable Object, C extends Collection<T>>(
      JsonCodec<T> element, Function<List<T>, C> finish) implements JsonCodec<C> {
    @Override
    public void write(JsonWriter out, C list) {
      writeAll(out, list, element);
    }

    @Override
    @SuppressWarnings("NullAway") // a null that was read without violation is a T
    public @Nullable C read(JsonReader in) {
      int mark = in.errorCount();
      if (!in.beginArray()) {
        return null;
      }
      List<T> list = new ArrayList<>();
      while (in.nextElement()) {
        list.add(element.read(in));
      }
      return in.errorCount() == mark ? finish.apply(list) : null;
    }
  }

  private record SetCodec<T extends @Nullable Object, S extends Set<T>>(
      JsonCodec<T> element, Supplier<S> start, Function<S, S> finish) implements JsonCodec<S> {
    @Override
    public void write(JsonWriter out, S set) {
      writeAll(out, set, element);
    }

    @Override
    @SuppressWarnings("NullAway") // a null that was read without violation is a T
    public @Nullable S read(JsonReader in) {
      int mark = in.errorCount();
      if (!in.beginArray()) {
        return null;
      }
      S set = start.get();
      HashGuard guard = new HashGuard(in);
      while (in.nextElement()) {
        int before = in.errorCount();
        T value = element.read(in);
        if (in.errorCount() == before) {
          guard.admit(value);
          if (!set.add(value)) {
            in.report(UNIQUE);
          }
        }
      }
      return in.errorCount() == mark ? finish.apply(set) : null;
    }
  }

  private record MapCodec<K, V extends @Nullable Object, M extends Map<K, V>>(
      TextFormat<K> key,
      BiConsumer<JsonReader, ? super K> check,
      JsonCodec<V> value,
      Supplier<M> start,
      Function<M, M> finish)
      implements JsonCodec<M> {
    @Override
    public void write(JsonWriter out, M map) {
      out.beginObject();
      for (Map.Entry<K, V> entry : map.entrySet()) {
        value.write(out.member(key.print(entry.getKey())), entry.getValue());
      }
      out.endObject();
    }

    @Override
    @SuppressWarnings("NullAway") // a null that was read without violation is a V
    public @Nullable M read(JsonReader in) {
      int mark = in.errorCount();
      if (!in.beginObject()) {
        return null;
      }
      M map = start.get();
      HashGuard guard = new HashGuard(in);
      while (in.nextMember(JsonNames.NONE) != JsonReader.END) {
        K name = key.parse(in.memberName());
        if (name == null) {
          in.report(key.rule());
        } else {
          guard.admit(name);
          if (map.containsKey(name)) {
            in.report(UNIQUE);
          }
          check.accept(in, name);
        }
        V member = value.read(in);
        if (name != null) {
          map.put(name, member);
        }
      }
      return in.errorCount() == mark ? finish.apply(map) : null;
    }
  }
}
