package dev.serval.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Header fields in an array, name and value in turn. Messages have few; a scan beats a map.
final class FieldList implements Headers {
  static final Headers EMPTY = new FieldList(new String[0]);

  private final String[] fields;

  FieldList(String[] fields) {
    this.fields = fields;
  }

  @Override
  public @Nullable String first(String name) {
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        return fields[i + 1];
      }
    }
    return null;
  }

  @Override
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        values.add(fields[i + 1]);
      }
    }
    return List.copyOf(values);
  }

  @Override
  public int size() {
    return fields.length / 2;
  }

  @Override
  public void forEach(BiConsumer<String, String> action) {
    for (int i = 0; i < fields.length; i += 2) {
      action.accept(fields[i], fields[i + 1]);
    }
  }

  @Override
  public Builder toBuilder() {
    return new Builder(fields);
  }

  /// Names only: values may be secrets.
  @Override
  public String toString() {
    List<String> names = new ArrayList<>();
    forEach((name, value) -> names.add(name));
    return "Headers" + names;
  }
}
