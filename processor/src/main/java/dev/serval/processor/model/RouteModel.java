package dev.serval.processor.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A method that answers the requests of one HTTP method and path template.
///
/// @param httpMethod the constant of `dev.serval.http.Method`, or `WEBSOCKET`
/// @param template the path template with that of the class before it
/// @param javaName the method's name in Java
/// @param signature what conflicts and logs call it: `todos.Todos.list`
/// @param guards what is asked before its own dependencies, in order
/// @param layers the classes of its own middleware, in order
/// @param parameters where each argument comes from, in order
/// @param body what becomes of the request's body
/// @param security whom it answers
/// @param result what becomes of the returned value
/// @param strictQuery whether unknown query parameters are refused
/// @param maxBody the most bytes of a body, -1 for the application's bound
/// @param execution where it runs
/// @param document what OpenAPI says of it
/// @param webSocket what is said of a WebSocket; null for other routes
/// @param place where it is declared
public record RouteModel(
    String httpMethod,
    String template,
    String javaName,
    String signature,
    List<ParameterModel.Dependency> guards,
    List<ClassName> layers,
    List<ParameterModel> parameters,
    BodyModel body,
    SecurityModel security,
    ResultModel result,
    boolean strictQuery,
    long maxBody,
    Execution execution,
    DocumentModel document,
    @Nullable WebSocketModel webSocket,
    Place place) {
  public RouteModel {
    guards = List.copyOf(guards);
    layers = List.copyOf(layers);
    parameters = List.copyOf(parameters);
  }

  /// Its guards and its parameters: all that takes something of the request.
  public List<ParameterModel> everything() {
    List<ParameterModel> all = new ArrayList<>(guards);
    all.addAll(parameters);
    return all;
  }

  /// Whether it, or something that it depends on, takes a session.
  public boolean takesSession() {
    return takesSession(everything());
  }

  private static boolean takesSession(List<ParameterModel> parameters) {
    return parameters.stream()
        .anyMatch(parameter ->
            switch (parameter) {
              case ParameterModel.Framework framework ->
                  framework.expression().equals(ParameterModel.Framework.BROWSER_SESSION);
              case ParameterModel.Dependency dependency ->
                  takesSession(dependency.provider().parameters());
              default -> false;
            });
  }

  /// The constants of `dev.serval.transport.Execution` that a program can ask for.
  public enum Execution {
    VIRTUAL,
    INLINE,
    CPU
  }

  /// What OpenAPI says of a route beyond its parameters, body and responses.
  ///
  /// @param operationId the id that `@OperationId` demands, empty when nothing does
  /// @param doc the doc comment of the method
  /// @param tags the tags
  /// @param tagOfClass the tag that is described: the one that the class names, or its name
  /// @param tagDescription what the doc comment of the class says
  /// @param deprecated whether clients shall stop using it
  /// @param hidden whether the document leaves it out
  /// @param callback what it causes the application to send later, null for nothing
  /// @param responses those declared beside its result
  public record DocumentModel(
      String operationId,
      Doc doc,
      List<String> tags,
      String tagOfClass,
      String tagDescription,
      boolean deprecated,
      boolean hidden,
      @Nullable CallbackModel callback,
      List<DeclaredResponse> responses) {
    public DocumentModel {
      tags = List.copyOf(tags);
      responses = List.copyOf(responses);
    }
  }

  /// A response that `@Responds` declares.
  ///
  /// @param description when it is given, empty for nothing
  /// @param body what it carries as JSON, null for nothing
  public record DeclaredResponse(int status, String description, @Nullable TypeUse body) {}

  /// What a route causes the application to send later.
  ///
  /// @param type the interface that describes it
  /// @param url the address, with runtime expressions
  public record CallbackModel(ClassName type, String url) {}
}
