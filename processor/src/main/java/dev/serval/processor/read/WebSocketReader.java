package dev.serval.processor.read;

import dev.serval.http.Headers;
import dev.serval.http.OriginPattern;
import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.check.Problem;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.ResultModel;
import dev.serval.processor.model.TypeUse;
import dev.serval.processor.model.WebSocketModel;
import dev.serval.processor.model.WebSocketModel.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads what a method with `@WebSocket` says of its messages and of its handshake.
final class WebSocketReader {
  static final String ANNOTATION = "dev.serval.WebSocket";

  /// Stands where the name of an HTTP method does for other routes.
  static final String METHOD = "WEBSOCKET";

  private static final String SESSION = "dev.serval.WebSocketSession";

  private final Javac javac;
  private final ModelReader models;

  WebSocketReader(Javac javac, ModelReader models) {
    this.javac = javac;
    this.models = models;
  }

  static boolean isSession(TypeMirror type) {
    return Javac.qualifiedName(type).equals(SESSION);
  }

  /// The parameter that is the session; null where the route has none, which is reported.
  static @Nullable ParameterModel session(
      Javac javac, VariableElement parameter, RouteContext route) {
    Place place = javac.place(parameter);
    if (route.httpMethod().equals(METHOD) && route.providers().isEmpty()) {
      return new ParameterModel.Framework(
          parameter.getSimpleName().toString(), place, ParameterModel.Framework.SESSION, false);
    }
    boolean provider = !route.providers().isEmpty();
    javac
        .problems()
        .report(
            Diagnostic.SESSION_OUTSIDE_WEB_SOCKET,
            place,
            "a session on a method with `@WebSocket` only, which is called when one is open",
            provider ? "a session that a provider takes" : "a session on a route of another kind",
            provider
                ? "the session on the method of the route, which hands it on"
                : "`@WebSocket(\"/path\")` on the method");
    return null;
  }

