package dev.serval.security;

import dev.serval.Request;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// User name and password in `Authorization` (RFC 7617), in UTF-8.
final class BasicScheme extends Scheme<BasicCredentials> {
  BasicScheme(String realm) {
    super(realm);
  }

  @Override
  public @Nullable BasicCredentials read(Request request) {
    String encoded = AuthorizationField.of(request, "Basic", this);
    if (encoded == null) {
      return null;
    }
    BasicCredentials credentials = decode(encoded);
    if (credentials == null) {
      throw invalid();
    }
    return credentials;
  }

  /// Null where it is no base64 of UTF-8, has no colon, or a control character (section 2).
  private static @Nullable BasicCredentials decode(String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      // A decoder of its own reports what String's constructor would replace.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int colon = text.indexOf(':');
      return colon < 0 || text.chars().anyMatch(Character::isISOControl)
          ? null
          : new BasicCredentials(text.substring(0, colon), text.substring(colon + 1));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return null;
    }
  }

  @Override
  @Nullable String mistake(Request request) {
    return AuthorizationField.withoutScheme(request, "Basic");
  }

  @Override
  public String challenge() {
    return "Basic " + realm() + ", charset=\"UTF-8\"";
  }
}
