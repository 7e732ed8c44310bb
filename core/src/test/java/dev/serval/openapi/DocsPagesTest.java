// The documentation pages: complete, relative, and without a word to other hosts.
package dev.serval.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocsPagesTest {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:src|href|data-document|data-redirect)=\"([^\"]+)\"");

  @ParameterizedTest
  @CsvSource({
    "/docs,/openapi.json",
    "/internal/api/docs,/internal/openapi.json",
    "/,/openapi.json",
    "/reference/,/openapi.json",
  })
  void everyAddressOnThePagesIsServedAlsoBehindAPrefix(String page, String document) {
    for (List<DocsAsset> assets :
        List.of(
            DocsPages.swaggerUi(page, document, "Todos"),
            DocsPages.redoc(page, document, "Todos"))) {
      List<String> served =
          Stream.concat(assets.stream().map(DocsAsset::path), Stream.of(document))
              .map(path -> "/prefix" + path)
              .toList();
      List<String> addresses = addresses(assets.getFirst());
      assertThat(addresses).hasSizeGreaterThanOrEqualTo(6);
      for (String address : addresses) {
        URI resolved = URI.create("http://host/prefix" + page).resolve(address);
        assertThat(resolved.getHost()).isEqualTo("host");
        assertThat(served).contains(resolved.getPath());
      }
    }
  }

  @Test
  void pageComesFirstAndItsFilesAreBelowIt() {
    List<DocsAsset> assets = DocsPages.swaggerUi("/docs", "/openapi.json", "Todos");

    assertThat(assets)
        .extracting(DocsAsset::path)
        .containsExactly(
            "/docs",
            "/docs/swagger-ui.css",
            "/docs/page.css",
            "/docs/favicon.svg",
            "/docs/swagger-ui-bundle.js",
            "/docs/swagger-ui-start.js",
            "/docs/oauth2-redirect.html",
            "/docs/oauth2-redirect.js");
    assertThat(assets.getFirst().mediaType()).isEqualTo(MediaType.HTML);
    assertThat(assets.get(1).mediaType().toString()).startsWith("text/css");
  }

  @Test
  void pageMaySpeakWithTheServersThatGiveOutTokens() {
    SecurityScheme scheme =
        SecurityScheme.oauth2(
            "shop",
            List.of(
                OAuthFlow.password("/token").refresh("https://other.example:8443/x"),
                OAuthFlow.authorizationCode("https://page.example/", "https://id.example/token")));
    DocsLogin login =
        DocsLogin.client("a\"b")
            .scopes("read", "write")
            .origin("http://localhost:9000")
            .withOriginsOf(
                List.of(
                    Operation.of("", "a").security(SecurityRequirement.of(scheme)).build(),
                    Operation.of("", "b")
                        .security(
                            SecurityRequirement.of(
                                SecurityScheme.openIdConnect("id", "no address")))
                        .build()));
    DocsAsset page = DocsPages.swaggerUi("/docs", "/openapi.json", "T", login).getFirst();

    assertThat(page.contentSecurityPolicy())
        .startsWith("default-src 'self';")
        .endsWith(
            "; connect-src 'self' http://localhost:9000 https://id.example"
                + " https://other.example:8443");
    assertThat(new String(page.plain(), StandardCharsets.UTF_8))
        .contains(
            "data-redirect=\"./docs/oauth2-redirect.html\" data-client=\"a&quot;b\""
                + " data-scopes=\"read write\"");
    assertThat(
            DocsPages.swaggerUi("/docs", "/openapi.json", "T").getFirst().contentSecurityPolicy())
        .doesNotContain("connect-src");
  }

  @Test
  void loginRefusesWhatIsNoOrigin() {
    for (String origin :
        List.of("id.example", "https://id.example/", "*", "https://a; script-src *")) {
      assertThatThrownBy(() -> DocsLogin.anonymous().origin(origin))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void serversSendTheBrowserBackToPageWithoutInlineScript() {
    List<DocsAsset> assets = DocsPages.swaggerUi("/docs", "/openapi.json", "T");
    DocsAsset redirect =
        assets.stream().filter(a -> a.path().endsWith("redirect.html")).findFirst().orElseThrow();

    assertThat(redirect.contentSecurityPolicy()).contains("default-src 'self'");
    assertThat(redirect.cacheControl()).isEqualTo("no-cache");
    assertThat(new String(redirect.plain(), StandardCharsets.UTF_8))
        .contains("<script src=\"oauth2-redirect.js\">")
        .doesNotContainPattern("<script>");
  }

  @Test
  void pagesHaveNoInlineScriptAndAPolicyThatForbidsOne() {
    for (DocsAsset page :
        List.of(
            DocsPages.swaggerUi("/docs", "/openapi.json", "Todos").getFirst(),
            DocsPages.redoc("/redoc", "/openapi.json", "Todos").getFirst())) {
      assertThat(text(page)).doesNotContainPattern("<script(?! src=)").doesNotContain("onload");
      assertThat(page.contentSecurityPolicy())
          .contains("default-src 'self'")
          .doesNotContain("script-src")
          .doesNotContain("unsafe-eval");
      assertThat(page.cacheControl()).isEqualTo("no-cache");
    }
  }

  @Test
  void titleIsEscaped() {
    DocsAsset page = DocsPages.redoc("/redoc", "/openapi.json", "<b>\"A & B\"</b>").getFirst();

    assertThat(text(page)).contains("<title>&lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt;</title>");
  }

  @Test
  void redocLoadsNoLogoFromItsMakers() {
    DocsAsset script = named(DocsPages.redoc("/redoc", "/openapi.json", "T"), "standalone.js");

    assertThat(text(script)).doesNotContain("cdn.redoc.ly").contains("\"data:,\"");
  }

  @Test
  void swaggerUiAsksNoValidatorOnTheNet() {
    List<DocsAsset> assets = DocsPages.swaggerUi("/docs", "/openapi.json", "T");

    assertThat(text(named(assets, "start.js"))).contains("validatorUrl: null");
  }

  @Test
  void filesAreCompressedInTheJarAndKeptByTheirVersion() throws IOException {
    DocsAsset script = named(DocsPages.swaggerUi("/docs", "/o", "T"), "bundle.js");

    try (var in = new GZIPInputStream(new ByteArrayInputStream(script.gzip()))) {
      assertThat(in.readAllBytes()).isEqualTo(script.plain()).hasSizeGreaterThan(1_000_000);
    }
    assertThat(script.gzip()).hasSizeLessThan(450_000);
    assertThat(script.cacheControl()).contains("immutable");
    assertThat(addresses(DocsPages.swaggerUi("/docs", "/o", "T").getFirst()))
        .contains("./docs/swagger-ui-bundle.js?v=" + script.version());
  }

  @Test
  void bothRepresentationsHaveATagOfTheirOwn() {
    DocsAsset one = DocsAsset.of("/a", MediaType.JSON, new byte[] {'1'});
    DocsAsset two = DocsAsset.of("/a", MediaType.JSON, new byte[] {'2'});

    assertThat(Stream.of(one, two).flatMap(a -> Stream.of(a.gzipEtag(), a.plainEtag())))
        .doesNotHaveDuplicates()
        .allMatch(tag -> tag.matches("\"[0-9a-f]{32}(-gz)?\""));
  }

  private static DocsAsset named(List<DocsAsset> assets, String end) {
    return assets.stream().filter(a -> a.path().endsWith(end)).findFirst().orElseThrow();
  }

  private static String text(DocsAsset asset) {
    return new String(asset.plain(), StandardCharsets.UTF_8);
  }

  private static List<String> addresses(DocsAsset page) {
    List<String> addresses = new ArrayList<>();
    Matcher matcher = ADDRESS.matcher(text(page));
    while (matcher.find()) {
      addresses.add(matcher.group(1));
    }
    return addresses;
  }
}
