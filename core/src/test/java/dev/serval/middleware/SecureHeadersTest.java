package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecureHeadersTest {
  private static App app(SecureHeaders headers) {
    return App.create()
        .use(headers)
        .get("/", r -> Response.text("x"))
        .get("/own", r -> Response.text("x").withHeader("x-frame-options", "SAMEORIGIN"));
  }

  @Test
  void addsTheFieldsToGoodAndBadAnswers() {
    for (String path : new String[] {"/", "/none"}) {
      Call call = Call.get(path).on(app(SecureHeaders.standard()));
      assertThat(call.answered("Content-Security-Policy"))
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertThat(call.answerHeaders().all("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(call.answered("X-Frame-Options")).isEqualTo("DENY");
      assertThat(call.answered("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(call.answered("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }
  }

  @Test
  void neverChangesWhatAResponseHas() {
    Call call = Call.get("/own").on(app(SecureHeaders.standard()));
    assertThat(call.answerHeaders().all("X-Frame-Options")).containsExactly("SAMEORIGIN");
  }

  @Test
  void theDocumentationPagesKeepTheirPolicy() {
    Call call = Call.get("/docs").on(app(SecureHeaders.standard()));
    assertThat(call.answerHeaders().all("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src 'self'");
    for (String page : new String[] {"/docs", "/docs/oauth2-redirect.html"}) {
      Call signIn = Call.get(page).on(app(SecureHeaders.standard()));
      assertThat(signIn.answerHeaders().all("Cross-Origin-Opener-Policy"))
          .containsExactly("unsafe-none");
    }
  }

  @Test
  void takesOtherFields() {
    SecureHeaders headers =
        SecureHeaders.standard()
            .contentSecurityPolicy("default-src 'self'")
            .permissionsPolicy("camera=()")
            .with("Referrer-Policy", "origin")
            .without("X-Frame-Options");
    Call call = Call.get("/").on(app(headers));
    assertThat(call.answered("Content-Security-Policy")).isEqualTo("default-src 'self'");
    assertThat(call.answered("Permissions-Policy")).isEqualTo("camera=()");
    assertThat(call.answered("Referrer-Policy")).isEqualTo("origin");
    assertThat(call.answered("X-Frame-Options")).isNull();
  }

  @Test
  void promisesHttpsOverHttpsOnly() {
    App app =
        App.create()
            .use(Hsts.standard().includeSubdomains().preload())
            .get("/", r -> Response.text("x"));
    assertThat(Call.get("/").https().on(app).answered("Strict-Transport-Security"))
        .isEqualTo("max-age=31536000; includeSubDomains; preload");
    assertThat(Call.get("/").on(app).answered("Strict-Transport-Security")).isNull();
  }

  @Test
  void preloadsOnlyALongPromise() {
    assertThatThrownBy(() -> Hsts.standard().preload()).isInstanceOf(IllegalStateException.class);
    Hsts brief = Hsts.of(Duration.ofDays(1)).includeSubdomains();
    assertThatThrownBy(brief::preload).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Hsts.of(Duration.ofDays(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
