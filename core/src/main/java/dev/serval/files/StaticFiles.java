package dev.serval.files;

import dev.serval.Group;
import dev.serval.Problem;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.http.Weighted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The files of a directory, as routes for `GET` and `HEAD`.
///
/// ```java
/// app.mount("/assets", StaticFiles.of(Path.of("assets")));
/// app.mount("/", StaticFiles.resources("/web").spa());      // a single-page frontend; routes win
/// ```
///
/// Which path is served by which file is decided by [FolderPath]: decoded once, without hidden
/// segments, back-slashes or anything that leaves the directory, symbolic links included. There are
/// no listings; a directory answers with its `index.html`. Beside a file may lie its compressed
/// forms, `app.js.br`, `app.js.zst` and `app.js.gz`, which clients get that accept them. Files are
/// looked at anew for each request, nothing is cached, so a change shows at once.
///
/// Whoever can write into the directory decides what browsers run in the name of this site: never
/// serve uploads from it as they came.
///
/// Immutable; each method makes a copy. Requests run on virtual threads.
public final class StaticFiles implements Routes {
  private static final String INDEX = "index.html";
  private static final String YEAR = "public, max-age=31536000, immutable";

  private final Path directory;
  private final @Nullable ResourceFolder resources;
  private final Settings settings;

  /// What may be chosen.
  private record Settings(
      String cacheControl, boolean hashedNames, boolean linksOut, boolean fallback) {}

  private StaticFiles(Path directory, @Nullable ResourceFolder resources, Settings settings) {
    this.directory = directory;
    this.resources = resources;
    this.settings = settings;
  }

  /// Serves a directory.
  ///
  /// @throws IllegalArgumentException if there is no such directory, or it may not be read
  public static StaticFiles of(Path directory) {
    Path real;
    try {
      real = directory.toRealPath();
    } catch (IOException notThere) {
      throw expectedDirectory("nothing", directory);
    }
    if (!Files.isDirectory(real)) {
      throw expectedDirectory("a file", directory);
    }
    if (!Files.isReadable(real) || !Files.isExecutable(real)) {
      throw expectedDirectory("one without permission to read and enter it", directory);
    }
    return new StaticFiles(real, null, new Settings("no-cache", false, false, false));
  }

  private static IllegalArgumentException expectedDirectory(String found, Path at) {
    return new IllegalArgumentException(
        "StaticFiles.of: expected a directory that can be read, found %s at %s"
            .formatted(found, at.toAbsolutePath()));
  }

  /// Serves a folder of the class path: that of the context class loader of the calling thread.
  ///
  /// Out of a jar it is unpacked, at start, into a directory that only the owner of this process
  /// can read and that is deleted when the process ends. Compiled classes and `META-INF` in it are
  /// not there for clients.
  ///
  /// @param folder such as `/web`; not the root, nor `/META-INF` but for `/META-INF/resources`
  /// @throws IllegalArgumentException if there is no such folder, or it is one of those
  public static StaticFiles resources(String folder) {
    ClassLoader loader =
        Objects.requireNonNullElse(
            Thread.currentThread().getContextClassLoader(), ClassLoader.getSystemClassLoader());
    return resources(loader, folder);
  }

  /// Serves a folder of what a class loader finds.
  ///
  /// @see #resources(String)
  public static StaticFiles resources(ClassLoader loader, String folder) {
    ResourceFolder found = ResourceFolder.find(loader, folder);
    return new StaticFiles(found.directory(), found, new Settings("no-cache", false, false, false));
  }

  /// Sets `Cache-Control`; `no-cache` by default, so that copies are kept and asked about.
  public StaticFiles cacheControl(String value) {
    return with(new Settings(value, settings.hashedNames, settings.linksOut, settings.fallback));
  }

  /// Lets clients keep files for a year whose names hold a hash of their content, as bundlers name
  /// them: `index-BX3f9a2c.js`, `main.3f2a1b4c.css`. The last piece before the extension must have
  /// 8 letters and digits or more, with one of each.
  public StaticFiles hashedNames() {
    return with(new Settings(settings.cacheControl, true, settings.linksOut, settings.fallback));
  }

  /// Follows symbolic links that lead out of the directory, which are refused by default.
  public StaticFiles followLinks() {
    return with(new Settings(settings.cacheControl, settings.hashedNames, true, settings.fallback));
  }

  /// Answers with `index.html` where nothing else is found, so that a frontend's own router can
  /// show a page: to `GET` and `HEAD` whose `Accept` names `text/html`, for paths whose last
  /// segment has no dot. All other requests get their 404, those for missing scripts and API paths
  /// included.
  public StaticFiles spa() {
    return with(new Settings(settings.cacheControl, settings.hashedNames, settings.linksOut, true));
  }

  private StaticFiles with(Settings other) {
    return new StaticFiles(directory, resources, other);
  }

  @Override
  public void addTo(Group group) {
    group.route(
        Route.of(Method.GET, "/{path...}", this::answer).place("the files of " + directory));
  }

  private Response answer(Request request) throws IOException {
    String path = request.path("path");
    FolderPath asked = FolderPath.of(request.path(), path);
    if (resources != null && asked != null && ResourceFolder.isOfProgram(asked)) {
      throw Problem.of(Status.NOT_FOUND, null);
    }
    Path file = asked == null ? null : asked.find(directory, settings.linksOut);
    if (file != null && Files.isDirectory(file)) {
      Path index = file.resolve(INDEX);
      boolean slash = path.isEmpty() || path.endsWith("/");
      if (!slash && Files.isRegularFile(index)) {
        return toSlash(request);
      }
      file = slash ? within(index) : null;
    } else if (path.endsWith("/")) {
      file = null; // a file is no directory
    }
    if (file != null && Files.isRegularFile(file)) {
      return send(request, file);
    }
    if (settings.fallback && asked != null && wantsPage(request, asked)) {
      Path index = within(directory.resolve(INDEX));
      if (index != null) {
        return Response.file(index)
            .withHeader("Cache-Control", "no-cache")
            .withHeader("Vary", "Accept");
      }
    }
    throw Problem.of(Status.NOT_FOUND, null);
  }

  /// The real path of a file that is there and may be served.
  private @Nullable Path within(Path file) {
    return FolderPath.real(directory, file, settings.linksOut);
  }

  private static Response toSlash(Request request) {
    String query = request.target().rawQuery();
    String path = request.origin().prefix() + request.path();
    String location = path + (query == null ? "/" : "/?" + query);
    return Response.empty(Status.PERMANENT_REDIRECT).withHeader("Location", location);
  }

  private Response send(Request request, Path file) throws IOException {
    try {
      FileForm form = FileForm.choose(file, request.headers(), this::within);
      return form.respond(resources == null ? null : resources.tag(form.file()))
          .withHeader("Cache-Control", cacheControl(file));
    } catch (NoSuchFileException gone) {
      throw Problem.of(Status.NOT_FOUND, null);
    }
  }

  private String cacheControl(Path file) {
    return settings.hashedNames && HashedName.is(String.valueOf(file.getFileName()))
        ? YEAR
        : settings.cacheControl;
  }

  private static boolean wantsPage(Request request, FolderPath asked) {
    return !asked.lastSegment().contains(".")
        && Weighted.parse(request.headers().all("Accept")).stream()
            .anyMatch(
                member -> member.value().equalsIgnoreCase("text/html") && member.weight() > 0);
  }
}
