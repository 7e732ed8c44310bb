package chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import browser.Browser;
import browser.Page;
import dev.serval.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Two tabs of a real browser talk to each other.
@Timeout(300)
class TwoTabsTest {
  // Chromium may still write into its profile when it ends.
  @TempDir(cleanup = CleanupMode.NEVER)
  private Path profile;

  @Test
  void eachTabSeesWhatTheOtherSays() throws IOException {
    Optional<Path> installed = Browser.installed();
    assumeTrue(
        installed.isPresent(),
        "no Chromium is installed: put one on the PATH, or name it by the variable CHROMIUM");
    try (TestServer server = TestServer.of(ChatApp.app(new ChatSettings(0, Optional.empty())));
        Browser browser = Browser.start(installed.get(), profile)) {
      Page ada = enter(browser, server, "Ada");
      Page bob = enter(browser, server, "Bob");
      ada.await("document.querySelector('#members').textContent.includes('Bob')");

      say(ada, "Tea at four?");
      bob.await(shows("Tea at four?"));
      say(bob, "<b>Yes</b>, with biscuits");
      ada.await(shows("<b>Yes</b>, with biscuits"));
      say(ada, "See you there");
      bob.await(shows("See you there"));
      assertThat(bob.run("document.querySelectorAll('#lines .mine').length")).isEqualTo("1");
      ada.screenshot(Files.createDirectories(Path.of("target")).resolve("chat.png"));

      bob.close();
      ada.await(shows("Bob has left"));
    }
  }

  private static Page enter(Browser browser, TestServer server, String name) {
    Page page = browser.newPage();
    page.open(server.server().uri().resolve("/"));
    page.type("#name", name);
    page.click("#enter button");
    page.await("document.querySelector('#state').textContent === 'connected'");
    return page;
  }

  private static void say(Page page, String text) {
    page.type("#text", text);
    page.click("#say button");
  }

  private static String shows(String text) {
    return "document.querySelector('#lines').innerText.includes('" + text + "')";
  }
}
