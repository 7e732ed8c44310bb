// Each rule that a token has to keep, by a token that breaks this one alone.
package dev.serval.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JwtVerifierTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final KeyPair RSA = pair("RSA", 2048);
  private static final KeyPair EC = pair("EC", 256);
  private static final KeyPair ED = pair("Ed25519", 255);

  private static KeyPair pair(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (!algorithm.equals("Ed25519")) {
        generator.initialize(size);
      }
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static JwtVerifier.Builder rules(JwtKeys keys) {
    return JwtVerifier.with(keys).issuer("https://id.example").audience("shop").clock(() -> NOW);
  }

  private static SignedTokenVerifier verifier(JwtKeys keys) {
    return (SignedTokenVerifier) rules(keys).build();
  }

  private static final SignedTokenVerifier SHARED = verifier(JwtKeys.secret(SECRET));
  private static final SignedTokenVerifier PUBLIC =
      verifier(JwtKeys.of(RSA.getPublic(), EC.getPublic(), ED.getPublic()));

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("https://id.example")
        .audience("shop")
        .subject("ann")
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }

  private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm);
  }

  private static String sign(
      JWSHeader.Builder header, JWTClaimsSet.Builder claims, JWSSigner signer)
      throws JOSEException {
    SignedJWT token = new SignedJWT(header.build(), claims.build());
    token.sign(signer);
    return token.serialize();
  }

  private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    return sign(header(JWSAlgorithm.HS256), claims, new MACSigner(SECRET));
  }

  private static String raw(String header, String claims, byte[] signature) {
    return Base64URL.encode(header)
        + "."
        + Base64URL.encode(claims)
        + "."
        + Base64URL.encode(signature);
  }

  private static String goodClaims() {
    return claims().build().toString();
  }

  private static void refused(SignedTokenVerifier verifier, String token, String rule) {
    assertThatThrownBy(() -> verifier.check(token))
        .isInstanceOf(RefusedToken.class)
        .hasMessageContaining(rule);
    assertThat(verifier.verify(token)).isNull();
  }

  @Test
  void readsClaimsOfGoodToken() throws Exception {
    Jwt token =
        SHARED.check(
            signed(
                claims()
                    .jwtID("7")
                    .issueTime(Date.from(NOW))
                    .claim("scope", "a  b")
                    .claim("scp", List.of("c"))
                    .claim("level", 3)));
    assertThat(token.subject()).isEqualTo("ann");
    assertThat(token.issuer()).isEqualTo("https://id.example");
    assertThat(token.audience()).containsExactly("shop");
    assertThat(token.id()).isEqualTo("7");
    assertThat(token.issuedAt()).contains(NOW);
    assertThat(token.expiresAt()).contains(NOW.plusSeconds(60));
    assertThat(token.scopes()).containsExactly("a", "b", "c");
    assertThat(token.claims()).containsEntry("level", 3L).containsEntry("exp", NOW.plusSeconds(60));
    assertThat(token.text("level")).isEmpty();
    assertThat(token).hasToString("Jwt[subject=ann]");
  }

  @Test
  void takesEachAlgorithmWithKeysOfItsKind() throws Exception {
    assertThat(
            PUBLIC.verify(
                sign(header(JWSAlgorithm.RS256), claims(), new RSASSASigner(RSA.getPrivate()))))
        .isNotNull();
    assertThat(
            PUBLIC.verify(
                sign(header(JWSAlgorithm.PS256), claims(), new RSASSASigner(RSA.getPrivate()))))
        .isNotNull();
    ECDSASigner ec = new ECDSASigner((ECPrivateKey) EC.getPrivate());
    assertThat(PUBLIC.verify(sign(header(JWSAlgorithm.ES256), claims(), ec))).isNotNull();
    String ed =
        JwtIssuer.keyPair(ED, "k", "https://id.example", "shop")
            .clock(() -> NOW)
            .issue("ann", Set.of());
    assertThat(PUBLIC.verify(ed)).isNotNull();
    assertThat(PUBLIC.verify(ed.substring(0, ed.length() - 4) + "AAAA")).isNull();
  }

  @Test
  void refusesAlgorithmNone() {
    for (String none : List.of("none", "None", "NONE", "nOnE")) {
      assertThat(SHARED.verify(raw("{\"alg\":\"" + none + "\"}", goodClaims(), new byte[0])))
          .isNull();
      assertThat(PUBLIC.verify(raw("{\"alg\":\"" + none + "\"}", goodClaims(), new byte[1])))
          .isNull();
    }
  }

  @Test
  void refusesAlgorithmThatIsNotAllowed() throws Exception {
    SignedTokenVerifier strict =
        (SignedTokenVerifier)
            rules(JwtKeys.of(RSA.getPublic())).algorithms(JwtAlgorithm.PS256).build();
    refused(
        strict,
        sign(header(JWSAlgorithm.RS256), claims(), new RSASSASigner(RSA.getPrivate())),
        "not allowed");
    refused(SHARED, raw("{\"alg\":\"HS1\"}", goodClaims(), new byte[1]), "not allowed");
    refused(
        SHARED,
        sign(header(JWSAlgorithm.HS512), claims(), new MACSigner(SECRET + SECRET)),
        "not allowed");
  }

  /// Key confusion: the public key, which everybody has, as the secret of an HMAC.
  @Test
  void refusesHmacUnderPublicKey() throws Exception {
    for (byte[] secret :
        List.of(
            RSA.getPublic().getEncoded(),
            Base64.getMimeEncoder().encode(RSA.getPublic().getEncoded()))) {
      refused(
          PUBLIC,
          sign(header(JWSAlgorithm.HS256), claims(), new MACSigner(secret)),
          "a key that is not known");
    }
  }

  /// The signature r = s = 0 of CVE-2022-21449, and others that no curve makes.
  @Test
  void javaCve202221449RefusesPsychicSignatures() {
    byte[] order =
        new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16)
            .toByteArray();
    byte[] n = new byte[64];
    System.arraycopy(order, order.length - 32, n, 0, 32);
    System.arraycopy(order, order.length - 32, n, 32, 32);
    for (byte[] signature : List.of(new byte[64], n, new byte[1], new byte[63], new byte[65])) {
      refused(PUBLIC, raw("{\"alg\":\"ES256\"}", goodClaims(), signature), "signature");
    }
  }

  @Test
  void refusesChangedClaimsAndOtherSecrets() throws Exception {
    String[] parts = signed(claims()).split("\\.");
    String changed = Base64URL.encode(claims().subject("eve").build().toString()).toString();
    refused(SHARED, parts[0] + "." + changed + "." + parts[2], "signature");
    refused(
        SHARED,
        sign(header(JWSAlgorithm.HS256), claims(), new MACSigner(SECRET.replace('0', '1'))),
        "signature");
  }

  @Test
  void refusesTokenWithoutExpiry() throws Exception {
    refused(SHARED, signed(claims().expirationTime(null)), "no expiry");
  }

  @Test
  void refusesExpiredTokenAfterTheClockSkew() throws Exception {
    assertThat(SHARED.verify(signed(claims().expirationTime(Date.from(NOW.minusSeconds(59))))))
        .isNotNull();
    refused(SHARED, signed(claims().expirationTime(Date.from(NOW.minusSeconds(60)))), "expired");
    SignedTokenVerifier exact =
        (SignedTokenVerifier) rules(JwtKeys.secret(SECRET)).clockSkew(Duration.ZERO).build();
    refused(exact, signed(claims().expirationTime(Date.from(NOW))), "expired");
  }

  @Test
  void refusesTokenBeforeItsTime() throws Exception {
    assertThat(SHARED.verify(signed(claims().notBeforeTime(Date.from(NOW.plusSeconds(60))))))
        .isNotNull();
    refused(
        SHARED, signed(claims().notBeforeTime(Date.from(NOW.plusSeconds(61)))), "not valid yet");
  }

  @Test
  void refusesTokenOfOthersOrForOthers() throws Exception {
    refused(SHARED, signed(claims().issuer("https://id.example/")), "another issuer");
    refused(SHARED, signed(claims().issuer(null)), "another issuer");
    refused(SHARED, signed(claims().audience("bank")), "another audience");
    refused(SHARED, signed(claims().audience((String) null)), "another audience");
    assertThat(SHARED.verify(signed(claims().audience(List.of("bank", "shop"))))).isNotNull();
  }

  @Test
  void refusesExtensionsThatMustBeUnderstood() throws Exception {
    refused(
        SHARED,
        sign(
            header(JWSAlgorithm.HS256).criticalParams(Set.of("exp")).customParam("exp", 1),
            claims(),
            new MACSigner(SECRET)),
        "understood");
    refused(
        SHARED, raw("{\"alg\":\"HS256\",\"b64\":false}", goodClaims(), new byte[32]), "understood");
  }

  @Test
  void refusesAnotherTypeWhereOneIsDemanded() throws Exception {
    SignedTokenVerifier typed =
        (SignedTokenVerifier) rules(JwtKeys.secret(SECRET)).type("at+JWT").build();
    refused(typed, signed(claims()), "type");
    refused(
        typed,
        sign(header(JWSAlgorithm.HS256).type(JOSEObjectType.JWT), claims(), new MACSigner(SECRET)),
        "type");
    for (String type : List.of("at+jwt", "AT+JWT", "application/at+jwt")) {
      assertThat(
              typed.verify(
                  sign(
                      header(JWSAlgorithm.HS256).type(new JOSEObjectType(type)),
                      claims(),
                      new MACSigner(SECRET))))
          .isNotNull();
    }
  }

  @Test
  void boundsTheLengthOfTokenAndKeyId() throws Exception {
    String fits = signed(claims().claim("x", "x".repeat(5900)));
    assertThat(fits.length()).isLessThanOrEqualTo(JwtVerifier.MAX_LENGTH);
    assertThat(SHARED.verify(fits)).isNotNull();
    refused(SHARED, signed(claims().claim("x", "x".repeat(6100))), "longer than 8192");
    assertThat(
            SHARED.verify(
                sign(
                    header(JWSAlgorithm.HS256).keyID("k".repeat(256)),
                    claims(),
                    new MACSigner(SECRET))))
        .isNotNull();
    refused(
        SHARED,
        sign(header(JWSAlgorithm.HS256).keyID("k".repeat(257)), claims(), new MACSigner(SECRET)),
        "key id");
  }

  @Test
  void refusesWhatIsNoToken() throws Exception {
    String good = signed(claims());
    for (String token :
        List.of(
            "",
            ".",
            "..",
            "a.b.c",
            good + ".x",
            good + ".x.y",
            good.substring(0, good.lastIndexOf('.')),
            raw("{", "{}", new byte[1]),
            raw("[]", "{}", new byte[1]),
            raw("{}", "{}", new byte[1]),
            raw("{\"alg\":7}", "{}", new byte[1]),
            raw("{\"alg\":\"HS256\"}", "not json", new byte[1]))) {
      assertThat(SHARED.verify(token)).as(token).isNull();
    }
  }

  @Test
  void refusesSignedTokenWithoutClaims() throws Exception {
    JWSObject text = new JWSObject(header(JWSAlgorithm.HS256).build(), new Payload("text"));
    text.sign(new MACSigner(SECRET));
    refused(SHARED, text.serialize(), "no claims");
  }

  @Test
  void readsNoKeyOutOfTheHeader() throws Exception {
    KeyPair own = pair("RSA", 2048);
    RSAKey published = new RSAKey.Builder((RSAPublicKey) own.getPublic()).build();
    refused(
        PUBLIC,
        sign(
            header(JWSAlgorithm.RS256)
                .jwk(published)
                .jwkURL(URI.create("https://evil.example/jwks.json")),
            claims(),
            new RSASSASigner(own.getPrivate())),
        "signature");
  }

  @Test
  void comparesTheKeyIdAndNothingElse() throws Exception {
    JwtIssuer issuer = JwtIssuer.keyPair(RSA, "k1", "https://id.example", "shop").clock(() -> NOW);
    SignedTokenVerifier verifier = verifier(JwtKeys.jwks(issuer.jwks()));
    assertThat(verifier.verify(issuer.issue("ann", Set.of("a")))).isNotNull();
    for (String id : List.of("../k1", "k1' OR '1'='1", "/etc/passwd", "K1")) {
      refused(
          verifier,
          sign(header(JWSAlgorithm.RS256).keyID(id), claims(), new RSASSASigner(RSA.getPrivate())),
          "not known");
    }
  }

  @Test
  void takesNoSecretFromPublishedSet() {
    assertThatThrownBy(() ->
            JwtKeys.jwks(
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"" + Base64URL.encode(SECRET) + "\"}]}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JwtKeys.jwks("[]")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWeakKeys() {
    assertThatThrownBy(() -> JwtKeys.secret("x".repeat(31)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32");
    assertThatThrownBy(() -> JwtKeys.of(pair("RSA", 1024).getPublic()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JwtKeys.of()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JwtKeys.of(pair("X25519", 255).getPublic()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wantsIssuerAndAudienceOrThatAnyWillDo() throws Exception {
    assertThatThrownBy(() -> JwtVerifier.with(JwtKeys.secret(SECRET)).issuer("x").build())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JwtVerifier.with(JwtKeys.secret(SECRET)).audience("x").build())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> rules(JwtKeys.secret(SECRET)).clockSkew(Duration.ofMinutes(6)))
        .isInstanceOf(IllegalArgumentException.class);
    JwtVerifier any =
        JwtVerifier.with(JwtKeys.secret(SECRET)).anyIssuer().anyAudience().clock(() -> NOW).build();
    assertThat(any.verify(signed(claims().issuer(null).audience("bank")))).isNotNull();
  }

  @Test
  void issuesWhatItsOwnKeysVerify() throws Exception {
    for (JwtIssuer issuer :
        List.of(
            JwtIssuer.secret(SECRET, "https://id.example", "shop"),
            JwtIssuer.keyPair(RSA, "r", "https://id.example", "shop"),
            JwtIssuer.keyPair(EC, "e", "https://id.example", "shop"),
            JwtIssuer.keyPair(ED, "d", "https://id.example", "shop"))) {
      JwtIssuer hour = issuer.clock(() -> NOW).lifetime(Duration.ofHours(1));
      Jwt token =
          verifier(hour.keys()).check(hour.issue("ann", Set.of("a"), Map.of("role", "admin")));
      assertThat(token.subject()).isEqualTo("ann");
      assertThat(token.scopes()).containsExactly("a");
      assertThat(token.text("role")).contains("admin");
      assertThat(token.expiresAt()).contains(NOW.plusSeconds(3600));
      assertThat(hour.lifetime()).isEqualTo(Duration.ofHours(1));
      assertThat(hour.jwks()).doesNotContain("\"d\" :", "\"d\":", "\"k\":", "\"p\":");
      assertThatThrownBy(() -> hour.issue("ann", Set.of("a admin")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> hour.issue("ann", Set.of(), Map.of("exp", 1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> hour.lifetime(Duration.ofDays(32)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> JwtIssuer.keyPair(pair("EC", 384), "x", "i", "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnverifiedTokenIsForTests() {
    Jwt token = Jwt.of(Map.of("sub", "ann", "exp", 7, "scope", ""));
    assertThat(token.expiresAt()).contains(Instant.ofEpochSecond(7));
    assertThat(token.scopes()).isEmpty();
    assertThat(token.texts("sub")).containsExactly("ann");
    assertThat(new String(token.id().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEmpty();
  }
}
