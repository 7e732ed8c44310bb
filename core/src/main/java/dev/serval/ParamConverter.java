package dev.serval;

/// Converts the text of one path, query, header, cookie or form value into a value of a type that
/// Serval does not know.
///
/// One instance serves all requests, so it must be stateless or thread-safe. Any exception means
/// that the text is not a valid value: the request is answered 422 with the code `type`, and
/// neither the exception's message nor the text leaves the server.
///
/// ```java
/// final class ShaConverter implements ParamConverter<Sha> {
///   @Override
///   public Sha convert(String raw) {
///     return Sha.parse(raw);
///   }
/// }
/// ```
///
/// @param <T> what the text becomes
@FunctionalInterface
public interface ParamConverter<T> {
  /// Returns the value that `raw`, percent-decoded already, stands for.
  T convert(String raw) throws Exception;
}
