package dev.serval.jwt;

import dev.serval.security.Granted;
import dev.serval.security.VerifiedBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The claims of a JSON Web Token that was verified (RFC 7519 section 4): a parameter type for
/// every scheme that reads bearer tokens.
///
/// ```java
/// @Get("/me")
/// User me(@Bearer(format = "JWT") Jwt token) {
///   return users.byId(token.subject());
/// }
/// ```
///
/// What it says is what its issuer said. Immutable.
@VerifiedBy(JwtVerifier.class)
public final class Jwt implements Granted {
  private final Map<String, Object> claims;
  private final Set<String> scopes;

  private Jwt(Map<String, Object> claims) {
    this.claims = claims;
    this.scopes = scopesOf(claims);
  }

  /// Returns a token with these claims, which nobody verified: for tests and for verifiers of
  /// another kind.
  ///
  /// @param claims texts, numbers, booleans, lists and maps; times as [Instant] or seconds
  public static Jwt of(Map<String, ?> claims) {
    Map<String, Object> copy = new LinkedHashMap<>();
    claims.forEach((name, value) -> {
      if (value != null) {
        copy.put(name, value instanceof Date date ? date.toInstant() : value);
      }
    });
    return new Jwt(Collections.unmodifiableMap(copy));
  }

  /// Returns whom the token is about (`sub`); empty where it does not say.
  public String subject() {
    return text("sub").orElse("");
  }

  /// Returns who issued the token (`iss`); empty where it does not say.
  public String issuer() {
    return text("iss").orElse("");
  }

  /// Returns whom the token is for (`aud`).
  public List<String> audience() {
    return texts(claims.get("aud"));
  }

  /// Returns its id (`jti`); empty where it has none.
  public String id() {
    return text("jti").orElse("");
  }

  /// Returns when it expires (`exp`), which every verified token does.
  public Optional<Instant> expiresAt() {
    return time("exp");
  }

  /// Returns when it was issued (`iat`).
  public Optional<Instant> issuedAt() {
    return time("iat");
  }

  /// Returns the scopes: of `scope`, a text with blanks between (RFC 8693 section 4.2), and of
  /// `scp`, a text or a list.
  @Override
  public Set<String> scopes() {
    return scopes;
  }

  /// Returns a claim that is a text.
  public Optional<String> text(String claim) {
    return claims.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// Returns a claim that is a list of texts, or one text as a list; empty where it is not there.
  public List<String> texts(String claim) {
    return texts(claims.get(claim));
  }

  /// Returns all claims: texts, numbers, booleans, lists, maps, and [Instant] for times.
  public Map<String, Object> claims() {
    return claims;
  }

  private Optional<Instant> time(String claim) {
    return switch (claims.get(claim)) {
      case Instant time -> Optional.of(time);
      case Number seconds -> Optional.of(Instant.ofEpochSecond(seconds.longValue()));
      case null, default -> Optional.empty();
    };
  }

  private static Set<String> scopesOf(Map<String, Object> claims) {
    Set<String> scopes = new LinkedHashSet<>();
    for (String claim : List.of("scope", "scp")) {
      for (String text : texts(claims.get(claim))) {
        scopes.addAll(List.of(text.strip().split(" +")));
      }
    }
    scopes.remove("");
    return Collections.unmodifiableSet(scopes);
  }

  private static List<String> texts(@Nullable Object claim) {
    List<String> texts = new ArrayList<>();
    if (claim instanceof String text) {
      texts.add(text);
    } else if (claim instanceof Iterable<?> values) {
      for (Object value : values) {
        if (value instanceof String text) {
          texts.add(text);
        }
      }
    }
    return List.copyOf(texts);
  }

  /// The subject alone.
  @Override
  public String toString() {
    return "Jwt[subject=" + subject() + "]";
  }
}
