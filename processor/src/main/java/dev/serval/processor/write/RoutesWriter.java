package dev.serval.processor.write;

import dev.serval.processor.model.BodyModel;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.Definition;
import dev.serval.processor.model.GeneratedFile;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.Resource;
import dev.serval.processor.model.ResultModel;
import dev.serval.processor.model.RouteModel;
import dev.serval.processor.model.WebSocketModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the routes of a resource class: `addTo`, which hands them to a group, and one method for
/// each that binds, calls and answers.
public final class RoutesWriter {
  private static final ClassName DEPENDS = new ClassName("dev.serval", "Depends");

  private final Resource resource;
  private final JavaSource file;
  private final JavaSource methods;
  private final JavaSource registrations;
  private final JavaSource operations;
  private final JavaSource checks;
  private final Constants constants;
  private final StartVariables bodies;

  /// Those of `Object` without parameters are taken too, and `yield`, which cannot be called
  /// without an object.
  private final Locals methodNames =
      new Locals(
          "addTo",
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait",
          "yield");

  private final String type;
  private final String field;

  private RoutesWriter(Resource resource, Predicate<String> neighbours) {
    this.resource = resource;
    this.file = new JavaSource(resource.routesName(), resource.name().qualified(), neighbours);
    wrappers(resource).forEach(wrapper -> file.reserve(wrapper.name().simple()));
    this.methods = file.section();
    this.registrations = file.section();
    this.operations = file.section();
    this.checks = file.section();
    this.constants = new Constants(file);
    this.bodies =
        new StartVariables(
            file,
            new CodecExpression(
                file, checks, constants, CodecExpression.Reference.DIRECT, methodNames, ""));
    this.type = file.type(resource.name());
    String simple = resource.name().simple();
    this.field =
        new Locals("in", "request", "group", simple)
            .name(Character.toLowerCase(simple.charAt(0)) + simple.substring(1));
  }

  /// Writes the routes of a class, their paths, and the codecs of the bodies that several of its
  /// parameters share.
  ///
  /// @param neighbours whether the package of the class has a class of a simple name
  public static List<GeneratedFile> write(Resource resource, Predicate<String> neighbours) {
    List<GeneratedFile> files = new ArrayList<>();
    files.add(new RoutesWriter(resource, neighbours).write());
    files.add(UrlsWriter.write(resource, neighbours));
    wrappers(resource).forEach(wrapper -> files.add(CodecWriter.write(wrapper, neighbours)));
    return files;
  }

  private static List<Definition.OfRecord> wrappers(Resource resource) {
    List<Definition.OfRecord> wrappers = new ArrayList<>();
    for (RouteModel route : resource.routes()) {
      if (route.body() instanceof BodyModel.Shared shared) {
        wrappers.add(shared.wrapper());
      }
    }
    return wrappers;
  }

  private GeneratedFile write() {
    resource.routes().forEach(this::route);
    String routes = file.type("dev.serval.Routes");
    file.line("@" + file.type("dev.serval.Generated"));
    if (resource.routes().stream().anyMatch(route -> route.document().deprecated())) {
      file.line("@" + file.type("java.lang.SuppressWarnings") + "({\"deprecation\", \"removal\"})");
    }
    file.open("final class " + file.className() + " implements " + routes);
    file.open("static");
    file.line(
        "%s.register(%s.class, %s::new);"
            .formatted(file.type("dev.serval.GeneratedRoutes"), type, file.className()));
    file.close().line("");
    if (!constants.declarations().isEmpty()) {
      file.add(constants.declarations()).line("");
    }
    file.line("private final " + type + " " + field + ";").line("");
    file.open(file.className() + "(" + type + " " + field + ")");
    file.line("this." + field + " = " + field + ";").close();
    file.override("public void addTo(" + file.type("dev.serval.Group") + " group)");
    bodies.declare(file);
    file.add(registrations).close();
    file.add(methods).add(checks).add(operations);
    for (RouteModel route : resource.routes()) {
      if (route.body() instanceof BodyModel.Shared shared) {
        sharedBody(route, shared.wrapper());
      }
    }
    file.close();
    return file.finish(resource.place());
  }

  private void route(RouteModel route) {
    String name = methodNames.exactly(route.javaName());
    JavaSource body = file.section();
    boolean socket = route.webSocket() != null;
    Locals locals = new Locals("in", "request", field);
    if (socket) {
      locals.exactly(WebSocketWriter.SESSION);
    }
    BindingWriter binding =
        new BindingWriter(file, body, route, bodies, constants, locals, resource.name(), field);
    String arguments = binding.write();
    List<StartVariables.Variable> json = new ArrayList<>(binding.used());
    String call = field + "." + route.javaName();
    if (socket) {
      WebSocketWriter writer = new WebSocketWriter(file, body, route, bodies, locals);
      writer.write(call, binding.arguments(), route.result().awaited());
      writer.used().stream().filter(variable -> !json.contains(variable)).forEach(json::add);
    } else {
      ResultWriter result =
          new ResultWriter(file, body, route.result(), bodies, locals, binding.feed());
      result.write(call + "(" + arguments + ")");
      result.used().stream().filter(variable -> !json.contains(variable)).forEach(json::add);
    }
    boolean asks = body.mentions("request");
    method(name, asks, json, body);
    register(route, name, asks, json);
  }

