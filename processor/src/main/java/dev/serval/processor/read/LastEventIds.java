package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.ParameterModel.Shape;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads parameters with `@LastEventId`: the id of the last event that a client had, which is one
/// text, absent when it connects first, and known of streams of events alone.
final class LastEventIds {
  static final String ANNOTATION = "dev.serval.LastEventId";

  private static final String FIELD = "Last-Event-ID";

  private final Javac javac;

  LastEventIds(Javac javac) {
    this.javac = javac;
  }

  static boolean isOne(AnnotationMirror mirror) {
    return Javac.name(mirror).equals(ANNOTATION);
  }

  /// Reads one; null when it has a fault, which is reported, or a type that does not exist.
  @Nullable ParameterModel read(
      VariableElement parameter, TypeMirror type, ValueReader values, String description) {
    ParameterModel read =
        values.read(parameter, type, ParameterSource.HEADER, FIELD, -1, description);
    if (!(read instanceof ParameterModel.Value value)) {
      return read;
    }
    if (value.shape() == Shape.LIST || value.shape() == Shape.SET) {
      TypeMirror one = ((DeclaredType) type).getTypeArguments().getFirst();
      report(
          parameter,
          "one value: `" + FIELD + "` is the id of one event",
          "`" + Names.shown(type) + "`",
          "`Optional<" + Names.shown(one) + ">`");
      return null;
    }
    if (value.required()) {
      String boxed =
          type instanceof PrimitiveType primitive
              ? javac.types().boxedClass(primitive).getSimpleName().toString()
              : Names.shown(type);
      report(
          parameter,
          "a value that may be absent: a client that connects first has had no event",
          "`" + Names.shown(type) + "`",
          "`@Nullable " + boxed + "`, `Optional<" + boxed + ">`, or `@Default`");
      return null;
    }
    return value;
  }

  /// Refuses the annotation on a component of a record.
  void refuseComponent(Element component) {
    report(
        component,
        "`@LastEventId` on a parameter of the method",
        "`@LastEventId` on the component of a record",
        "a parameter of its own, or `@Header(\"" + FIELD + "\")`");
  }

  private void report(Element at, String expected, String found, String instead) {
    javac
        .problems()
        .report(Diagnostic.BAD_LAST_EVENT_ID, javac.place(at), expected, found, instead);
  }

  /// Whether a route that has such a parameter sends events; what does not is reported. Providers
  /// are not asked: they may serve routes of both kinds, and the id is absent in the others.
  ///
  /// @param route the annotation that names the HTTP method
  boolean areOfEvents(ExecutableElement method, AnnotationMirror route) {
    boolean events =
        StreamReader.annotations(method).stream()
            .anyMatch(mirror -> Javac.name(mirror).equals("dev.serval.Events"));
    boolean sound = true;
    for (VariableElement parameter : method.getParameters()) {
      boolean has = Annotations.declared(parameter).stream().anyMatch(LastEventIds::isOne);
      if (has && !events) {
        boolean socket = Javac.name(route).equals(WebSocketReader.ANNOTATION);
        javac
            .problems()
            .report(
                Diagnostic.LAST_EVENT_ID_OUTSIDE_EVENTS,
                javac.place(parameter),
                "`@Events` on the method: nothing but events has an id that clients send back",
                "a method with " + written(method, route),
                socket
                    ? "`@Query`: a page cannot set header fields of a WebSocket"
                    : "`@Events`, or `@Header(\""
                        + FIELD
                        + "\")` where the method makes a response of events by hand");
        sound = false;
      }
    }
    return sound;
  }

  private static String written(ExecutableElement method, AnnotationMirror route) {
    String streams =
        StreamReader.annotations(method).stream()
            .filter(mirror -> !mirror.equals(route))
            .map(mirror -> " and " + simple(mirror))
            .collect(Collectors.joining());
    return simple(route) + streams;
  }

  private static String simple(AnnotationMirror mirror) {
    return "`@" + mirror.getAnnotationType().asElement().getSimpleName() + "`";
  }
}
