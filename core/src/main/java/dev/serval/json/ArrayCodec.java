package dev.serval.json;

import java.lang.reflect.Array;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Reads and writes a Java array, of primitives or of objects.
///
/// @param <A> the array's type
final class ArrayCodec<A> implements JsonCodec<A> {
  private static final int FIRST_CAPACITY = 8;

  /// Reads the element at hand into its place.
  interface ElementReader<A> {
    void read(JsonReader in, A array, int index);
  }

  /// Writes an element.
  interface ElementWriter<A> {
    void write(JsonWriter out, A array, int index);
  }

  private final IntFunction<A> generator;
  private final ElementReader<A> reader;
  private final ElementWriter<A> writer;

  ArrayCodec(IntFunction<A> generator, ElementReader<A> reader, ElementWriter<A> writer) {
    this.generator = generator;
    this.reader = reader;
    this.writer = writer;
  }

  @Override
  public void write(JsonWriter out, A array) {
    int length = Array.getLength(array);
    out.beginArray();
    for (int i = 0; i < length; i++) {
      writer.write(out, array, i);
    }
    out.endArray();
  }

  @Override
  public @Nullable A read(JsonReader in) {
    int mark = in.errorCount();
    if (!in.beginArray()) {
      return null;
    }
    int capacity = FIRST_CAPACITY;
    A array = generator.apply(capacity);
    int length = 0;
    while (in.nextElement()) {
      if (length == capacity) {
        capacity *= 2;
        array = resized(array, length, capacity);
      }
      reader.read(in, array, length++);
    }
    return in.errorCount() == mark ? resized(array, length, length) : null;
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // A is an array: its generator made it
  private A resized(A array, int length, int capacity) {
    A copy = generator.apply(capacity);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }
}
