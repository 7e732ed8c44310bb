package dev.serval.json;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes an enum's constants as strings.
final class EnumCodec<E extends Enum<E>> implements JsonCodec<E> {
  private final E[] constants;
  private final JsonNames names;

  /// Each constant's name as it is written.
  private final Map<E, byte[]> encoded = new HashMap<>();

  EnumCodec(E[] constants, String[] names) {
    if (constants.length != names.length) {
      throw new IllegalArgumentException(
          constants.length + " constants need as many names, but there are " + names.length);
    }
    this.constants = constants.clone();
    this.names = JsonNames.of(names);
    for (int i = 0; i < names.length; i++) {
      encoded.putIfAbsent(constants[i], new JsonWriter().value(names[i]).toByteArray());
    }
  }

  @Override
  public void write(JsonWriter out, E value) {
    byte[] name = encoded.get(value);
    if (name == null) {
      throw new IllegalArgumentException("the constant " + value.name() + " has no JSON name");
    }
    out.line(name);
  }

  @Override
  public @Nullable E read(JsonReader in) {
    int index = in.readName(names);
    return index < 0 ? null : constants[index];
  }
}
