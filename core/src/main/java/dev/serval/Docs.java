package dev.serval;

import dev.serval.Assembly.DescribedRoute;
import dev.serval.http.EntityTag;
import dev.serval.http.EntityTags;
import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.http.Status;
import dev.serval.http.Weighted;
import dev.serval.openapi.DocsAsset;
import dev.serval.openapi.DocsLogin;
import dev.serval.openapi.DocsPages;
import dev.serval.openapi.NameCheck;
import dev.serval.openapi.OpenApiDocument;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Webhook;
import dev.serval.transport.Execution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The application's document and its pages: `/openapi.json`, `/docs`, `/redoc`.
///
/// Made when the first of them is asked for, once, so that they cost a start little: only names are
/// checked then. Answers are compressed already, have strong entity tags and answer `If-None-Match`
/// with 304 (RFC 9110 section 13.1.2).
final class Docs implements Routes {
  /// Where its routes are from.
  static final String PLACE = "Serval's documentation; App.docs moves or hides it";

  private final String prefix;
  private final String mounted;
  private final Blueprint plan;
  private List<DescribedRoute> described = List.of();
  private @Nullable Map<String, Served> assets;

  /// An asset and its compressed answer, the one that nearly everybody gets.
  private record Served(DocsAsset asset, Response compressed) {}

  /// @param prefix what is before the paths of the document and its pages
  /// @param mounted what is before the paths of the application
  Docs(String prefix, String mounted, Blueprint plan) {
    this.prefix = prefix;
    this.mounted = mounted;
    this.plan = plan;
  }

  /// Sets what the document lists; called once, before the first request.
  ///
  /// @throws IllegalStateException where two types want one name in the document, or two operations
  ///   one id
  void describe(List<DescribedRoute> routes) {
    described = routes;
    NameCheck names = new NameCheck(plan.openApi, plan.contract);
    for (DescribedRoute entry : routes) {
      Route route = entry.route();
      Supplier<Operation> operation = route.operation();
      if (operation != null && !operation.equals(Route.BARE)) {
        try {
          names.add(route.method(), operation.get(), route.place());
        } catch (IllegalStateException clash) {
          throw MountedTwice.inDocument(routes, route, clash);
        }
      }
    }
    Set<String> sent = new HashSet<>();
    for (Webhook webhook : webhooks()) {
      if (!sent.add(webhook.method() + " " + webhook.name())) {
        throw new IllegalStateException(
            "webhooks: expected one %s of the name `%s`, found two; rename one of them"
                .formatted(webhook.method(), webhook.name()));
      }
      names.add(webhook.method(), webhook.operation(), "the webhook " + webhook.name());
    }
  }

  @Override
  public void addTo(Group group) {
    for (String path :
        List.of("/openapi.json", "/docs", "/docs/{file}", "/redoc", "/redoc/{file}")) {
      group.route(
          Route.of(Method.GET, prefix + path, this::answer)
              // The first request packs and hashes the pages, for longer than a loop may be held.
              .execution(Execution.CPU)
              .place(PLACE));
    }
  }

  private Response answer(Request request) {
    Served served = assets().get(request.path());
    if (served == null) {
      throw Problem.of(Status.NOT_FOUND, null);
    }
    DocsAsset asset = served.asset;
    boolean gzip = Weighted.of(request.headers().all("Accept-Encoding"), "gzip") > 0;
    String etag = gzip ? asset.gzipEtag() : asset.plainEtag();
    if (isKnown(request, etag)) {
      return Response.empty(Status.NOT_MODIFIED)
          .withHeader("ETag", etag)
          .withHeader("Cache-Control", asset.cacheControl())
          .withHeader("Vary", "Accept-Encoding");
    }
    return gzip ? served.compressed : answer(asset, asset.plain(), etag);
  }

  /// Whether the client has what this tag is of (RFC 9110 section 13.1.2).
  private static boolean isKnown(Request request, String etag) {
    EntityTag tag = EntityTag.parse(etag);
    return tag != null && EntityTags.parse(request.headers().all("If-None-Match")).matchWeakly(tag);
  }

  private static Response answer(DocsAsset asset, byte[] bytes, String etag) {
    Response response =
        Response.bytes(asset.mediaType(), bytes)
            .withHeader("ETag", etag)
            .withHeader("Cache-Control", asset.cacheControl())
            .withHeader("Vary", "Accept-Encoding")
            .withHeader("X-Content-Type-Options", "nosniff");
    String policy = asset.contentSecurityPolicy();
    // The page's sign-in opens a window at the authorization server, which must find its opener
    // again: a stricter policy that a middleware adds to all pages would part the two.
    return policy.isEmpty()
        ? response
        : response
            .withHeader("Content-Security-Policy", policy)
            .withHeader("Cross-Origin-Opener-Policy", "unsafe-none");
  }

  private synchronized Map<String, Served> assets() {
    Map<String, Served> made = assets;
    if (made == null) {
      made = new HashMap<>();
      for (DocsAsset asset : make()) {
        Response compressed =
            answer(asset, asset.gzip(), asset.gzipEtag()).withHeader("Content-Encoding", "gzip");
        made.put(asset.path(), new Served(asset, compressed));
      }
      assets = made;
    }
    return made;
  }

  private List<DocsAsset> make() {
    String document = prefix + "/openapi.json";
    List<DocsAsset> all = new ArrayList<>();
    all.add(DocsAsset.of(document, MediaType.JSON, document().bytes()));
    all.addAll(DocsPages.swaggerUi(prefix + "/docs", document, plan.info.title(), login()));
    all.addAll(DocsPages.redoc(prefix + "/redoc", document, plan.info.title()));
    return all;
  }

  private List<Webhook> webhooks() {
    return plan.webhooks.stream().flatMap(type -> GeneratedWebhooks.of(type).stream()).toList();
  }

  private DocsLogin login() {
    List<Operation> operations = new ArrayList<>();
    for (DescribedRoute entry : described) {
      operations.add(Objects.requireNonNull(entry.route().operation()).get());
    }
    return plan.docsLogin.withOriginsOf(operations);
  }

  private OpenApiDocument document() {
    OpenApiDocument.Builder document =
        OpenApiDocument.builder(plan.info)
            .version(plan.openApi)
            .errors(plan.contract)
            .servedAt(prefix + "/openapi.json")
            .mountedAt(mounted);
    for (DescribedRoute entry : described) {
      Route route = entry.route();
      Operation operation =
          Route.BARE.equals(route.operation())
              ? OpenApiDocument.bare(route.method(), route.template())
              : Objects.requireNonNull(route.operation()).get();
      Operation described = entry.groups().applyTo(entry.around().describe(operation));
      document.add(route.method(), route.template(), described, route.place());
    }
    webhooks().forEach(document::add);
    return document.build();
  }
}
