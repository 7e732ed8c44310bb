package dev.serval.security;

import dev.serval.Request;
import org.jspecify.annotations.Nullable;

/// Bearer tokens in `Authorization` (RFC 6750 section 2.1); those in forms and queries are not
/// read.
final class BearerScheme extends Scheme<String> {
  BearerScheme(String realm) {
    super(realm);
  }

  @Override
  public @Nullable String read(Request request) {
    return AuthorizationField.of(request, "Bearer", this);
  }

  @Override
  @Nullable String mistake(Request request) {
    return AuthorizationField.withoutScheme(request, "Bearer");
  }

  @Override
  public String challenge() {
    return "Bearer " + realm();
  }

  @Override
  String challenge(String error, String scopes) {
    String challenge = challenge() + ", error=\"" + error + "\"";
    return scopes.isEmpty() ? challenge : challenge + ", scope=\"" + scopes + "\"";
  }
}
