package dev.serval.processor.write;

import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.GeneratedFile;
import dev.serval.processor.model.Resource;
import dev.serval.processor.model.RouteModel;
import java.util.function.Predicate;

/// Writes what the document says of an interface with `@Webhooks`: one operation for each method.
public final class WebhooksWriter {
  private WebhooksWriter() {}

  /// The name of the class that is generated for an interface.
  public static ClassName nameFor(ClassName type) {
    return type.generated("Webhooks");
  }

  /// Writes it.
  ///
  /// @param neighbours whether the package of the interface has a class of a simple name
  public static GeneratedFile write(Resource webhooks, Predicate<String> neighbours) {
    ClassName name = nameFor(webhooks.name());
    JavaSource file = new JavaSource(name, webhooks.name().qualified(), neighbours);
    JavaSource operations = file.section();
    JavaSource list = file.section();
    Locals names = new Locals("all");
    String webhook = file.type("dev.serval.openapi.Webhook");
    int left = webhooks.routes().size();
    for (RouteModel route : webhooks.routes()) {
      String operation = names.exactly(route.javaName() + "Operation");
      new OperationWriter(file, operations, webhooks, route).write(operation);
      list.line(
          "new %s(%s, %s.%s, %s())%s"
              .formatted(
                  webhook,
                  JavaSource.literal(route.template().substring(1)),
                  file.type("dev.serval.http.Method"),
                  route.httpMethod(),
                  operation,
                  --left == 0 ? ");" : ","));
    }
    file.line("@" + file.type("dev.serval.Generated"));
    file.open("final class " + file.className());
    file.open("static");
    file.line(
        "%s.register(%s.class, %s::all);"
            .formatted(
                file.type("dev.serval.GeneratedWebhooks"),
                file.type(webhooks.name()),
                file.className()));
    file.close().line("");
    file.line("private " + file.className() + "() {}").line("");
    file.open("private static " + file.type("java.util.List") + "<" + webhook + "> all()");
    file.line("return " + file.type("java.util.List") + ".of(").indent(2);
    file.add(list).indent(-2);
    file.close();
    file.add(operations);
    file.close();
    return file.finish(webhooks.place());
  }
}
