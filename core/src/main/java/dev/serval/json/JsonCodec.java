package dev.serval.json;

import org.jspecify.annotations.Nullable;

/// How values of one type are read from and written to JSON.
///
/// Generated for every record, enum and sealed interface that routes use or [dev.serval.Json]
/// marks; found in [JsonCodecs] for Java's own types; written by hand where a type has a form of
/// its own:
///
/// ```java
/// final class ColourCodec implements JsonCodec<Colour> {
///   @Override
///   public void write(JsonWriter out, Colour colour) {
///     out.value(colour.hex());
///   }
///
///   @Override
///   public @Nullable Colour read(JsonReader in) {
///     String hex = in.readString();
///     if (hex == null) {
///       return null; // reported already
///     }
///     Colour colour = Colour.ofHex(hex);
///     if (colour == null) {
///       in.report(Rule.of("format", "expected a colour, as #ff8000"));
///     }
///     return colour;
///   }
/// }
/// ```
///
/// Codecs are used by many threads at once and keep no state.
///
/// @param <T> the type; nullable where JSON's `null` is one of its values
public interface JsonCodec<T extends @Nullable Object> {

  /// Writes a value as exactly one JSON value.
  void write(JsonWriter out, T value);

  /// Reads the value at hand, all of it.
  ///
  /// Returns null when a violation was reported (or, of a nullable type, for `null`; compare
  /// [JsonReader#errorCount()] before and after where the difference matters).
  ///
  /// @throws JsonException when the document cannot be read on
  @Nullable T read(JsonReader in);

  /// Returns the codec of a class: one of Java's own scalars, or the one generated for it.
  ///
  /// The generated codec of `a.b.Outer.Inner` is the class `a.b.Outer_InnerCodec`, which registers
  /// itself when it is initialised; nothing of it is called by reflection.
  ///
  /// @throws IllegalStateException when there is none; the message says how to get one
  static <T> JsonCodec<T> of(Class<T> type) {
    return GeneratedCodecs.require(type);
  }
}
