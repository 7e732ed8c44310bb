package dev.serval;

import dev.serval.form.FormLimits;
import dev.serval.json.JsonFamily;
import dev.serval.json.JsonLimits;
import dev.serval.openapi.DocsLogin;
import dev.serval.openapi.Info;
import dev.serval.openapi.OpenApiVersion;
import dev.serval.transport.TransportConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that was said to an [App] before it is built: [App] writes it, [Composition] reads it.
final class Blueprint {
  /// What to do with the group of all routes, in order.
  final List<Consumer<Group>> setup = new ArrayList<>();

  final Providers providers = new Providers();
  final Lifespan lifespan = new Lifespan();

  /// The applications inside, in order.
  final List<Mount> mounts = new ArrayList<>();

  /// The version of requests that name none; null refuses them.
  @Nullable String otherwise;

  /// The settings that were made and that only an application of its own server has.
  final Set<String> ofServer = new LinkedHashSet<>();

  TransportConfig transport = TransportConfig.defaults();
  ErrorContract contract = ProblemErrors.standard();
  JsonFamily family = JsonFamily.generated();

  /// The forms of typed bodies beside JSON.
  final List<BodyFormat> formats = new ArrayList<>();

  // The size of a body is bounded before it is a document, by @MaxBody or the transport.
  JsonLimits limits = JsonLimits.defaults().withDocumentSize(Integer.MAX_VALUE);
  EventOptions events = EventOptions.defaults();
  FormLimits forms = FormLimits.defaults();
  WebSocketConfig webSockets = WebSocketConfig.defaults();
  TrailingSlash trailingSlash = TrailingSlash.REDIRECT;
  Info info = Info.of("API", "1.0.0");
  OpenApiVersion openApi = OpenApiVersion.V3_1;

  /// What the document says of requests that the application sends.
  final List<Class<?>> webhooks = new ArrayList<>();

  /// Below which path the document and its pages are; null hides them.
  @Nullable String docs = "";

  DocsLogin docsLogin = DocsLogin.anonymous();
}
