// The OpenAPI document of an application.
package dev.serval.openapi;

import dev.serval.http.MediaType;
import dev.serval.http.Method;
import dev.serval.json.JsonObject;
import dev.serval.routing.PathTemplate;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The OpenAPI document of an application: built once, then static bytes with a strong ETag.
///
/// ```java
/// OpenApiDocument document =
///     OpenApiDocument.builder(Info.of("Todos", "1.0"))
///         .errors(new ProblemErrors())
///         .add(Method.GET, PathTemplate.parse("/todos"), TodosRoutes.listOperation(), "Todos.list")
///         .build();
/// ```
///
/// The same operations in the same order always give the same bytes: paths as they were added,
/// components by name, members in a fixed order. Immutable; for any number of threads.
public final class OpenApiDocument {
  private final JsonObject json;
  private final byte[] bytes;
  private final String etag;

  OpenApiDocument(JsonObject json) {
    this.json = json;
    this.bytes = json.toBytes();
    this.etag = '"' + hashOf(bytes) + '"';
  }

  /// Starts a document.
  public static Builder builder(Info info) {
    return new Builder(info);
  }

  /// An operation that nothing is known of but its method and path.
  public static Operation bare(Method method, PathTemplate template) {
    return Operation.of("", OperationIds.fromPath(method.name(), template.text())).build();
  }

  /// The document as a tree.
  public JsonObject json() {
    return json;
  }

  /// The document in UTF-8; a copy.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// A strong entity tag (RFC 9110, section 8.8.3) with its quotes.
  public String etag() {
    return etag;
  }

  /// The document as a file to serve, compressed too.
  ///
  /// @param path where it is served, from the root
  public DocsAsset asset(String path) {
    return DocsAsset.of(path, MediaType.JSON, bytes);
  }

  /// The document with line breaks and indents, for a copy that is checked in and compared.
  public String toPrettyString() {
    return PrettyJson.of(json);
  }

  /// Half of a SHA-256 in hexadecimal digits: no two contents will ever share it.
  static String hashOf(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /// Collects what goes into a document. For one thread.
  public static final class Builder {
    private final Info info;
    private OpenApiVersion version = OpenApiVersion.V3_1;
    private ErrorSchemas errors = PlainErrors.INSTANCE;
    private final List<Server> servers = new ArrayList<>();
    private final PathItems paths = new PathItems();
    private final List<Webhook> webhooks = new ArrayList<>();

    private String mounted = "";

    record Server(String url, String description) {}

    private Builder(Info info) {
      this.info = info;
    }

    /// Sets the version of OpenAPI; 3.1 unless set.
    public Builder version(OpenApiVersion other) {
      version = other;
      return this;
    }

    /// Sets what errors look like; plain text unless set.
    public Builder errors(ErrorSchemas schemas) {
      errors = schemas;
      return this;
    }

    /// Adds a server. Without any, requests go to where the document itself was loaded from, which
    /// stays right behind a path prefix.
    ///
    /// @param url absolute, or relative to the URL of the document
    /// @param description what it is; may be empty
    public Builder server(String url, String description) {
      servers.add(new Server(url, description));
      return this;
    }

    /// Says under which path the document is served, `/openapi.json` unless told, so that the
    /// operations are found relative to it.
    public Builder servedAt(String path) {
      servers.clear();
      long depth = path.chars().filter(c -> c == '/').count() - 1;
      String up = depth <= 0 ? "." : "../".repeat((int) depth);
      return server(up.endsWith("/") ? up.substring(0, up.length() - 1) : up, "");
    }

    /// Says below which path of the server the application is, so that the addresses that security
    /// schemes name are found: `token` of the one at `/v1` becomes `v1/token`, and `/token` becomes
    /// `token`, since a reference is relative to the server of the document (OpenAPI 3.1, section
    /// 4.6), which may itself be below the prefix of a proxy. Not called, they stay as they are.
    ///
    /// @param path such as `/v1`; empty for the root
    public Builder mountedAt(String path) {
      mounted = path + "/";
      return this;
    }

    /// Adds an operation.
    ///
    /// @param place where the route was declared, for messages
    public Builder add(Method method, PathTemplate template, Operation operation, String place) {
      paths.add(method, template, operation, place);
      return this;
    }

    /// Adds a request that the API sends to its clients.
    public Builder add(Webhook webhook) {
      webhooks.add(webhook);
      return this;
    }

    /// Builds the document.
    ///
    /// @throws IllegalStateException where two types want one name, or two operations one id
    public OpenApiDocument build() {
      return new OpenApiDocument(
          new DocumentWriter(version, errors, mounted)
              .write(info, servers, paths.entries(), webhooks));
    }
  }
}