  private void method(
      String name, boolean asks, List<StartVariables.Variable> json, JavaSource body) {
    List<String> parameters = new ArrayList<>();
    if (asks) {
      parameters.add(file.type("dev.serval.Request") + " request");
    }
    json.forEach(variable -> parameters.add(variable.type() + " " + variable.name()));
    methods.line("");
    methods.open(
        "private %s %s(%s) throws %s"
            .formatted(
                file.type("dev.serval.Response"),
                name,
                String.join(", ", parameters),
                file.type("java.lang.Exception")));
    methods.add(body).close();
  }

  private void register(
      RouteModel route, String name, boolean asks, List<StartVariables.Variable> json) {
    List<String> arguments = new ArrayList<>();
    if (asks) {
      arguments.add("request");
    }
    json.forEach(variable -> arguments.add(variable.name()));
    String handler =
        asks && json.isEmpty()
            ? "this::" + name
            : (asks ? "request" : "_") + " -> " + name + "(" + String.join(", ", arguments) + ")";
    registrations.line(isNegotiatedUnseen(route) ? "group.negotiated(" : "group.route(").indent(2);
    registrations.line(made(route, handler));
    registrations.indent(2);
    if (!route.document().hidden() && route.webSocket() == null) {
      String operation = methodNames.exactly(name + "Operation");
      new OperationWriter(file, operations, resource, route).write(operation);
      registrations.line(".operation(" + file.className() + "::" + operation + ")");
    }
    if (route.maxBody() >= 0) {
      registrations.line(
          route.maxBody() == Long.MAX_VALUE
              ? ".maxBody(Long.MAX_VALUE)"
              : ".maxBody(" + Literals.number(route.maxBody()) + ")");
    }
    if (!route.guards().isEmpty()) {
      registrations.line(
          route.guards().stream()
              .flatMap(this::asked)
              .map(type -> file.type(type) + ".class")
              .distinct()
              .collect(Collectors.joining(", ", ".guards(", ")")));
    }
    String place = JavaSource.literal(route.signature());
    if (!route.layers().isEmpty()) {
      registrations.line(
          route.layers().stream()
              .map(layer -> "group.middleware(" + file.type(layer) + ".class, " + place + ")")
              .collect(Collectors.joining(", ", ".use(", ")")));
    }
    if (route.takesSession()) {
      registrations.line(".needs(" + file.type("dev.serval.security.Sessions") + ".class)");
    }
    if (route.execution() != RouteModel.Execution.VIRTUAL) {
      String execution = file.type("dev.serval.transport.Execution");
      registrations.line(".execution(" + execution + "." + route.execution() + ")");
    }
    registrations.line(".place(" + place + "));");
    registrations.indent(-4);
  }

  /// What a group may call a guard: its class, unless that says nothing about its arguments, and
  /// the annotations that ask for it.
  private Stream<ClassName> asked(ParameterModel.Dependency guard) {
    List<ClassName> names = new ArrayList<>();
    if (!guard.provider().takesArguments()) {
      names.add(guard.provider().owner());
    }
    names.addAll(guard.askedBy());
    if (names.isEmpty()) {
      names.add(DEPENDS); // a guard that has no name is one all the same
    }
    return names.stream();
  }

  /// Whether `Accept` matters to a route, which no description of it tells the application.
  private static boolean isNegotiatedUnseen(RouteModel route) {
    return route.document().hidden()
        && route.webSocket() == null
        && (isTyped(route.result().form(), route.result().status())
            || route.document().responses().stream()
                .anyMatch(response -> response.body() != null && response.status() < 300));
  }

  private static boolean isTyped(ResultModel.Form form, int status) {
    return switch (form) {
      case ResultModel.Json _ -> status < 300;
      case ResultModel.Maybe maybe -> isTyped(maybe.inner(), status);
      case ResultModel.Wrapped wrapped -> isTyped(wrapped.body(), 0);
      case ResultModel.Alternatives sealed ->
          sealed.alternatives().stream()
              .anyMatch(alternative -> isTyped(alternative.body(), alternative.status()));
      case ResultModel.Nothing _,
          ResultModel.Text _,
          ResultModel.Bytes _,
          ResultModel.Streamed _,
          ResultModel.Items _,
          ResultModel.File _,
          ResultModel.Whole _ ->
          false;
    };
  }

  private String made(RouteModel route, String handler) {
    String type = file.type("dev.serval.Route");
    String template = JavaSource.literal(route.template());
    WebSocketModel socket = route.webSocket();
    return socket != null
        ? "%s.webSocket(%s, %s%s)"
            .formatted(type, template, WebSocketWriter.config(socket), handler)
        : "%s.of(%s.%s, %s, %s)"
            .formatted(
                type, file.type("dev.serval.http.Method"), route.httpMethod(), template, handler);
  }

  /// The record that holds the members of a body that several parameters share.
  private void sharedBody(RouteModel route, Definition.OfRecord wrapper) {
    String components =
        route.parameters().stream()
            .filter(ParameterModel.Body.class::isInstance)
            .map(ParameterModel.Body.class::cast)
            .map(body -> component(body) + " " + body.name())
            .collect(Collectors.joining(", "));
    file.line("")
        .line("/// The body of `" + route.javaName() + "`, one member for each parameter.");
    file.line("record " + wrapper.name().simple() + "(" + components + ") {}");
  }

  private String component(ParameterModel.Body body) {
    return body.use().nullable()
        ? Types.nullable(file, body.use().type())
        : Types.of(file, body.use().type());
  }
}