  /// Reads a method; null when it has a fault, which is reported, or names a type that does not
  /// exist.
  @Nullable WebSocketModel read(
      ExecutableElement method, ExecutableType type, AnnotationMirror mirror) {
    List<VariableElement> sessions = new ArrayList<>();
    List<TypeMirror> types = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      if (isSession(type.getParameterTypes().get(i))) {
        sessions.add(method.getParameters().get(i));
        types.add(type.getParameterTypes().get(i));
      }
    }
    if (sessions.size() != 1) {
      notOneSession(method, sessions);
      return null;
    }
    List<? extends TypeMirror> arguments = ((DeclaredType) types.getFirst()).getTypeArguments();
    VariableElement session = sessions.getFirst();
    if (arguments.isEmpty()) {
      report(
          Diagnostic.MESSAGE_TYPE,
          javac.place(session),
          "the types of the messages, received and sent",
          "`WebSocketSession` without type arguments",
          "`WebSocketSession<String, String>`, for instance");
      return null;
    }
    Message in = message(session, arguments.getFirst());
    Message out = message(session, arguments.getLast());
    boolean sound = isSound(method, mirror);
    if (in == null || out == null || !sound) {
      return null;
    }
    return new WebSocketModel(
        in,
        out,
        javac.texts(mirror, "subprotocols"),
        javac.texts(mirror, "origins"),
        javac.value(mirror, "maxMessage") instanceof Integer bytes ? bytes : 0);
  }

  private void notOneSession(ExecutableElement method, List<VariableElement> sessions) {
    Problem problem =
        Problem.of(
            Diagnostic.NOT_ONE_SESSION,
            javac.place(sessions.isEmpty() ? method : sessions.get(1)),
            "one parameter that is the `WebSocketSession`",
            sessions.isEmpty() ? "none" : "several",
            "`WebSocketSession<String, String> session`, for instance");
    javac
        .problems()
        .report(sessions.isEmpty() ? problem : problem.and(javac.place(sessions.getFirst())));
  }

  private @Nullable Message message(VariableElement session, TypeMirror type) {
    boolean bytes =
        type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE;
    Message raw =
        switch (Javac.qualifiedName(type)) {
          case "java.lang.String" -> new WebSocketModel.Text();
          case "dev.serval.transport.WebSocketMessage" -> new WebSocketModel.Any();
          default -> bytes ? new WebSocketModel.Bytes() : null;
        };
    if (raw instanceof WebSocketModel.Any) {
      return raw;
    }
    TypeUse use = models.types().readArgument(session, type);
    if (use == null) {
      return null;
    }
    String fault =
        use.nullable()
            ? "`@Nullable " + Names.shown(type) + "`, and null is the end of a session"
            : use.type() instanceof ModelType.Maybe || use.type() instanceof ModelType.PatchOf
                ? "`" + Names.shown(type) + "`"
                : raw != null && !use.constraints().isEmpty()
                    ? "constraints of a message that is not JSON"
                    : "";
    if (!fault.isEmpty()) {
      report(
          Diagnostic.MESSAGE_TYPE,
          javac.place(session),
          "`String`, `byte[]`, `WebSocketMessage`, or a type of JSON that is always there",
          fault,
          "a record, for instance, with that as a component");
      return null;
    }
    return raw != null ? raw : new WebSocketModel.Json(use);
  }

  /// Whether what the annotation says can be meant; what cannot is reported.
  private boolean isSound(ExecutableElement method, AnnotationMirror mirror) {
    int before = javac.problems().count();
    Place place = javac.place(method, mirror);
    for (String name : javac.texts(mirror, "subprotocols")) {
      if (isRefused(() -> Headers.of(name, ""))) {
        report(
            Diagnostic.BAD_WEB_SOCKET,
            place,
            "a subprotocol that is a token (RFC 6455 section 4.1)",
            "\"" + name + "\"",
            "`subprotocols = \"chat.v2\"`, for instance");
      }
    }
    for (String origin : javac.texts(mirror, "origins")) {
      if (!origin.equals("*") && isRefused(() -> OriginPattern.parse(origin))) {
        report(
            Diagnostic.BAD_WEB_SOCKET,
            place,
            "an origin: scheme, host and perhaps port",
            "\"" + origin + "\"",
            "`origins = \"https://app.example\"`, for instance");
      }
    }
    if (javac.value(mirror, "maxMessage") instanceof Integer bytes && bytes < 0) {
      report(
          Diagnostic.BAD_WEB_SOCKET,
          place,
          "a number of bytes, or 0 for what the application says",
          "maxMessage = " + bytes,
          "`maxMessage = 65_536`, for instance");
    }
    return javac.problems().count() == before;
  }

  private static boolean isRefused(Runnable parsing) {
    try {
      parsing.run();
      return false;
    } catch (IllegalArgumentException malformed) {
      return true;
    }
  }

  /// Reads what a method returns; null when it is something, which is reported.
  @Nullable ResultModel result(ExecutableElement method, TypeMirror type) {
    TypeMirror stage = Awaitables.argumentOf(javac, type);
    boolean nothing =
        type.getKind() == TypeKind.VOID
            || (stage != null && Javac.qualifiedName(stage).equals("java.lang.Void"));
    boolean status = javac.annotation(method, "dev.serval.Status").isPresent();
    if (nothing && !status) {
      return new ResultModel(new ResultModel.Nothing(), stage != null, 0);
    }
    if (type.getKind() != TypeKind.ERROR) {
      report(
          Diagnostic.WEB_SOCKET_RESULT,
          javac.place(method),
          "`void`, `CompletionStage<Void>` or `Promise<Void>`: the response is a 101, and all else"
              + " a message",
          status ? "`@Status`" : "`" + Names.shown(type) + "`",
          status ? "the method without `@Status`" : "`session.send(…)`");
    }
    return null;
  }

  /// Refuses the routes of an interface that nobody opens WebSockets of.
  static void refuse(Javac javac, Set<Place> places) {
    for (Place place : places) {
      javac
          .problems()
          .report(
              Diagnostic.BAD_WEB_SOCKET,
              place,
              "requests that the application sends",
              "`@WebSocket`, which its clients open",
              "the method in a resource class");
    }
  }

  private void report(
      Diagnostic diagnostic, Place place, String expected, String found, String instead) {
    javac.problems().report(diagnostic, place, expected, found, instead);
  }
}
