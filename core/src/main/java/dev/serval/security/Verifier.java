package dev.serval.security;

import org.jspecify.annotations.Nullable;

/// Finds out who sent credentials, or that they are wrong.
///
/// It is called on the thread of the request, once for each request and scheme, before the body and
/// the other parameters are read; it may block. Credentials are secrets: they belong into no log
/// and no message. What is kept should be a hash, and what is compared be compared in constant time
/// ([ConstantTime]).
///
/// ```java
/// final class Clients implements Verifier<String, Client> {
///   @Override
///   public @Nullable Client verify(String key) {
///     return store.clientByHash(hash(key));   // null: 401
///   }
/// }
/// ```
///
/// @param <C> the credentials: `String` for tokens and keys, [BasicCredentials] for [Basic]
/// @param <T> what they prove
@FunctionalInterface
public interface Verifier<C, T> {
  /// Returns what the credentials prove, or null where they are wrong.
  ///
  /// @throws dev.serval.Problem for another answer than 401, such as 503 where nothing can be
  ///   verified now
  @Nullable T verify(C credentials) throws Exception;
}
