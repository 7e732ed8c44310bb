package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.ResultModel;
import dev.serval.processor.model.ResultModel.ItemKind;
import dev.serval.processor.model.TypeUse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Decides which response of items a method gives: by `@Events` or `@JsonLines`, what it returns,
/// and whether it takes an `EventStream`.
final class StreamReader {
  /// The annotations that say in which form items are sent.
  static final Set<String> ANNOTATIONS =
      new LinkedHashSet<>(List.of("dev.serval.Events", "dev.serval.JsonLines"));

  /// The types of results that have items; `Iterable` only where an annotation says so, since it is
  /// a JSON array elsewhere.
  static final Set<String> RESULTS =
      new LinkedHashSet<>(
          List.of(
              "java.util.stream.Stream",
              "java.util.Iterator",
              "java.lang.Iterable",
              "java.util.concurrent.Flow.Publisher",
              "dev.serval.channels.Subscription"));

  private final Javac javac;
  private final ModelReader models;
  private final ExecutableElement method;

  StreamReader(Javac javac, ModelReader models, ExecutableElement method) {
    this.javac = javac;
    this.models = models;
    this.method = method;
  }

  /// The annotations of a method that say so, in the order of declaration.
  static List<AnnotationMirror> annotations(Element method) {
    return method.getAnnotationMirrors().stream()
        .filter(mirror -> ANNOTATIONS.contains(Javac.name(mirror)))
        .map(AnnotationMirror.class::cast)
        .toList();
  }

  /// Checks what the annotations of a route say about its path and heartbeat; reports what is
  /// wrong.
  ///
  /// @param mirror the annotation that names the HTTP method and the path
  static boolean check(Javac javac, ExecutableElement method, AnnotationMirror mirror) {
    for (AnnotationMirror stream : annotations(method)) {
      String path = javac.text(stream, "value");
      String name = stream.getAnnotationType().asElement().getSimpleName().toString();
      if (!stream.equals(mirror) && !path.isEmpty()) {
        String route = mirror.getAnnotationType().asElement().getSimpleName().toString();
        javac
            .problems()
            .report(
                Diagnostic.PATH_IN_TWO_PLACES,
                javac.place(method, stream),
                "the path in `@" + route + "`, beside which `@" + name + "` has none",
                "`@" + name + "(\"" + path + "\")` and `@" + route + "`",
                "`@" + name + "`, and the path in `@" + route + "`");
        return false;
      }
      if (javac.value(stream, "heartbeatSeconds") instanceof Integer seconds
          && (seconds < -1 || seconds > 86_400)) {
        javac
            .problems()
            .report(
                Diagnostic.BAD_HEARTBEAT,
                javac.place(method, stream),
                "1 to 86,400 seconds, 0 for the application's, or -1 for none",
                "`heartbeatSeconds = " + seconds + "`",
                "`heartbeatSeconds = 15`, for instance");
        return false;
      }
    }
    return true;
  }

  /// Whether a type is one of those that have items, whatever these are.
  static boolean isStream(TypeMirror type) {
    return RESULTS.contains(Javac.qualifiedName(type));
  }

  /// Whether a result is of no use without one of the annotations.
  static boolean isOnlyStreamed(TypeMirror type) {
    String name = Javac.qualifiedName(type);
    return RESULTS.contains(name) && !name.equals("java.lang.Iterable");
  }

  /// Whether this is a route of items: it has an annotation, or a parameter for them.
  boolean isStreamed(List<ParameterModel> parameters) {
    return !annotations(method).isEmpty() || !feeds(parameters).isEmpty();
  }

  /// Whether a method that is a WebSocket says nothing of items; what it says is reported.
  boolean isAbsent(List<ParameterModel> parameters) {
    List<ParameterModel.Feed> feeds = feeds(parameters);
    if (!feeds.isEmpty()) {
      javac
          .problems()
          .report(
              Diagnostic.EVENTS_OUTSIDE_EVENTS,
              feeds.getFirst().place(),
              "messages of a WebSocket, which the session sends",
              "`" + feeds.getFirst().name() + "`, an `EventStream`, on a method with `@WebSocket`",
              "`session.send(…)`, or a method with `@Events`");
      return false;
    }
    for (AnnotationMirror stream : annotations(method)) {
      String name = stream.getAnnotationType().asElement().getSimpleName().toString();
      several(
          javac.place(method, stream),
          "`@WebSocket` and `@" + name + "`",
          "`@WebSocket` alone, or a method of its own with `@" + name + "`");
      return false;
    }
    return true;
  }

