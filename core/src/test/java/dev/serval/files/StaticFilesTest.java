package dev.serval.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Origin;
import dev.serval.Response;
import dev.serval.http.Method;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
  @TempDir private Path folder;
  private Path web = Path.of("unset");

  @BeforeEach
  void makeFiles() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "secret");
    web = Files.createDirectory(folder.resolve("web"));
    write("index.html", "<main>");
    write("app.js", "script");
    write("a b.txt", "blank");
    write(".env", "hidden");
    write(".git/config", "hidden");
    write("docs/index.html", "<docs>");
    write("docs/page.html", "<page>");
    write("empty/x.txt", "x");
  }

  private void write(String name, String content) throws IOException {
    Path file = web.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
  }

  private App app(StaticFiles files) {
    return App.create()
        .docs(false)
        .get("/api/todos", request -> Response.text("api"))
        .mount("/assets", files)
        .mount("/", files.spa());
  }

  private Call get(String target, String... fields) {
    Call call = Call.get(target);
    for (int i = 0; i < fields.length; i += 2) {
      call.header(fields[i], fields[i + 1]);
    }
    return call.on(app(StaticFiles.of(web)));
  }

  @Test
  void redirectsToWhereTheClientSeesTheDirectory() {
    App app =
        App.create()
            .use((request, next) -> {
              Origin seen = request.origin();
              return next.handle(
                  request.withOrigin(
                      new Origin("https", "a.example", seen.remoteAddress(), "/behind")));
            })
            .mount("/assets", StaticFiles.of(web));
    Call call = Call.get("/assets/docs?x=1").on(app);
    assertThat(call.answered("Location")).isEqualTo("/behind/assets/docs/?x=1");
  }

  @Test
  void servesFiles() {
    Call call = get("/assets/app.js");
    assertThat(call.text()).isEqualTo("script");
    assertThat(call.answered("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(call.answered("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(call.answered("Cache-Control")).isEqualTo("no-cache");
    assertThat(call.answered("Vary")).isNull();
    assertThat(get("/assets/app.js", "If-None-Match", call.answered("ETag")).status())
        .isEqualTo(304);
    assertThat(get("/assets/app.js", "Range", "bytes=1-2").text()).isEqualTo("cr");
    assertThat(get("/assets/a%20b.txt").text()).isEqualTo("blank");
    assertThat(get("/assets/missing.js").status()).isEqualTo(404);
  }

  @Test
  void servesTheIndexOfDirectoriesAndNoListing() {
    assertThat(get("/assets/docs/").text()).isEqualTo("<docs>");
    Call redirect = get("/assets/docs?x=1");
    assertThat(redirect.status()).isEqualTo(308);
    assertThat(redirect.answered("Location")).isEqualTo("/assets/docs/?x=1");
    assertThat(get("/assets/empty/").status()).isEqualTo(404);
    assertThat(get("/assets/empty").status()).isEqualTo(404);
    assertThat(get("/assets/app.js/").status()).isEqualTo(404);
  }

  /// Spring CVE-2024-38816 and CVE-2025-41242, Micronaut CVE-2021-32769, Vert.x CVE-2018-12542 and
  /// CVE-2019-17640: ways out of the directory.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../secret.txt",
        "/assets/%2e%2e/secret.txt",
        "/assets/..%2fsecret.txt",
        "/assets/%2e%2e%2fsecret.txt",
        "/assets/docs/..%2f..%2fsecret.txt",
        "/assets/..%5csecret.txt",
        "/assets/..\\secret.txt",
        "/assets/docs\\..\\..\\secret.txt",
        "/assets/%252e%252e/secret.txt",
        "/assets/..%c0%afsecret.txt",
        "/assets/%c0%ae%c0%ae/secret.txt",
        "/assets/..%00/secret.txt",
        "/assets/app.js%00.html",
        "/assets//secret.txt",
        "/assets//etc/passwd",
        "/assets/%2fetc%2fpasswd",
        "/assets/docs%2fpage.html",
        "/assets/c:/secret.txt",
        "/assets/app.js::$DATA",
        "/assets/app.js.",
        "/assets/app.js%20",
        "/assets/...",
        "/assets/docs/.../secret.txt",
      })
  void cve202438816NoPathLeadsOutOfTheDirectory(String target) {
    Call call;
    try {
      call = get(target);
    } catch (dev.serval.http.BadTargetException refused) {
      return; // as the transport does: 400
    }
    assertThat(call.status()).isIn(400, 404);
    assertThat(call.text()).doesNotContain("secret", "script", "<page>", "root:");
  }

  @Test
  void refusesLinksOutOfTheDirectory() throws IOException {
    Files.createSymbolicLink(web.resolve("out.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(web.resolve("up"), folder);
    Files.createSymbolicLink(web.resolve("in.js"), web.resolve("app.js"));
    Files.createSymbolicLink(web.resolve("env.txt"), web.resolve(".env"));
    assertThat(get("/assets/out.txt").status()).isEqualTo(404);
    assertThat(get("/assets/up/secret.txt").status()).isEqualTo(404);
    assertThat(get("/assets/env.txt").status()).isEqualTo(404);
    assertThat(get("/assets/in.js").text()).isEqualTo("script");
    Files.createSymbolicLink(web.resolve("app.js.gz"), folder.resolve("secret.txt"));
    assertThat(get("/assets/app.js", "Accept-Encoding", "gzip").text()).isEqualTo("script");
    Call followed = Call.get("/assets/out.txt").on(app(StaticFiles.of(web).followLinks()));
    assertThat(followed.text()).isEqualTo("secret");
  }

  /// Vert.x CVE-2025-11965: files below hidden directories were served.
  @ParameterizedTest
  @ValueSource(strings = {"/assets/.env", "/assets/.git/config", "/assets/%2egit/config"})
  void cve202511965HiddenSegmentsAreNotServed(String target) {
    assertThat(get(target, "Accept", "text/html").status()).isEqualTo(404);
  }

  /// Tomcat CVE-2024-50379 and CVE-2025-24813: files written through the served directory.
  @Test
  void cve202450379OnlyReads() {
    App app = app(StaticFiles.of(web));
    for (Method method : new Method[] {Method.PUT, Method.POST, Method.DELETE, Method.PATCH}) {
      Call call = Call.of(method, "/assets/app.js").body("text/plain", "changed").on(app);
      assertThat(call.status()).isEqualTo(405);
      assertThat(call.answered("Allow")).contains("GET", "HEAD").doesNotContain("PUT");
    }
    assertThat(web.resolve("app.js")).hasContent("script");
    Call head = Call.of(Method.HEAD, "/assets/app.js").on(app);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.announced()).isEqualTo(6);
    assertThat(head.answer()).isEmpty();
  }

  /// Vert.x CVE-2026-1002: an odd path made the cache say that the good one was missing.
  @Test
  void cve20261002OddPathsDoNotChangeWhatOthersGet() throws IOException {
    App app = app(StaticFiles.of(web));
    assertThat(Call.get("/assets/docs%2fpage.html").on(app).status()).isEqualTo(404);
    assertThat(Call.get("/assets/docs//page.html").on(app).status()).isEqualTo(404);
    assertThat(Call.get("/assets/new.txt").on(app).status()).isEqualTo(404);
    write("new.txt", "new");
    assertThat(Call.get("/assets/new.txt").on(app).text()).isEqualTo("new");
    assertThat(Call.get("/assets/docs/page.html").on(app).text()).isEqualTo("<page>");
  }

  @Test
  void sendsCompressedFormsToWhoAcceptsThem() throws IOException {
    write("app.js.gz", "gz");
    write("app.js.br", "br");
    Call br = get("/assets/app.js", "Accept-Encoding", "gzip, br");
    assertThat(br.text()).isEqualTo("br");
    assertThat(br.answered("Content-Encoding")).isEqualTo("br");
    assertThat(br.answered("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(br.answered("Vary")).isEqualTo("Accept-Encoding");
    Call gzip = get("/assets/app.js", "Accept-Encoding", "gzip;q=0.8, br;q=0.2");
    assertThat(gzip.text()).isEqualTo("gz");
    assertThat(gzip.answered("ETag")).isNotEqualTo(br.answered("ETag")).endsWith("-gzip\"");
    Call plain = get("/assets/app.js", "Accept-Encoding", "br;q=0, gzip;q=0.000");
    assertThat(plain.text()).isEqualTo("script");
    assertThat(plain.answered("Vary")).isEqualTo("Accept-Encoding");
    assertThat(get("/assets/app.js", "Accept-Encoding", "*").text()).isEqualTo("br");
    assertThat(get("/assets/app.js").answered("Content-Encoding")).isNull();
    Files.setLastModifiedTime(web.resolve("app.js.br"), FileTime.from(Instant.EPOCH));
    assertThat(get("/assets/app.js", "Accept-Encoding", "br").text()).isEqualTo("script");
  }

  @Test
  void pageOfAFrontendIsForBrowsersOnly() {
    String html = "text/html,application/xhtml+xml,*/*;q=0.8";
    Call page = get("/todos/7", "Accept", html);
    assertThat(page.text()).isEqualTo("<main>");
    assertThat(page.answered("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.answered("Vary")).isEqualTo("Accept");
    assertThat(get("/", "Accept", "*/*").text()).isEqualTo("<main>");
    assertThat(get("/docs/page.html").text()).isEqualTo("<page>");
    assertThat(get("/api/todos", "Accept", html).text()).isEqualTo("api");
    assertThat(get("/todos/7", "Accept", "*/*").status()).isEqualTo(404);
    assertThat(get("/todos/7", "Accept", "application/json").status()).isEqualTo(404);
    assertThat(get("/todos/7", "Accept", "text/html;q=0").status()).isEqualTo(404);
    assertThat(get("/todos/7").status()).isEqualTo(404);
    assertThat(get("/js/missing.js", "Accept", html).status()).isEqualTo(404);
    assertThat(get("/.env", "Accept", html).status()).isEqualTo(404);
    Call post = Call.post("/todos/7").header("Accept", html).json("{}");
    assertThat(post.on(app(StaticFiles.of(web))).status()).isEqualTo(405);
    Call problem = get("/api/missing", "Accept", "application/json");
    assertThat(problem.answered("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void letsHashedNamesBeKept() throws IOException {
    write("index-BX3f9a2c.js", "1");
    write("report-20240101.csv", "1");
    StaticFiles files = StaticFiles.of(web).hashedNames().cacheControl("max-age=60");
    Call hashed = Call.get("/assets/index-BX3f9a2c.js").on(app(files));
    assertThat(hashed.answered("Cache-Control")).contains("immutable");
    for (String name : new String[] {"report-20240101.csv", "app.js"}) {
      Call other = Call.get("/assets/" + name).on(app(files));
      assertThat(other.answered("Cache-Control")).isEqualTo("max-age=60");
    }
  }

  @Test
  void servesResourcesOfAJar() throws Exception {
    Path jar = folder.resolve("web.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (String name : new String[] {"web/index.html", "web/js/app.js", "other/secret.txt"}) {
        JarEntry entry = new JarEntry(name);
        entry.setTime(0);
        entries.putNextEntry(entry);
        entries.write(name.getBytes(StandardCharsets.UTF_8));
      }
      entries.putNextEntry(new JarEntry("web/"));
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      App app = App.create().docs(false).mount("/", StaticFiles.resources(loader, "/web"));
      Call call = Call.get("/js/app.js").on(app);
      assertThat(call.text()).isEqualTo("web/js/app.js");
      assertThat(call.answered("ETag")).hasSize(34);
      assertThat(Call.get("/").on(app).text()).isEqualTo("web/index.html");
      assertThat(Call.get("/secret.txt").on(app).status()).isEqualTo(404);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> StaticFiles.resources(loader, "/nothing"));
    }
  }

  @Test
  void servesNothingOfTheProgramOutOfTheClassPath() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    for (String name :
        new String[] {
          "web/a.txt", "web/A.class", "web/META-INF/MANIFEST.MF", "META-INF/resources/b.txt"
        }) {
      Path file = classes.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
      App app = App.create().docs(false).mount("/", StaticFiles.resources(loader, "/web"));
      assertThat(Call.get("/a.txt").on(app).status()).isEqualTo(200);
      for (String path :
          new String[] {"/A.class", "/META-INF/MANIFEST.MF", "/%4dETA-INF/MANIFEST.MF"}) {
        assertThat(Call.get(path).on(app).status()).as(path).isEqualTo(404);
      }
      App own = App.create().docs(false);
      own.mount("/", StaticFiles.resources(loader, "META-INF/resources"));
      assertThat(Call.get("/b.txt").on(own).status()).isEqualTo(200);
      for (String root :
          new String[] {"/", "", "//", "web/..", ".", "/META-INF", "meta-inf/", "META-INF/x"}) {
        assertThatIllegalArgumentException()
            .as(root)
            .isThrownBy(() -> StaticFiles.resources(loader, root))
            .withMessageContaining("`" + root + "`");
      }
    }
  }

  @Test
  void refusesDirectoryThatIsNotThere() {
    assertThatIllegalArgumentException().isThrownBy(() -> StaticFiles.of(web.resolve("app.js")));
    assertThatIllegalArgumentException().isThrownBy(() -> StaticFiles.of(web.resolve("none")));
  }

  @Test
  void saysWhatIsThereInPlaceOfADirectory() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StaticFiles.of(web.resolve("app.js")))
        .withMessage(
            "StaticFiles.of: expected a directory that can be read, found a file at "
                + web.resolve("app.js"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StaticFiles.of(web.resolve("none")))
        .withMessageContaining("found nothing at " + web.resolve("none"));
  }

  /// For root every directory can be read.
  @Test
  void refusesADirectoryWithoutPermission() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, Set.of());
    try {
      assumeFalse(Files.isReadable(closed));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> StaticFiles.of(closed))
          .withMessageContaining("found one without permission to read and enter it at " + closed);
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
