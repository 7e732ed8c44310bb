// The documentation pages: Swagger UI and Redoc, from our own jar.
package dev.serval.openapi;

import dev.serval.http.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The documentation pages: Swagger UI, which also sends requests, and Redoc, which reads well.
///
/// Each is a page and the files it needs, all from this jar: nothing is loaded from another host,
/// so they work without a network. All addresses in them are relative, so they work behind a path
/// prefix. No script is inline, so they work under a strict `Content-Security-Policy`, which each
/// page brings along.
///
/// ```java
/// List<DocsAsset> assets = DocsPages.swaggerUi("/docs", "/openapi.json", "Todos");
/// ```
public final class DocsPages {
  private static final String KEPT = "public, max-age=31536000, immutable";
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
          + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
  private static final MediaType SCRIPT = MediaType.parse("text/javascript; charset=utf-8");
  private static final MediaType STYLE = MediaType.parse("text/css; charset=utf-8");
  private static final MediaType ICON = MediaType.parse("image/svg+xml");

  private final String page;
  private final String document;
  private final String title;
  private final List<DocsAsset> assets = new ArrayList<>();
  private final StringBuilder head = new StringBuilder();
  private final StringBuilder scripts = new StringBuilder();
  private final StringBuilder data = new StringBuilder();

  private DocsPages(String page, String document, String title) {
    this.page = page;
    this.document = document;
    this.title = title;
  }

  /// Swagger UI: reads and tries out.
  ///
  /// @param page the path of the page, such as `/docs`; its files are below it
  /// @param document the path of the OpenAPI document
  /// @param title the title of the page
  public static List<DocsAsset> swaggerUi(String page, String document, String title) {
    return swaggerUi(page, document, title, DocsLogin.anonymous());
  }

  /// Swagger UI: reads and tries out, and signs in for that.
  ///
  /// @param page the path of the page, such as `/docs`; its files are below it
  /// @param document the path of the OpenAPI document
  /// @param title the title of the page
  /// @param login how it signs in
  public static List<DocsAsset> swaggerUi(
      String page, String document, String title, DocsLogin login) {
    DocsPages pages = new DocsPages(page, document, title);
    pages.style("swagger-ui.css");
    pages.common();
    pages.script("swagger-ui-bundle.js");
    pages.script("swagger-ui-start.js");
    pages.login(login);
    String sources = login.sources();
    return pages.finish(sources.isEmpty() ? POLICY : POLICY + "; connect-src 'self' " + sources);
  }

  /// The page that an authorization server sends the browser back to. Servers know it by its exact
  /// address, so that has no version, and it is asked for anew each time.
  private void login(DocsLogin login) {
    String path = below("oauth2-redirect.html");
    assets.add(
        new DocsAsset(path, MediaType.HTML, packed("oauth2-redirect.html"), "no-cache", POLICY));
    String script = "oauth2-redirect.js";
    assets.add(new DocsAsset(below(script), SCRIPT, packed(script), "no-cache", ""));
    data("redirect", relative(page, path));
    data("client", login.clientId());
    data("scopes", String.join(" ", login.scopes()));
  }

  /// Adds an attribute that the page's script reads.
  private void data(String name, String value) {
    data.append(" data-").append(name).append("=\"").append(escaped(value)).append('"');
  }

  /// Redoc: reads.
  ///
  /// @param page the path of the page, such as `/redoc`; its files are below it
  /// @param document the path of the OpenAPI document
  /// @param title the title of the page
  public static List<DocsAsset> redoc(String page, String document, String title) {
    DocsPages pages = new DocsPages(page, document, title);
    pages.common();
    pages.script("redoc.standalone.js");
    pages.script("redoc-start.js");
    // Its search runs in a worker that it makes of a string.
    return pages.finish(POLICY + "; worker-src 'self' blob:");
  }

  private void common() {
    style("page.css");
    String icon = add("favicon.svg", ICON);
    head.append("  <link rel=\"icon\" type=\"image/svg+xml\" href=\"").append(icon).append("\">\n");
  }

  private void style(String name) {
    String address = add(name, STYLE);
    head.append("  <link rel=\"stylesheet\" href=\"").append(address).append("\">\n");
  }

  private void script(String name) {
    String address = add(name, SCRIPT);
    scripts.append("  <script src=\"").append(address).append("\"></script>\n");
  }

  /// Adds a file of the jar and returns its address as the page has it.
  private String add(String name, MediaType mediaType) {
    String path = below(name);
    DocsAsset asset = new DocsAsset(path, mediaType, packed(name), KEPT, "");
    assets.add(asset);
    return escaped(relative(page, path) + "?v=" + asset.version());
  }

  private String below(String name) {
    return (page.equals("/") ? "/docs" : withoutSlash(page)) + "/" + name;
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static byte[] packed(String name) {
    String resource = "/dev/serval/docs/" + name + ".gz";
    try (InputStream in = DocsPages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "The jar of serval-core lacks " + resource + ": it was built or repackaged without it");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The jar of serval-core cannot be read", e);
    }
  }

  private List<DocsAsset> finish(String policy) {
    String html =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>%s</title>
        %s</head>
        <body>
          <div id="docs" data-document="%s"%s></div>
          <noscript>This page needs JavaScript. The document itself is <a href="%s">here</a>.</noscript>
        %s</body>
        </html>
        """
            .formatted(
                escaped(title),
                head,
                escaped(relative(page, document)),
                data,
                escaped(relative(page, document)),
                scripts);
    byte[] packed = DocsAsset.compress(html.getBytes(StandardCharsets.UTF_8));
    assets.addFirst(new DocsAsset(page, MediaType.HTML, packed, "no-cache", policy));
    return List.copyOf(assets);
  }

  /// The address of one path as a page at another has it (RFC 3986, section 4.2).
  static String relative(String from, String to) {
    String[] base = from.substring(0, from.lastIndexOf('/') + 1).split("/", -1);
    String[] target = to.split("/", -1);
    int common = 0;
    while (common < base.length - 1
        && common < target.length - 1
        && base[common].equals(target[common])) {
      common++;
    }
    int up = base.length - 1 - common;
    String down = String.join("/", List.of(target).subList(common, target.length));
    return (up == 0 ? "./" : "../".repeat(up)) + down;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
