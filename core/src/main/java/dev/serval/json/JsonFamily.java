package dev.serval.json;

import org.jspecify.annotations.Nullable;

/// Where an application's JSON comes from: Serval's generated codecs, or another library behind an
/// adapter. Chosen once with `App.json(...)`; asked once per type, at start. Safe for many threads.
public interface JsonFamily {

  /// Returns how this family reads and writes a type.
  <T extends @Nullable Object> JsonBody<T> body(JsonType<T> type);

  /// Returns the family of the codecs that the types carry: the default.
  static JsonFamily generated() {
    return GeneratedFamily.INSTANCE;
  }
}
