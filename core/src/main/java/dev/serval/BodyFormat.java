package dev.serval;

import dev.serval.http.MediaType;
import dev.serval.json.JsonType;
import dev.serval.validation.Violations;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A form of typed bodies beside JSON, such as CBOR, XML or CSV; given to [App#format], or to
/// [Group#format] for the routes of one group.
///
/// What routes return as JSON is then also had in this media type, by `Accept`, and what they read
/// as JSON may be sent in it, by `Content-Type`. It is in the document, too.
///
/// ```java
/// final class Csv implements BodyFormat {
///   @Override
///   public MediaType mediaType() {
///     return MediaType.parse("text/csv");
///   }
///
///   @Override
///   public <T> Codec<T> codec(JsonType<T> type) { … }
/// }
///
/// App.create().format(new Csv()).mount(new Todos(store)).start();
/// ```
///
/// Safe for many threads; asked for each type once, at start.
public interface BodyFormat {
  /// Returns the media type, without a weight.
  MediaType mediaType();

  /// Returns whether bodies of requests are read in it; true unless a format says otherwise. One
  /// that is only written is refused with 415 where it is sent.
  default boolean isRead() {
    return true;
  }

  /// Returns whether responses are written in it; true unless a format says otherwise. One that is
  /// only read is refused with 406 where nothing else is wanted.
  default boolean isWritten() {
    return true;
  }

  /// Returns how a type is read and written. What [#isRead] or [#isWritten] excludes is not called.
  ///
  /// @throws IllegalStateException if this format cannot carry it, which keeps the application from
  ///   being built
  <T extends @Nullable Object> Codec<T> codec(JsonType<T> type);

  /// Reads and writes one type. Safe for many threads.
  ///
  /// @param <T> the type
  interface Codec<T extends @Nullable Object> {
    /// Returns a value as bytes, which the caller takes over.
    byte[] write(T value) throws IOException;

    /// Returns the value that a whole body holds, bounded by [MaxBody] or the transport; null where
    /// something was added to `into`.
    ///
    /// @throws Problem 400 if the body cannot be read at all
    @Nullable T read(byte[] body, Violations into) throws IOException;
  }
}