  private static List<ParameterModel.Feed> feeds(List<ParameterModel> parameters) {
    return parameters.stream()
        .filter(ParameterModel.Feed.class::isInstance)
        .map(ParameterModel.Feed.class::cast)
        .toList();
  }

  /// Reads what such a method answers with; null when it has a fault, which is reported, or a type
  /// that does not exist.
  @Nullable ResultModel read(TypeMirror result, List<ParameterModel> parameters) {
    int status = new ResultReader(javac, models).status(method);
    List<AnnotationMirror> mirrors = annotations(method);
    List<ParameterModel.Feed> feeds = feeds(parameters);
    if (mirrors.size() > 1) {
      several(javac.place(method), "`@Events` and `@JsonLines`", "`@Events` alone, for instance");
      return null;
    }
    ItemKind kind =
        mirrors.isEmpty() || Javac.name(mirrors.getFirst()).endsWith("JsonLines")
            ? ItemKind.LINES
            : ItemKind.EVENTS;
    if (!feeds.isEmpty()) {
      return kind == ItemKind.LINES
          ? feedOutside(feeds.getFirst())
          : fed(feeds, result, mirrors.getFirst(), status);
    }
    return returned(kind, mirrors.getFirst(), result, status);
  }

  private @Nullable ResultModel feedOutside(ParameterModel.Feed feed) {
    javac
        .problems()
        .report(
            Diagnostic.EVENTS_OUTSIDE_EVENTS,
            feed.place(),
            "`@Events` on a method that sends events",
            "`" + feed.name() + "`, an `EventStream`, on a method without it",
            "`@Events(\"/…\")` alone, or `@Events` beside `@Post`");
    return null;
  }

  private @Nullable ResultModel fed(
      List<ParameterModel.Feed> feeds, TypeMirror result, AnnotationMirror mirror, int status) {
    if (feeds.size() > 1) {
      several(
          feeds.get(1).place(),
          "`" + feeds.get(0).name() + "` and `" + feeds.get(1).name() + "`",
          "one `EventStream`; events of several types have a sealed interface above them");
      return null;
    }
    if (result.getKind() != TypeKind.VOID) {
      several(
          javac.place(method),
          "`" + feeds.getFirst().name() + "` and the result `" + Names.shown(result) + "`",
          "`void`, or a method without `EventStream`");
      return null;
    }
    return new ResultModel(
        items(ItemKind.EVENTS, feeds.getFirst().use(), true, true, mirror), false, status);
  }

  private @Nullable ResultModel returned(
      ItemKind kind, AnnotationMirror mirror, TypeMirror result, int status) {
    TypeMirror stage = Awaitables.argumentOf(javac, result);
    TypeMirror type = stage == null ? result : stage;
    if (!RESULTS.contains(Javac.qualifiedName(type))
        || !(type instanceof DeclaredType declared)
        || declared.getTypeArguments().isEmpty()) {
      new StreamHints(javac, method).report(kind, mirror, type);
      return null;
    }
    TypeMirror item = declared.getTypeArguments().getFirst();
    boolean events = kind == ItemKind.EVENTS;
    boolean framed = events && ItemTypes.isEvent(item);
    TypeUse use =
        new ItemTypes(javac, models, method)
            .read(item, events ? ItemTypes.Position.EVENTS : ItemTypes.Position.LINES);
    return use == null
        ? null
        : new ResultModel(items(kind, use, framed, false, mirror), stage != null, status);
  }

  private ResultModel.Items items(
      ItemKind kind, TypeUse use, boolean framed, boolean fed, AnnotationMirror mirror) {
    int heartbeat =
        javac.value(mirror, "heartbeatSeconds") instanceof Integer seconds ? seconds : 0;
    return new ResultModel.Items(kind, use, framed, fed, heartbeat, overflow(mirror));
  }

  /// The constant that the annotation names; empty for the application's.
  private String overflow(AnnotationMirror mirror) {
    return javac.value(mirror, "overflow") instanceof List<?> values
            && !values.isEmpty()
            && values.getFirst() instanceof AnnotationValue first
            && first.getValue() instanceof Element constant
        ? constant.getSimpleName().toString()
        : "";
  }

  private void several(Place place, String found, String instead) {
    javac
        .problems()
        .report(
            Diagnostic.SEVERAL_STREAMS,
            place,
            "one stream: a response has one body",
            found,
            instead);
  }
}
