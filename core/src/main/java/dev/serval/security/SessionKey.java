package dev.serval.security;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonException;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.validation.Violations;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The typed name of a value in a [Session]; keep one in a constant.
///
/// ```java
/// static final SessionKey<Cart> CART = SessionKey.of("cart", Cart.class);
/// ```
///
/// @param name what it is called in the session: 1 to [#MAX_NAME] characters, the same as long as
///   sessions live
/// @param codec how the value is written
/// @param <T> the value's type
public record SessionKey<T>(String name, JsonCodec<T> codec) {
  /// The most characters of a name.
  public static final int MAX_NAME = 64;

  /// Checks the name.
  public SessionKey {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "SessionKey: expected a name of 1 to "
              + MAX_NAME
              + " characters, found "
              + name.length());
    }
    Objects.requireNonNull(codec, "codec");
  }

  /// Returns a key of values that have a codec: Java's own scalars, and what carries `@Json` or is
  /// used by a route.
  ///
  /// @throws IllegalStateException if there is no codec; the message says how to get one
  public static <T> SessionKey<T> of(String name, Class<T> type) {
    return new SessionKey<>(name, JsonCodec.of(type));
  }

  byte[] write(T value) {
    JsonWriter out = new JsonWriter();
    codec.write(out, value);
    return out.toByteArray();
  }

  /// Null where it does not fit the type, which may have changed since it was written.
  @Nullable T read(byte[] json) {
    Violations violations = new Violations();
    try {
      JsonReader in = new JsonReader(json, 0, json.length, JsonLimits.defaults(), violations);
      T value = in.readDocument(codec);
      return violations.isEmpty() ? value : null;
    } catch (JsonException e) {
      return null;
    }
  }
}
