package dev.serval.security;

import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.http.Status;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One way to send credentials: reads them from requests, and says what is wrong in the words of
/// its RFC. Generated code holds one for each scheme; a lambda route may use it by hand:
///
/// ```java
/// private static final Scheme<String> BEARER = Scheme.bearer("shop");
///
/// app.get("/me", request -> Response.text(BEARER.verify(request, users).name()));
/// ```
///
/// | what came | answer |
/// |---|---|
/// | nothing, or credentials of another scheme | 401 with the challenge alone (RFC 6750 section 3.1) |
/// | what breaks the grammar, or the verifier refuses | 401, for bearer tokens with `error="invalid_token"` |
/// | the credentials twice | 400, for bearer tokens with `error="invalid_request"` |
/// | too few scopes | 403, for bearer tokens with `error="insufficient_scope"` and the scopes |
///
/// No message repeats anything of the credentials. Immutable; for any number of threads.
///
/// @param <C> the credentials: `String` or [BasicCredentials]
public abstract sealed class Scheme<C> permits BearerScheme, BasicScheme, ApiKeyScheme {
  /// The most characters of a token, a key, or a name with its password in base64.
  public static final int MAX_LENGTH = 8192;

  private final String realm;

  Scheme(String realm) {
    if (realm.isEmpty()
        || !realm.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '"' && c != '\\')) {
      throw new IllegalArgumentException(
          "A realm is visible ASCII without quote and back-slash, and not empty");
    }
    this.realm = realm;
  }

  /// Returns the scheme of bearer tokens (RFC 6750).
  ///
  /// @param realm what challenges name: visible ASCII without quote and back-slash
  public static Scheme<String> bearer(String realm) {
    return new BearerScheme(realm);
  }

  /// Returns the scheme of user names and passwords (RFC 7617).
  ///
  /// @param realm what challenges name: visible ASCII without quote and back-slash
  public static Scheme<BasicCredentials> basic(String realm) {
    return new BasicScheme(realm);
  }

  /// Returns the scheme of a key.
  ///
  /// RFC 9110 wants a challenge in every 401, and no RFC has one for keys; this scheme's names the
  /// place of the key: `ApiKey realm="api", in="header", name="X-API-Key"`.
  ///
  /// @param in where the key is
  /// @param name the header field, query parameter or cookie
  /// @param realm what challenges name: visible ASCII without quote and back-slash
  public static Scheme<String> apiKey(ApiKey.In in, String name, String realm) {
    return new ApiKeyScheme(in, name, realm);
  }

  /// Returns the credentials that came with a request, unproven; null where none did.
  ///
  /// @throws Problem 401 where they break the grammar, 400 where they came twice
  public abstract @Nullable C read(Request request);

  /// Returns the credentials that came with a request, unproven.
  ///
  /// @throws Problem 401 where none did; as [#read] does
  public final C require(Request request) {
    C credentials = read(request);
    if (credentials == null) {
      String mistake = mistake(request);
      throw mistake == null ? missing() : Problem.unauthorized(mistake, challenge());
    }
    return credentials;
  }

  /// Says which mistake keeps credentials that came from being read; null where there is none that
  /// is common.
  @Nullable String mistake(Request request) {
    return null;
  }

  /// Returns what the credentials of a request prove.
  ///
  /// @throws Problem 401 where there are none or they are wrong; as [#read] does
  public final <T> T verify(Request request, Verifier<? super C, T> verifier) throws Exception {
    return proven(require(request), verifier);
  }

  /// Returns what the credentials of a request prove, null where it has none.
  ///
  /// @throws Problem 401 where they are wrong; as [#read] does
  public final <T> @Nullable T verifyOptional(Request request, Verifier<? super C, T> verifier)
      throws Exception {
    C credentials = read(request);
    return credentials == null ? null : proven(credentials, verifier);
  }

  private <T> T proven(C credentials, Verifier<? super C, T> verifier) throws Exception {
    T proven = verifier.verify(credentials);
    if (proven == null) {
      throw invalid();
    }
    return proven;
  }

  /// Checks that scopes were granted.
  ///
  /// @param granted what was proven; null where there were no credentials, which is nothing to
  ///   check
  /// @throws Problem 403 if one is missing
  public final void check(@Nullable Granted granted, RequiredScopes scopes) {
    if (granted != null && !scopes.areIn(granted.scopes())) {
      throw insufficient(scopes);
    }
  }

  /// Checks that scopes were granted to what a provider made of the credentials.
  ///
  /// @param provided null where the provider found nobody, who was granted nothing
  /// @throws Problem 403 if one is missing
  public final void checkProvided(@Nullable Granted provided, RequiredScopes scopes) {
    if (provided == null) {
      throw insufficient(scopes);
    }
    check(provided, scopes);
  }

  /// Returns the answer to a request without credentials: 401.
  public final Problem missing() {
    return missing(this);
  }

  /// Returns the answer to a request without credentials of any of these schemes: 401 with a
  /// challenge for each.
  public static Problem missing(Scheme<?>... schemes) {
    String challenges =
        Arrays.stream(schemes).map(s -> s.challenge()).collect(Collectors.joining(", "));
    return Problem.unauthorized("Credentials are needed", challenges);
  }

  /// Returns the answer to credentials that are wrong: 401.
  public final Problem invalid() {
    return Problem.unauthorized("The credentials are not valid", challenge("invalid_token", ""));
  }

  /// Returns the answer to credentials that came more than once: 400.
  final Problem repeated() {
    return Problem.badRequest("The credentials came more than once")
        .withHeader("WWW-Authenticate", challenge("invalid_request", ""));
  }

  /// Returns the answer to credentials that were not granted all scopes: 403.
  public final Problem insufficient(RequiredScopes scopes) {
    return Problem.of(Status.FORBIDDEN, "The credentials do not allow this")
        .withHeader("WWW-Authenticate", challenge("insufficient_scope", scopes.toString()));
  }

  /// Returns the value of `WWW-Authenticate` for a request without credentials (RFC 9110 section
  /// 11.6.1).
  public abstract String challenge();

  /// The challenge with an error, where the scheme has words for errors.
  String challenge(String error, String scopes) {
    Objects.requireNonNull(error, "error");
    return challenge();
  }

  /// `realm="…"`.
  final String realm() {
    return "realm=\"" + realm + "\"";
  }
}
