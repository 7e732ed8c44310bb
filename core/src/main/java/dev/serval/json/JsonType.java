package dev.serval.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Java type as JSON sees it: its codec, and its full generic form for families that work by
/// reflection (see [JsonFamily]).
///
/// ```java
/// JsonType<List<Todo>> todos =
///     JsonType.of(JsonCodecs.list(JsonCodec.of(Todo.class)), List.class, Todo.class);
/// ```
///
/// Immutable.
///
/// @param <T> the type
public final class JsonType<T extends @Nullable Object> {
  private final JsonCodec<T> codec;
  private final Type type;

  private JsonType(JsonCodec<T> codec, Type type) {
    this.codec = codec;
    this.type = type;
  }

  /// Makes the type of a class that [JsonCodec#of(Class)] knows a codec for.
  ///
  /// @throws IllegalStateException when it knows none
  public static <T> JsonType<T> of(Class<T> type) {
    return new JsonType<>(JsonCodec.of(type), type);
  }

  /// Makes a type from its codec and its generic form.
  ///
  /// @param codec reads and writes it
  /// @param raw its class
  /// @param arguments its type arguments: classes, or [#parameterized] where they have arguments of
  ///   their own
  public static <T extends @Nullable Object> JsonType<T> of(
      JsonCodec<T> codec, Class<?> raw, Type... arguments) {
    return new JsonType<>(codec, arguments.length == 0 ? raw : parameterized(raw, arguments));
  }

  /// Makes the reflective form of a generic type: `parameterized(List.class, Todo.class)`.
  ///
  /// @throws IllegalArgumentException when the class has another number of type parameters
  public static ParameterizedType parameterized(Class<?> raw, Type... arguments) {
    int expected = raw.getTypeParameters().length;
    if (arguments.length == 0 || expected != arguments.length) {
      throw new IllegalArgumentException(
          "%s has %d type parameters, but %d arguments are given"
              .formatted(raw.getName(), expected, arguments.length));
    }
    return new Parameterized(raw, arguments.clone());
  }

  /// Returns the codec.
  public JsonCodec<T> codec() {
    return codec;
  }

  /// Returns the class, or the parameterized type.
  public Type type() {
    return type;
  }

  @Override
  public String toString() {
    return type.getTypeName();
  }

  /// Equal to the type that reflection would give.
  private static final class Parameterized implements ParameterizedType {
    private final Class<?> raw;
    private final Type[] arguments;

    Parameterized(Class<?> raw, Type[] arguments) {
      this.raw = raw;
      this.arguments = arguments;
    }

    @Override
    public Type[] getActualTypeArguments() {
      return arguments.clone();
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return raw.getDeclaringClass();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ParameterizedType that
          && raw.equals(that.getRawType())
          && Arrays.equals(arguments, that.getActualTypeArguments());
    }

    @Override
    public int hashCode() {
      Type owner = getOwnerType();
      return Arrays.hashCode(arguments) ^ (owner == null ? 0 : owner.hashCode()) ^ raw.hashCode();
    }

    @Override
    public String toString() {
      return Stream.of(arguments)
          .map(Type::getTypeName)
          .collect(Collectors.joining(", ", raw.getName() + "<", ">"));
    }
  }
}
