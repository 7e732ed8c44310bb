package dev.serval.processor.write;

import dev.serval.processor.model.RouteModel;
import dev.serval.processor.model.WebSocketModel;
import dev.serval.processor.model.WebSocketModel.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the end of a WebSocket's method: the response that says what it does when it is open.
final class WebSocketWriter {
  /// What the generated code calls the session.
  static final String SESSION = "session";

  private final JavaSource file;
  private final JavaSource out;
  private final WebSocketModel socket;
  private final StartVariables bodies;
  private final Locals locals;
  private final Set<StartVariables.Variable> used = new LinkedHashSet<>();

  WebSocketWriter(
      JavaSource file, JavaSource out, RouteModel route, StartVariables bodies, Locals locals) {
    this.file = file;
    this.out = out;
    this.socket = Objects.requireNonNull(route.webSocket());
    this.bodies = bodies;
    this.locals = locals;
  }

  /// The JSON forms that the method has to be given.
  Set<StartVariables.Variable> used() {
    return used;
  }

  /// Writes the return.
  ///
  /// @param method the expression of the program's method
  /// @param arguments those of its call
  void write(String method, List<String> arguments, boolean awaited) {
    List<String> kept = new ArrayList<>();
    for (String argument : arguments) {
      kept.add(kept(argument));
    }
    String call = method + "(" + String.join(", ", kept) + ")";
    String whole = awaited ? file.type("dev.serval.binding.Awaited") + ".of(" + call + ")" : call;
    out.line(
        "return %s.webSocket(%s, %s, %s -> %s);"
            .formatted(
                file.type("dev.serval.Response"),
                codec(socket.in()),
                codec(socket.out()),
                SESSION,
                whole));
  }

  /// An argument as a lambda may use it: a variable that was assigned more than once has another
  /// for its last value.
  private String kept(String argument) {
    if (out.assignments(argument) < 2) {
      return argument;
    }
    String name = locals.name("bound" + Literals.capital(argument));
    out.line("var " + name + " = " + argument + ";");
    return name;
  }

  private String codec(Message message) {
    String type = file.type("dev.serval.MessageCodec");
    return switch (message) {
      case WebSocketModel.Text _ -> type + ".text()";
      case WebSocketModel.Bytes _ -> type + ".bytes()";
      case WebSocketModel.Any _ -> type + ".any()";
      case WebSocketModel.Json json -> {
        StartVariables.Variable body = bodies.of(json.use());
        used.add(body);
        yield type + ".json(" + body.name() + ")";
      }
    };
  }

  /// What stands between the template and the handler where the route is made.
  static String config(WebSocketModel socket) {
    StringBuilder config = new StringBuilder();
    if (!socket.subprotocols().isEmpty()) {
      config.append(".withSubprotocols(" + literals(socket.subprotocols()) + ")");
    }
    if (!socket.origins().isEmpty()) {
      config.append(".withOrigins(" + literals(socket.origins()) + ")");
    }
    if (socket.maxMessage() > 0) {
      config.append(".withMaxMessage(" + Literals.number(socket.maxMessage()) + ")");
    }
    return config.isEmpty() ? "" : "config -> config" + config + ", ";
  }

  private static String literals(List<String> texts) {
    return texts.stream().map(JavaSource::literal).collect(Collectors.joining(", "));
  }
}
