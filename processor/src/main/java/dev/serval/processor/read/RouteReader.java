package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.check.PathVariables;
import dev.serval.processor.model.BodyModel;
import dev.serval.processor.model.Doc;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.ResultModel;
import dev.serval.processor.model.RouteModel;
import dev.serval.processor.model.RouteModel.DocumentModel;
import dev.serval.processor.model.WebSocketModel;
import dev.serval.routing.PathTemplate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// Reads one method that answers requests: its template, parameters, result and documentation.
final class RouteReader {
  /// The annotations that make a method a route.
  static final Set<String> METHODS =
      new LinkedHashSet<>(
          List.of(
              "dev.serval.Get",
              "dev.serval.Post",
              "dev.serval.Put",
              "dev.serval.Patch",
              "dev.serval.Delete",
              "dev.serval.Head",
              "dev.serval.Options",
              "dev.serval.Endpoint",
              WebSocketReader.ANNOTATION));

  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY");

  private final Javac javac;
  private final ModelReader models;
  private final TypeElement resource;
  private final String prefix;

  RouteReader(Javac javac, ModelReader models, TypeElement resource, String prefix) {
    this.javac = javac;
    this.models = models;
    this.resource = resource;
    this.prefix = prefix;
  }

  static boolean isRoute(Javac javac, Element method) {
    return !annotations(method).isEmpty();
  }

  private static List<AnnotationMirror> annotations(Element method) {
    List<AnnotationMirror> methods =
        method.getAnnotationMirrors().stream()
            .filter(mirror -> METHODS.contains(Javac.name(mirror)))
            .map(AnnotationMirror.class::cast)
            .toList();
    List<AnnotationMirror> streams = StreamReader.annotations(method);
    // One for items is a GET route by itself, and only a form of the answer beside another.
    return methods.isEmpty() && !streams.isEmpty() ? List.of(streams.getFirst()) : methods;
  }

  /// Reads a method; null when it has a fault, which is reported, or names a type that does not
  /// exist.
  @Nullable RouteModel read(ExecutableElement method) {
    List<AnnotationMirror> mirrors = annotations(method);
    if (mirrors.size() > 1) {
      report(
          Diagnostic.SEVERAL_METHODS,
          javac.place(method),
          "one of `@Get`, `@Post` and the others",
          mirrors.stream().map(m -> "`@" + simple(m) + "`").collect(Collectors.joining(" and ")),
          "one method for each, which may call the same code");
      return null;
    }
    AnnotationMirror mirror = mirrors.getFirst();
    String httpMethod = httpMethod(method, mirror);
    String template = template(method, mirror);
    if (!isCallable(method)
        || httpMethod.isEmpty()
        || template == null
        || !StreamReader.check(javac, method, mirror)) {
      return null;
    }
    Doc doc = models.doc(method);
    List<String> variables = PathTemplate.parse(template).parameterNames();
    String packageName = javac.elements().getPackageOf(resource).getQualifiedName().toString();
    RouteContext context =
        new RouteContext(packageName, httpMethod, variables, doc, List.of(), List.of());
    return route(method, context, template, mirror);
  }

