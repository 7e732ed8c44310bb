// What each scheme reads of a request, and how it answers what is missing or wrong.
package dev.serval.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeTest {
  private static final Scheme<String> BEARER = Scheme.bearer("shop");
  private static final Scheme<BasicCredentials> BASIC = Scheme.basic("shop");

  /// `good` is good; it may read and nothing else.
  private static final Verifier<String, Granted> TOKENS =
      token -> token.equals("good") ? () -> Set.of("read") : null;

  private static final App APP =
      App.create()
          .get("/token", r -> Response.text(BEARER.require(r)))
          .get("/proven", r -> Response.text(BEARER.verify(r, TOKENS).scopes().toString()))
          .get("/maybe", r -> Response.text(BEARER.verifyOptional(r, TOKENS) == null ? "-" : "in"))
          .get("/write", SchemeTest::write)
          .get("/basic", r -> Response.text(pair(BASIC.require(r))))
          .get("/header", r -> Response.text(key(ApiKey.In.HEADER, "X-Key").require(r)))
          .get("/query", r -> Response.text(key(ApiKey.In.QUERY, "key").require(r)))
          .get("/cookie", r -> Response.text(key(ApiKey.In.COOKIE, "key").require(r)))
          .get(
              "/either",
              r -> {
                throw Scheme.missing(BEARER, BASIC);
              });

  private static Response write(dev.serval.Request request) throws Exception {
    BEARER.check(BEARER.verify(request, TOKENS), RequiredScopes.of("read", "write"));
    return Response.text("written");
  }

  private static Scheme<String> key(ApiKey.In in, String name) {
    return Scheme.apiKey(in, name, "shop");
  }

  private static String pair(BasicCredentials credentials) {
    return credentials.user() + "|" + credentials.password();
  }

  private static Call authorized(String path, String field) {
    return Call.get(path).header("Authorization", field).on(APP);
  }

  private static String basic(String text) {
    return basic(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String basic(byte[] bytes) {
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void challengesWithoutErrorWhereNothingWasSent() {
    Call call = Call.get("/token").on(APP);
    assertThat(call.status()).isEqualTo(401);
    assertThat(call.answered("WWW-Authenticate")).isEqualTo("Bearer realm=\"shop\"");
    assertThat(call.answered("Content-Type")).isEqualTo("application/problem+json");
    assertThat(call.answered("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer abc.DEF-1_~+/==", "bearer abc.DEF-1_~+/==", "BEARER   abc.DEF-1_~+/=="})
  void readsBearerTokenWhateverTheCaseOfItsScheme(String field) {
    assertThat(authorized("/token", field).text()).isEqualTo("abc.DEF-1_~+/==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "Bearerx abc", "Digest a=b", "abc", ""})
  void takesCredentialsOfAnotherSchemeForNone(String field) {
    Call call = authorized("/token", field);
    assertThat(call.status()).isEqualTo(401);
    assertThat(call.answered("WWW-Authenticate")).isEqualTo("Bearer realm=\"shop\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer =",
        "Bearer a b",
        "Bearer a,b",
        "Bearer a\tb",
        "Bearer \"a\"",
        "Bearer a=b",
        "Bearer ä",
        "Bearer a;b"
      })
  void refusesWhatIsNoToken68(String field) {
    Call call = authorized("/token", field);
    assertThat(call.status()).isEqualTo(401);
    assertThat(call.answered("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"shop\", error=\"invalid_token\"");
  }

  @Test
  void boundsTheLengthOfToken() {
    String longest = "a".repeat(Scheme.MAX_LENGTH);
    assertThat(authorized("/token", "Bearer " + longest).text()).isEqualTo(longest);
    assertThat(authorized("/token", "Bearer " + longest + "a").status()).isEqualTo(401);
  }

  @Test
  void refusesSeveralAuthorizationFields() {
    Call call =
        Call.get("/proven")
            .header("Authorization", "Bearer good")
            .header("Authorization", "Bearer other")
            .on(APP);
    assertThat(call.status()).isEqualTo(400);
    assertThat(call.answered("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"shop\", error=\"invalid_request\"");
  }

  @Test
  void refusesWhatTheVerifierDoesNotKnow() {
    assertThat(authorized("/proven", "Bearer good").text()).isEqualTo("[read]");
    Call call = authorized("/proven", "Bearer bad-secret");
    assertThat(call.status()).isEqualTo(401);
    assertThat(call.answered("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(call.text()).doesNotContain("bad-secret");
  }

  @Test
  void letsAnonymousInAndWrongCredentialsOut() {
    assertThat(Call.get("/maybe").on(APP).text()).isEqualTo("-");
    assertThat(authorized("/maybe", "Bearer good").text()).isEqualTo("in");
    assertThat(authorized("/maybe", "Bearer bad").status()).isEqualTo(401);
    assertThat(authorized("/maybe", "Bearer a b").status()).isEqualTo(401);
  }

  @Test
  void saysWhichScopesAreNeeded() {
    Call call = authorized("/write", "Bearer good");
    assertThat(call.status()).isEqualTo(403);
    assertThat(call.answered("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"shop\", error=\"insufficient_scope\", scope=\"read write\"");
    assertThat(call.tree().toString()).contains("\"status\":403");
  }

  @Test
  void readsNameAndPasswordInUtf8() {
    assertThat(authorized("/basic", basic("ännä:pass:wörd")).text()).isEqualTo("ännä|pass:wörd");
    assertThat(authorized("/basic", basic(":")).text()).isEqualTo("|");
    assertThat(Call.get("/basic").on(APP).answered("WWW-Authenticate"))
        .isEqualTo("Basic realm=\"shop\", charset=\"UTF-8\"");
  }

  @Test
  void refusesBasicCredentialsWithoutColonWithControlsOrNotInUtf8() {
    assertThat(authorized("/basic", basic("anna")).status()).isEqualTo(401);
    assertThat(authorized("/basic", basic("anna:a\0b")).status()).isEqualTo(401);
    assertThat(authorized("/basic", basic("an\nna:b")).status()).isEqualTo(401);
    assertThat(
            authorized("/basic", basic(new byte[] {'a', ':', (byte) 0xC0, (byte) 0x80})).status())
        .isEqualTo(401);
    assertThat(authorized("/basic", "Basic a-b_").status()).isEqualTo(401);
    assertThat(authorized("/basic", "Basic abcde").status()).isEqualTo(401);
  }

  @Test
  void readsKeysFromHeaderQueryAndCookie() {
    assertThat(Call.get("/header").header("x-key", "k1").on(APP).text()).isEqualTo("k1");
    assertThat(Call.get("/query?key=k2").on(APP).text()).isEqualTo("k2");
    assertThat(Call.get("/cookie").header("Cookie", "a=b; key=k3").on(APP).text()).isEqualTo("k3");
    assertThat(Call.get("/query").on(APP).answered("WWW-Authenticate"))
        .isEqualTo("ApiKey realm=\"shop\", in=\"query\", name=\"key\"");
  }

  @Test
  void refusesKeysThatAreEmptyDoubleOrHaveControlCharacters() {
    assertThat(Call.get("/query?key=").on(APP).status()).isEqualTo(401);
    assertThat(Call.get("/query?key=a%7Fb").on(APP).status()).isEqualTo(401);
    assertThat(Call.get("/query?key=%20a").on(APP).status()).isEqualTo(401);
    assertThat(Call.get("/query?key=a%20").on(APP).status()).isEqualTo(401);
    assertThat(Call.get("/query?key=" + "a".repeat(Scheme.MAX_LENGTH + 1)).on(APP).status())
        .isEqualTo(401);
    assertThat(Call.get("/query?key=a&key=b").on(APP).status()).isEqualTo(400);
    Call twice = Call.get("/header").header("X-Key", "a").header("X-Key", "b").on(APP);
    assertThat(twice.status()).isEqualTo(400);
    assertThat(twice.answered("WWW-Authenticate")).startsWith("ApiKey ");
  }

  /// As `Token abc` in the field `Authorization`.
  @Test
  void takesKeysWithABlankInside() {
    assertThat(Call.get("/query?key=a%20b").on(APP).status()).isEqualTo(200);
  }

  @Test
  void namesEachChallengeWhereAnyWouldDo() {
    assertThat(Call.get("/either").on(APP).answered("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"shop\", Basic realm=\"shop\", charset=\"UTF-8\"");
  }

  @Test
  void refusesRealmsNamesAndScopesThatCouldNotBeQuoted() {
    for (String realm : new String[] {"", "a\"b", "a\\b", "a\nb", "ä"}) {
      assertThatThrownBy(() -> Scheme.bearer(realm)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Scheme.apiKey(ApiKey.In.QUERY, realm, "x"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> RequiredScopes.of(realm))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> RequiredScopes.of("a b")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void answersForProvidersThatJudgeScopesThemselves() {
    RequiredScopes scopes = RequiredScopes.of("a", "b");
    assertThat(scopes.areIn(Set.of("a", "b", "c"))).isTrue();
    assertThat(scopes.areIn(Set.of("a"))).isFalse();
    assertThat(scopes.unauthorized("x").headers().first("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"x\", error=\"invalid_token\"");
    assertThat(scopes.forbidden("x").headers().first("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"x\", error=\"insufficient_scope\", scope=\"a b\"");
  }

  @Test
  void neverPrintsThePassword() {
    assertThat(new BasicCredentials("ann", "secret")).hasToString("BasicCredentials[user=ann]");
  }

  @Test
  void comparesWithoutLookingAtLengths() {
    assertThat(ConstantTime.equal("secret", "secret")).isTrue();
    assertThat(ConstantTime.equal("secret", "secret1")).isFalse();
    assertThat(ConstantTime.equal(new byte[] {1, 2}, new byte[] {1, 2})).isTrue();
    assertThat(ConstantTime.equal(new byte[] {1, 2}, new byte[] {1})).isFalse();
  }

  @Test
  void knowsTheKeysOfFixedSet() {
    ApiKeys<String> keys =
        new ApiKeys<>(Map.of("till-0123456789abc", "till", "web-0123456789abcd", "web"));
    assertThat(keys.verify("till-0123456789abc")).isEqualTo("till");
    assertThat(keys.verify("web-0123456789abcd")).isEqualTo("web");
    assertThat(keys.verify("web-0123456789abc")).isNull();
    assertThat(keys.verify("")).isNull();
    assertThatThrownBy(() -> new ApiKeys<>(Map.of("fifteen-chars--", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("fifteen");
  }

  @Test
  void knowsTheUsersOfFixedSet() {
    BasicUsers<String> users =
        new BasicUsers<>(
            Map.of(
                new BasicCredentials("ann", "p1"),
                "Ann",
                new BasicCredentials("bob", "p2"),
                "Bob"));
    assertThat(users.verify(new BasicCredentials("ann", "p1"))).isEqualTo("Ann");
    assertThat(users.verify(new BasicCredentials("bob", "p2"))).isEqualTo("Bob");
    assertThat(users.verify(new BasicCredentials("ann", "p2"))).isNull();
    assertThat(users.verify(new BasicCredentials("eve", "p1"))).isNull();
    assertThatThrownBy(() -> new BasicUsers<>(Map.of(new BasicCredentials("ann", ""), "Ann")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesTheSchemeThatATokenLacks() {
    Call bearer = Call.get("/token").header("Authorization", "abc.def").on(APP);
    assertThat(bearer.status()).isEqualTo(401);
    assertThat(bearer.text())
        .contains("expected Authorization: Bearer …, found no scheme before the credentials")
        .doesNotContain("abc.def");
    assertThat(bearer.answered("WWW-Authenticate")).startsWith("Bearer realm=");
    assertThat(Call.get("/basic").header("Authorization", "YTpi").on(APP).text())
        .contains("expected Authorization: Basic …");
    assertThat(Call.get("/token").header("Authorization", "Bearer").on(APP).text())
        .doesNotContain("found no scheme");
    assertThat(Call.get("/token").header("Authorization", "Basic YTpi").on(APP).text())
        .contains("Credentials are needed");
  }
}
