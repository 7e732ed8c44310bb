package dev.serval;

import dev.serval.http.HostPattern;
import dev.serval.json.JsonFamily;
import dev.serval.openapi.Parameter;
import dev.serval.openapi.Schema;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts an application together, once: its groups, its document, the applications mounted in it,
/// and the [Dispatcher] that answers for all of them. The order is that of the constructor.
final class Composition {
  private static final String ALLOWED = "Access-Control-Allow-Headers";

  private final Blueprint plan;
  private final Supply supply;
  private final Group root;
  private final Assembly assembly;
  private final BackgroundWork work;
  private final List<Composition> inner = new ArrayList<>();
  private final Dispatcher dispatcher;
  private final @Nullable String version;
  private final @Nullable HostPattern host;
  private final @Nullable String pages;

  /// Puts together an application that nothing is around.
  ///
  /// @throws IllegalStateException if anything is missing that its routes depend on; it names all
  ///   of that
  static Composition of(Blueprint plan) {
    Supply supply = Supply.of(plan);
    Composition composed;
    try {
      composed = new Composition(plan, supply, null, "", null);
    } catch (RuntimeException failure) {
      supply.check(failure);
      throw failure;
    }
    supply.check(null);
    return composed;
  }

  /// @param around the prefix of the application around it
  /// @param mount how it is mounted in that; null where nothing is around
  private Composition(
      Blueprint plan,
      Supply supply,
      @Nullable Composition outer,
      String around,
      @Nullable Mount mount) {
    String prefix = mount == null ? "" : mount.prefix(around);
    String docsPrefix = mount == null ? "" : mount.docsPrefix(around);
    Mount.By by = mount == null ? null : mount.by();
    this.plan = plan;
    this.supply = supply;
    String versionAround = outer == null ? null : outer.version;
    version = by instanceof Mount.By.Version chosen ? chosen.version() : versionAround;
    HostPattern hostAround = outer == null ? null : outer.host;
    host = by instanceof Mount.By.Host named ? named.host() : hostAround;
    pages = plan.docs == null ? null : docsPrefix + plan.docs + "/docs";
    plan.providers.checkOverrides();
    JsonFamily family = Formats.of(plan.family, plan.formats);
    root = Group.ofApplication(outer == null ? null : outer.root, prefix, plan, family, supply);
    if (by instanceof Mount.By.Version version) {
      vary(root, version);
    }
    plan.setup.forEach(step -> step.accept(root));
    Docs pages = plan.docs == null ? null : new Docs(docsPrefix + plan.docs, prefix, plan);
    if (pages != null) {
      root.mountAtRoot(pages);
    }
    assembly = new Assembly(root, plan, outer == null ? null : outer.assembly.errors());
    if (pages != null) {
      pages.describe(assembly.described());
    }
    work = outer == null ? new BackgroundWork() : outer.work;
    dispatcher =
        new Dispatcher(
            assembly.routing(),
            mounted(prefix),
            plan.trailingSlash,
            root,
            assembly.errors(),
            new BodyFormats(family, plan.limits, plan.forms),
            work);
    dispatcher.version(version);
  }

  /// Puts together the applications inside.
  private @Nullable Mounted mounted(String prefix) {
    Mounted.Builder mounted = new Mounted.Builder();
    for (Mount mount : plan.mounts) {
      Composition composed =
          new Composition(mount.plan(), supply.inside(mount.plan()), this, prefix, mount);
      mount.plan().lifespan.within(plan.lifespan);
      inner.add(composed);
      mounted.add(mount, prefix, composed.dispatcher);
    }
    mounted.check(assembly.routes());
    mounted.otherwise(plan.otherwise);
    return mounted.build();
  }

  /// Says in responses and in the document that a header field chose this application.
  private static void vary(Group root, Mount.By.Version version) {
    // Around everything, and within a cache too, which may be the same for several versions.
    for (Phase phase : List.of(Phase.ENCODING, Phase.HANDLING)) {
      int place = phase == Phase.HANDLING ? Integer.MAX_VALUE : Integer.MIN_VALUE;
      root.use(phase, place, (request, next) -> next.handle(request).withVary(version.header()));
    }
    root.use(
        Phase.PROTECTION,
        Integer.MIN_VALUE,
        (request, next) -> allowing(version.header(), next.handle(request)));
    root.parameter(Parameter.header(version.header(), Schema.enumOf(version.version())));
  }

  /// Lets a page that CORS lets in choose the version, which the application itself knows nothing
  /// of.
  private static Response allowing(String header, Response response) {
    List<String> allowed = response.headers().members(ALLOWED);
    boolean known =
        allowed.isEmpty()
            || allowed.stream().anyMatch(name -> name.equals("*") || name.equalsIgnoreCase(header));
    return known
        ? response
        : response.withHeader(ALLOWED, String.join(", ", allowed) + ", " + header);
  }

  /// Returns what answers its requests.
  Dispatcher dispatcher() {
    return dispatcher;
  }

  /// Returns the addresses of the pages, those of applications inside included.
  ///
  /// @param server the address that is listened on
  List<String> pages(URI server) {
    List<String> all = new ArrayList<>();
    if (pages != null) {
      all.add((host == null ? server.toString() : addressOf(host, server)) + pages);
    }
    inner.forEach(composed -> all.addAll(composed.pages(server)));
    return all;
  }

  /// Returns the address of another host on the port of the server.
  private static String addressOf(HostPattern host, URI server) {
    int port = host.port() == 0 ? server.getPort() : host.port();
    return server.getScheme() + "://" + host.text() + (port < 0 ? "" : ":" + port);
  }

  /// Returns all routes, those of applications inside included.
  List<Route> allRoutes() {
    List<Route> routes = new ArrayList<>(assembly.routes());
    inner.forEach(composed -> routes.addAll(composed.allRoutes()));
    return routes;
  }

  /// Returns all routes but those of documents.
  List<Route> routes() {
    return allRoutes().stream().filter(route -> !route.place().equals(Docs.PLACE)).toList();
  }
}