  private @Nullable RouteModel route(
      ExecutableElement method, RouteContext context, String template, AnnotationMirror mirror) {
    Place place = javac.place(method, mirror);
    ExecutableType type =
        (ExecutableType) javac.types().asMemberOf((DeclaredType) resource.asType(), method);
    ParameterReader reader = new ParameterReader(javac, models, context);
    List<ParameterModel> parameters = new ArrayList<>();
    boolean complete = true;
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      ParameterModel read = reader.read(parameter, type.getParameterTypes().get(i));
      complete &= read != null;
      if (read != null) {
        parameters.add(read);
      }
    }
    complete &= new LastEventIds(javac).areOfEvents(method, mirror);
    StreamReader streams = new StreamReader(javac, models, method);
    boolean socket = context.httpMethod().equals(WebSocketReader.METHOD);
    WebSocketReader sockets = new WebSocketReader(javac, models);
    WebSocketModel webSocket = socket ? sockets.read(method, type, mirror) : null;
    ResultModel result;
    if (socket) {
      result = streams.isAbsent(parameters) ? sockets.result(method, type.getReturnType()) : null;
    } else if (streams.isStreamed(parameters)) {
      result = complete ? streams.read(type.getReturnType(), parameters) : null;
    } else {
      result = new ResultReader(javac, models).read(method, type.getReturnType());
    }
    GuardReader before = new GuardReader(javac, models, resource);
    List<ParameterModel.Dependency> guards = before.guards(method, context);
    if (!complete || result == null || guards == null || (socket && webSocket == null)) {
      return null;
    }
    List<ParameterModel> everything = new ArrayList<>(guards);
    everything.addAll(parameters);
    if (!PathVariables.check(context.variables(), everything, place, javac.problems())) {
      return null;
    }
    BodyModel body = new BodyReader(javac, models, resource).read(method, context, parameters);
    return new RouteModel(
        context.httpMethod(),
        template,
        method.getSimpleName().toString(),
        signature(method, type),
        guards,
        before.layers(method),
        parameters,
        body,
        SecurityReader.read(javac, method, resource, everything),
        result,
        has(method, "dev.serval.Strict") || has(resource, "dev.serval.Strict"),
        maxBody(method, body),
        new ExecutionReader(javac, resource).read(method, everything, result),
        document(method, context.doc()),
        webSocket,
        javac.place(method));
  }

  /// Lines are read one by one and bounded each, so only what the program says bounds all of them.
  private long maxBody(ExecutableElement method, BodyModel body) {
    long said = new LimitReader(javac, resource).maxBody(method);
    return said == LimitReader.NONE && body instanceof BodyModel.Lines ? Long.MAX_VALUE : said;
  }

  private String httpMethod(ExecutableElement method, AnnotationMirror mirror) {
    if (StreamReader.ANNOTATIONS.contains(Javac.name(mirror))) {
      return "GET";
    }
    if (!Javac.name(mirror).equals("dev.serval.Endpoint")) {
      return simple(mirror).toUpperCase(java.util.Locale.ROOT);
    }
    String written = javac.text(mirror, "method");
    if (KNOWN.contains(written)) {
      return written;
    }
    report(
        Diagnostic.UNKNOWN_METHOD,
        javac.place(method, mirror),
        "one of " + KNOWN.stream().sorted().collect(Collectors.joining(", ")),
        "\"" + written + "\"",
        "`@Endpoint(method = \"QUERY\", …)`, for instance");
    return "";
  }

  /// The whole template; null when it is malformed, which is reported.
  private @Nullable String template(ExecutableElement method, AnnotationMirror mirror) {
    String own =
        javac.text(mirror, Javac.name(mirror).equals("dev.serval.Endpoint") ? "path" : "value");
    String before = prefix.equals("/") && own.startsWith("/") ? "" : prefix;
    String whole = before + own;
    String template = whole.isEmpty() ? "/" : whole;
    String found = prefix.isEmpty() ? "" : " (the class's path `" + prefix + "` included)";
    if (!own.isEmpty() && !own.startsWith("/")) {
      report(
          Diagnostic.MALFORMED_TEMPLATE,
          javac.place(method, mirror),
          "a path that begins with `/`",
          "\"" + own + "\"",
          "`@" + simple(mirror) + "(\"/" + own + "\")`");
      return null;
    }
    String fault = fault(template);
    if (fault.isEmpty()) {
      return template;
    }
    report(
        Diagnostic.MALFORMED_TEMPLATE,
        javac.place(method, mirror),
        "literal segments, `{name}`, and at the end `{rest...}`",
        "\"" + template + "\"" + found + ": " + fault,
        "`@" + simple(mirror) + "(\"/items/{id}\")`, for instance");
    return null;
  }

  /// What is wrong with a template, without the template itself; empty when nothing is.
  static String fault(String template) {
    try {
      PathTemplate unused = PathTemplate.parse(template);
      return "";
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      int colon = message.indexOf("\": ");
      return colon < 0 ? message : message.substring(colon + 3);
    }
  }

  private boolean isCallable(ExecutableElement method) {
    String fault = "";
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.PRIVATE)) {
      fault = "a private method";
    } else if (modifiers.contains(Modifier.STATIC)) {
      fault = "a static method";
    } else if (!method.getTypeParameters().isEmpty()) {
      fault = "a method with type parameters";
    } else if (!isReachable(method)) {
      fault = "a method that another package keeps to itself";
    } else if (method.getThrownTypes().stream().anyMatch(this::isNoException)) {
      fault = "a method that throws more than exceptions";
    }
    if (!fault.isEmpty()) {
      boolean here = Javac.owner(method).equals(resource);
      report(
          Diagnostic.ROUTE_METHOD_NOT_CALLABLE,
          javac.place(here ? method : resource),
          "an instance method that is not private and throws exceptions only",
          fault + ": `" + method.getSimpleName() + "`",
          "`"
              + method.getReturnType().toString().replaceAll("\\b[a-z_]\\w*\\.", "")
              + " "
              + method.getSimpleName()
              + "(…)`");
    }
    return fault.isEmpty();
  }

  private boolean isReachable(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || javac.elements().getPackageOf(method).equals(javac.elements().getPackageOf(resource));
  }

  private boolean isNoException(TypeMirror thrown) {
    TypeElement exception = javac.elements().getTypeElement("java.lang.Exception");
    return thrown.getKind() == TypeKind.DECLARED
        && !javac.types().isSubtype(thrown, exception.asType());
  }

  /// `todos.Todos.list`, with the types of its parameters where the class has several methods of
  /// that name.
  private String signature(ExecutableElement method, ExecutableType type) {
    String name = resource.getQualifiedName() + "." + method.getSimpleName();
    long overloads =
        ElementFilter.methodsIn(javac.elements().getAllMembers(resource)).stream()
            .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
            .count();
    return overloads == 1
        ? name
        : type.getParameterTypes().stream()
            .map(Names::shown)
            .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private DocumentModel document(ExecutableElement method, Doc doc) {
    String written =
        javac
            .annotation(method, "dev.serval.OperationId")
            .map(mirror -> javac.text(mirror, "value"))
            .orElse("");
    return new DocumentModel(
        written,
        doc,
        tags(method),
        tagOfClass(),
        models.doc(resource).description(),
        javac.elements().isDeprecated(method) || javac.elements().isDeprecated(resource),
        has(method, "dev.serval.Hidden") || has(resource, "dev.serval.Hidden"),
        callback(method),
        new RespondsReader(javac, models, resource).read(method));
  }

  private RouteModel.@Nullable CallbackModel callback(ExecutableElement method) {
    var mirror = javac.annotation(method, "dev.serval.Callback");
    if (mirror.isEmpty()
        || !(javac.value(mirror.get(), "value") instanceof DeclaredType type)
        || type.getKind() == TypeKind.ERROR) {
      return null;
    }
    TypeElement element = (TypeElement) type.asElement();
    if (!has(element, WebhooksReader.WEBHOOKS)) {
      report(
          Diagnostic.NO_WEBHOOKS,
          javac.place(method, mirror.get()),
          "an interface with `@Webhooks`",
          "`" + element.getSimpleName() + "`",
          "`@Webhooks interface " + element.getSimpleName() + " { … }`");
    }
    return new RouteModel.CallbackModel(Names.of(element), javac.text(mirror.get(), "url"));
  }

  private List<String> tags(ExecutableElement method) {
    for (Element element : List.of(method, resource)) {
      var mirror = javac.annotation(element, "dev.serval.Tag");
      if (mirror.isPresent()) {
        return javac.texts(mirror.get(), "value");
      }
    }
    return List.of(resource.getSimpleName().toString());
  }

  /// The tag that the doc comment of the class is about; of several tags it is about none.
  private String tagOfClass() {
    List<String> own =
        javac
            .annotation(resource, "dev.serval.Tag")
            .map(mirror -> javac.texts(mirror, "value"))
            .orElse(List.of());
    return own.size() == 1 ? own.getFirst() : resource.getSimpleName().toString();
  }

  private boolean has(Element element, String annotation) {
    return javac.annotation(element, annotation).isPresent();
  }

  private void report(
      Diagnostic diagnostic, Place place, String expected, String found, String instead) {
    javac.problems().report(diagnostic, place, expected, found, instead);
  }

  private static String simple(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }
}
