package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.Resource;
import dev.serval.processor.model.RouteModel;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/// Reads an interface with `@Webhooks`: its methods are like the routes of a resource class, and
/// never called.
public final class WebhooksReader {
  public static final String WEBHOOKS = "dev.serval.Webhooks";

  private final Javac javac;
  private final ModelReader models;

  public WebhooksReader(Javac javac, ModelReader models) {
    this.javac = javac;
    this.models = models;
  }

  /// Reads one; null when nothing can be made of it, which is reported.
  public @Nullable Resource read(TypeElement type) {
    if (type.getKind() != ElementKind.INTERFACE) {
      javac
          .problems()
          .report(
              Diagnostic.NO_WEBHOOKS,
              javac.place(type),
              "an interface: nobody calls its methods",
              "`" + type.getSimpleName() + "`, which is none",
              "`@Webhooks interface " + type.getSimpleName() + " { … }`");
      return null;
    }
    Resource webhooks = new ResourceReader(javac, models).read(type);
    if (webhooks != null) {
      WebSocketReader.refuse(
          javac,
          webhooks.routes().stream()
              .filter(route -> route.webSocket() != null)
              .map(RouteModel::place)
              .collect(Collectors.toSet()));
    }
    return webhooks;
  }
}
