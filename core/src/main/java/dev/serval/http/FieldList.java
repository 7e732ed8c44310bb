package dev.serval.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Header fields in an array, name and value in turn. Messages have few; a scan beats a map.
///
/// Most questions are for a name that is not there, by layers that add it: 64 bits that tell names
/// apart by length and first letter answer those without a scan.
final class FieldList implements Headers {
  static final Headers EMPTY = new FieldList(new String[0], 0, 0);

  private final String[] fields;

  /// The marks of all names, and perhaps of some that are not there.
  private final long marks;

  /// The marks of all names that are there more than once, and perhaps of some that are not.
  private final long repeated;

  private FieldList(String[] fields, long marks, long repeated) {
    this.fields = fields;
    this.marks = marks;
    this.repeated = repeated;
  }

  /// @param fields checked names and values in turn; not copied
  static FieldList of(String[] fields) {
    long marks = 0;
    long repeated = 0;
    for (int i = 0; i < fields.length; i += 2) {
      long mark = mark(fields[i]);
      repeated |= marks & mark;
      marks |= mark;
    }
    return new FieldList(fields, marks, repeated);
  }

  /// One bit, the same for the same name in any case.
  private static long mark(String name) {
    return name.isEmpty() ? 0 : 1L << (name.length() * 7 + (name.charAt(0) & 0x1F));
  }

  @Override
  public @Nullable String first(String name) {
    int index = indexOf(name);
    return index < 0 ? null : fields[index + 1];
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
  public @Nullable String combined(String name) {
    int first = indexOf(name);
    return first < 0
        ? null
        : isRepeated(name, first) ? String.join(", ", all(name)) : fields[first + 1];
  }

  @Override
  public boolean isRepeated(String name) {
    int first = indexOf(name);
    return first >= 0 && isRepeated(name, first);
  }

  /// Whether the field at `first` is not the only one of its name.
  private boolean isRepeated(String name, int first) {
    return (repeated & mark(name)) != 0 && indexOf(name, first + 2) >= 0;
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

  // Each layer around a handler adds a field or two: these copy the array once, and no builder.

  @Override
  public Headers with(String name, String value) {
    int index = indexOf(name);
    if (index >= 0) {
      return isRepeated(name, index)
          ? Headers.super.with(name, value)
          : replaced(index, name, value);
    }
    Builder.check(name, value);
    String[] all = Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = name;
    all[fields.length + 1] = value;
    long mark = mark(name);
    return new FieldList(all, marks | mark, repeated | (marks & mark));
  }

  /// A name that is there already was checked when it came.
  private Headers replaced(int index, String name, String value) {
    if (fields[index].equals(name)) {
      Builder.checkValue(name, value);
    } else {
      Builder.check(name, value);
    }
    String[] all = fields.clone();
    all[index] = name;
    all[index + 1] = value;
    return new FieldList(all, marks, repeated);
  }

  @Override
  public Headers with(Headers others) {
    return others instanceof FieldList list ? merged(list, this) : Headers.super.with(others);
  }

  @Override
  public Headers withDefaults(Headers others) {
    if (!(others instanceof FieldList list)) {
      return Headers.super.withDefaults(others);
    }
    String[] all = Arrays.copyOf(fields, fields.length + list.fields.length);
    int end = list.copyMissing(this, all, fields.length);
    return end == fields.length ? this : joined(all, end, this, list);
  }

  /// The fields of `weaker` that `stronger` does not have, and then all of `stronger`.
  private static Headers merged(FieldList stronger, FieldList weaker) {
    if (stronger.fields.length == 0) {
      return weaker;
    }
    String[] all = new String[weaker.fields.length + stronger.fields.length];
    int end = weaker.copyMissing(stronger, all, 0);
    System.arraycopy(stronger.fields, 0, all, end, stronger.fields.length);
    return joined(all, end + stronger.fields.length, stronger, weaker);
  }

  /// What is in `all` up to `end`, of two lists that had no name in common, or have none any more.
  private static Headers joined(String[] all, int end, FieldList one, FieldList other) {
    return new FieldList(
        end == all.length ? all : Arrays.copyOf(all, end),
        one.marks | other.marks,
        one.repeated | other.repeated | (one.marks & other.marks));
  }

  /// Copies the fields whose name `other` does not have to `into`; returns the end.
  private int copyMissing(FieldList other, String[] into, int from) {
    if ((marks & other.marks) == 0) {
      System.arraycopy(fields, 0, into, from, fields.length);
      return from + fields.length;
    }
    int end = from;
    for (int i = 0; i < fields.length; i += 2) {
      if (other.indexOf(fields[i]) < 0) {
        into[end++] = fields[i];
        into[end++] = fields[i + 1];
      }
    }
    return end;
  }

  private int indexOf(String name) {
    long mark = mark(name);
    return (marks & mark) == mark ? indexOf(name, 0) : -1;
  }

  private int indexOf(String name, int from) {
    for (int i = from; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /// Names only: values may be secrets.
  @Override
  public String toString() {
    List<String> names = new ArrayList<>();
    forEach((name, value) -> names.add(name));
    return "Headers" + names;
  }
}
