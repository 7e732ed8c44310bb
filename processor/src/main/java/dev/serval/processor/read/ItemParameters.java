package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.TypeUse;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads parameters that are sequences: a `Stream`, which is the lines of the body, and an
/// `EventStream`, which takes the events of the response.
final class ItemParameters {
  private static final String LINES = "java.util.stream.Stream";
  private static final String EVENTS = "dev.serval.EventStream";

  private final Javac javac;
  private final ModelReader models;
  private final RouteContext route;

  ItemParameters(Javac javac, ModelReader models, RouteContext route) {
    this.javac = javac;
    this.models = models;
    this.route = route;
  }

  /// Whether a type is one of them.
  static boolean isOne(TypeMirror type) {
    return Set.of(LINES, EVENTS).contains(Javac.qualifiedName(type));
  }

  /// Reads one; null when its type of items is not known, which is reported, or does not exist.
  @Nullable ParameterModel read(VariableElement parameter, TypeMirror type, String description) {
    DeclaredType declared = (DeclaredType) type;
    String name = parameter.getSimpleName().toString();
    String simple = declared.asElement().getSimpleName().toString();
    boolean events = simple.equals("EventStream");
    if (events && !route.providers().isEmpty()) {
      javac
          .problems()
          .report(
              Diagnostic.EVENTS_OUTSIDE_EVENTS,
              javac.place(parameter),
              "an `EventStream` on a method with `@Events` only, whose response it is",
              "`" + name + "`, an `EventStream` that a provider takes",
              "the `EventStream` on the method of the route, which hands it on");
      return null;
    }
    if (declared.getTypeArguments().isEmpty()) {
      javac
          .problems()
          .report(
              Diagnostic.UNSUPPORTED_PARAMETER,
              javac.place(parameter),
              "the type of what is in it",
              "`" + simple + "`",
              "`" + simple + "<Tick>`, for instance");
      return null;
    }
    TypeUse use =
        new ItemTypes(javac, models, parameter)
            .read(
                declared.getTypeArguments().getFirst(),
                events ? ItemTypes.Position.SENT : ItemTypes.Position.BODY);
    if (use == null) {
      return null;
    }
    return events
        ? new ParameterModel.Feed(name, javac.place(parameter), use)
        : new ParameterModel.Lines(name, javac.place(parameter), use, description);
  }
}
