package dashboard;

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

/// The plot moves in a real browser.
@Timeout(300)
class MovingPlotTest {
  private static final String POINTS =
      "document.querySelector('polyline.cpu')?.getAttribute('points') ?? ''";

  // Chromium may still write into its profile when it ends.
  @TempDir(cleanup = CleanupMode.NEVER)
  private Path profile;

  @Test
  void movesWithEachSample() throws IOException {
    Optional<Path> installed = Browser.installed();
    assumeTrue(
        installed.isPresent(),
        "no Chromium is installed: put one on the PATH, or name it by the variable CHROMIUM");
    try (TestServer server = TestServer.of(DashboardApp.app());
        Browser browser = Browser.start(installed.get(), profile)) {
      Page page = browser.newPage();
      page.open(server.server().uri().resolve("/"));
      page.await("document.querySelector('#state')?.textContent === 'live'");
      page.await("(" + POINTS + ").split(' ').length > 3");
      String before = page.run(POINTS);
      page.await("(" + POINTS + ").split(' ').length > 12");
      page.await("(" + POINTS + ") !== '" + before + "'"); // there may be so many from the start
      assertThat(page.run(POINTS)).contains("600.0,");
      page.await("document.querySelector('#watchers').textContent === '1'");
      page.screenshot(Files.createDirectories(Path.of("target")).resolve("dashboard.png"));
    }
  }
}
