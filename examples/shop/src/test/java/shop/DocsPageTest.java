package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import browser.Browser;
import browser.Page;
import dev.serval.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The docs page in a real browser: it signs in, and calls what only those may who did.
@Timeout(300)
class DocsPageTest {
  @TempDir private Path data;

  // Chromium may still write into its profile when it ends.
  @TempDir(cleanup = CleanupMode.NEVER)
  private Path profile;

  private TestServer server;
  private Browser chromium;
  private Page page;

  @BeforeEach
  void open() throws IOException {
    Optional<Path> installed = Browser.installed();
    assumeTrue(
        installed.isPresent(),
        "no Chromium is installed: put one on the PATH, or name it by the variable CHROMIUM");
    server = TestServer.of(ShopApp.app(TestShop.settings(data)));
    chromium = Browser.start(installed.get(), profile);
    page = chromium.newPage();
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private void show(String path) {
    page.open(server.server().uri().resolve(path));
  }

  /// Presses Authorize, and signs in with every scope there is.
  private void authorize() {
    page.click("button.authorize");
    page.type("#oauth_username", "admin");
    page.type("#oauth_password", TestShop.PASSWORD);
    page.click(".scopes h2 a");
    page.click(".modal-ux .auth-btn-wrapper button.authorize");
    page.await(
        "[...document.querySelectorAll('.modal-ux button')].some(b => b.textContent === 'Logout')");
    page.click(".modal-ux .auth-btn-wrapper button.btn-done");
  }

  /// Opens an operation, and sends the request that it shows.
  private void execute(String operation) {
    page.click("#" + operation + " .execute");
    page.await("document.querySelector('#" + operation + " .live-responses-table .response')");
  }

  private void expand(String operation) {
    page.click("#" + operation + " .opblock-summary-control");
    page.await("document.querySelector('#" + operation + " .execute')");
  }

  private String status(String operation) {
    return page.run(
        "document.querySelector('#"
            + operation
            + " .live-responses-table .response .response-col_status').textContent.trim()");
  }

  private String body(String operation) {
    return page.run(
        "document.querySelector('#"
            + operation
            + " .live-responses-table .response .highlight-code').textContent");
  }

  @Test
  void signsInAndCallsAProtectedRoute() {
    show("/v1/docs");
    String me = operation("/v1/accounts/me", "get");
    expand(me);
    execute(me);
    assertThat(status(me)).startsWith("401");

    authorize();
    execute(me);
    page.await(
        "document.querySelector('#"
            + me
            + " .live-responses-table').textContent.includes('ADMIN')");
    assertThat(status(me)).startsWith("200");
    assertThat(body(me)).contains("\"name\": \"admin\"").contains("\"role\": \"ADMIN\"");
  }

  /// The id of an operation on the page.
  private String operation(String path, String method) {
    String block =
        "[...document.querySelectorAll('.opblock-%s')].find(b => b.querySelector('[data-path=\"%s\"]'))";
    String found = block.formatted(method, path);
    page.await(found);
    return page.run(found + ".id");
  }

  @Test
  void uploadsAPicture() throws IOException {
    Path picture = Files.write(data.resolve("teapot.png"), ShopTest.PNG);
    show("/v1/docs");
    authorize();
    String set = operation("/v1/products/{id}/picture", "post");
    expand(set);
    page.type("#" + set + " tr[data-param-name=id] input", "1");
    page.choose("#" + set + " input[type=file]", picture);
    execute(set);
    assertThat(status(set)).startsWith("204");
    assertThat(server.get("/v1/products/1/picture").expect(200).bytes()).isEqualTo(ShopTest.PNG);
  }

  @Test
  void pagesRememberTheCart() {
    show("/shop");
    page.click("article button");
    page.await("document.title === 'Your cart'");
    assertThat(page.run("document.querySelector('#total').textContent")).isEqualTo("24.50 €");
    page.await("document.querySelector('#cart-size').textContent === '(1)'");
  }
}
