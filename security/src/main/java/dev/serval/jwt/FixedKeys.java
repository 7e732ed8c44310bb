package dev.serval.jwt;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keys that are known at start.
final class FixedKeys extends JwtKeys {
  private final List<JWK> keys;

  private FixedKeys(List<JWK> keys) {
    this.keys = keys;
  }

  static FixedKeys of(List<JWK> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("JwtKeys: expected a key for signatures, found none");
    }
    return new FixedKeys(List.copyOf(keys));
  }

  @Override
  List<JWK> find(JwtAlgorithm algorithm, @Nullable String id) {
    return fitting(keys, algorithm, id);
  }
}
