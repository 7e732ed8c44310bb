package dev.serval.json;

import org.jspecify.annotations.Nullable;

/// The codecs that generated code has registered, by class. For generated code; others ask
/// [JsonCodec#of(Class)]. Safe for many threads.
public final class GeneratedCodecs {
  /// Kept with the class itself, so that neither outlives the other.
  private static final ClassValue<Slot> SLOTS =
      new ClassValue<>() {
        @Override
        protected Slot computeValue(Class<?> type) {
          return new Slot();
        }
      };

  private static final class Slot {
    volatile @Nullable JsonCodec<?> codec;
  }

  private GeneratedCodecs() {}

  /// Registers the codec of a class. Called by the static initialiser of a generated codec.
  public static <T> void register(Class<T> type, JsonCodec<T> codec) {
    SLOTS.get(type).codec = codec;
  }

  /// Returns the codec that is registered for a class, or null; initialises nothing.
  @SuppressWarnings("unchecked") // register() ties the two types together
  public static <T> @Nullable JsonCodec<T> find(Class<T> type) {
    return (JsonCodec<T>) SLOTS.get(type).codec;
  }

  static <T> JsonCodec<T> require(Class<T> type) {
    JsonCodec<T> codec = find(type);
    if (codec == null) {
      codec = JsonCodecs.scalar(type);
    }
    if (codec == null) {
      String name = codecName(type);
      try {
        Class.forName(name, true, type.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(missing(type, name), e);
      }
      codec = find(type);
    }
    if (codec == null) {
      throw new IllegalStateException(
          """
          The class %s did not register a JSON codec for %s. It must be the one that Serval's \
          annotation processor generates: rename it if it is yours, then build clean.\
          """
              .formatted(codecName(type), type.getName()));
    }
    return codec;
  }

  private static String codecName(Class<?> type) {
    return type.getName().replace('$', '_') + "Codec";
  }

  private static String missing(Class<?> type, String codecName) {
    String name = type.getName();
    if (type.isArray() || type.isPrimitive() || name.startsWith("java.")) {
      return """
      There is no JSON codec for %s by its class alone. Say the whole type, as in \
      JsonType.of(JsonCodecs.list(JsonCodec.of(Todo.class)), List.class, Todo.class); \
      JsonCodecs has lists, sets, maps and arrays.\
      """
          .formatted(name);
    }
    return """
    There is no JSON codec for %1$s: the class %2$s was not found.
    Either no route uses the type: write @Json on it (dev.serval.Json), or give a codec of \
    your own with JsonType.of(codec, %3$s.class).
    Or Serval's annotation processor did not run: since JDK 23, javac silently skips processors \
    that are only on the class path.

    %4$s\
    """
        .formatted(name, codecName, type.getSimpleName(), ProcessorSetup.lines());
  }
}
