package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ResultModel.ItemKind;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// Says why what a method returns is no stream of items, and what to write so that it is one, or so
/// that it need not be.
final class StreamHints {
  private static final String CHANNEL = "dev.serval.channels.Channel";

  private final Javac javac;
  private final ExecutableElement method;

  StreamHints(Javac javac, ExecutableElement method) {
    this.javac = javac;
    this.method = method;
  }

  /// Reports a result.
  ///
  /// @param mirror the annotation that asks for items
  void report(ItemKind kind, AnnotationMirror mirror, TypeMirror result) {
    String shown = "`" + Names.shown(result) + "`";
    if (StreamReader.isStream(result)) {
      String instead = "`" + Names.shown(result) + "<Tick>`, for instance";
      report("the type of the items", shown + " without type argument", instead);
      return;
    }
    boolean events = kind == ItemKind.EVENTS;
    String expected =
        "a result that is made item by item: `Stream`, `Iterator`, `Iterable`, `Flow.Publisher` or"
            + " `Subscription`";
    if (events) {
      expected += "; or `void`, and a parameter `EventStream`";
    }
    if (result.getKind() == TypeKind.VOID) {
      report(
          expected,
          events ? shown + " without a parameter `EventStream`" : shown,
          "`Stream<Tick>` as the result"
              + (events ? ", or a parameter `EventStream<Tick> out`" : ", for instance"));
      return;
    }
    Hint hint = hint(result, shown);
    report(expected, shown + hint.found, hint.instead + without(mirror, hint.alone));
  }

  private void report(String expected, String found, String instead) {
    javac
        .problems()
        .report(Diagnostic.NOTHING_TO_STREAM, javac.place(method), expected, found, instead);
  }

  /// What is said of a result.
  ///
  /// @param found what it is instead
  /// @param instead how it becomes a stream
  /// @param alone what one response is of it; empty where it can only be a stream
  private record Hint(String found, String instead, String alone) {}

  private Hint hint(TypeMirror result, String shown) {
    String whole = ", which is complete before its first item is sent";
    if (result instanceof ArrayType array && !array.getComponentType().getKind().isPrimitive()) {
      String item = Names.shown(array.getComponentType());
      return new Hint(
          whole, "`Stream<" + item + ">`, which `Arrays.stream(…)` gives", "JSON array");
    }
    if (result instanceof DeclaredType) {
      TypeMirror item = Names.argumentOf(javac, result, "java.util.Collection");
      if (item != null) {
        String stream = "`Stream<" + Names.shown(item) + ">`, which its `stream()` gives";
        return new Hint(whole, stream, "JSON array");
      }
      TypeMirror published = Names.argumentOf(javac, result, CHANNEL);
      if (published != null) {
        return new Hint(
            ", which nobody has subscribed to",
            "`Subscription<" + Names.shown(published) + ">`, which its `subscribe()` gives",
            "");
      }
      for (String generic : StreamReader.RESULTS) {
        TypeMirror made = Names.argumentOf(javac, result, generic);
        if (made != null) {
          String simple = generic.replaceFirst("^[a-z.]+", "");
          String declared = "`" + simple + "<" + Names.shown(made) + ">` as the declared result";
          return new Hint(", which is a `" + simple + "` of its own kind", declared, "");
        }
      }
    }
    String item = shown.substring(1, shown.length() - 1);
    return new Hint(", which is one value", "`Stream<" + item + ">` for several", "value");
  }

  /// How the route is written that sends no items.
  private String without(AnnotationMirror mirror, String alone) {
    if (alone.isEmpty()) {
      return "";
    }
    String stream = "`@" + simple(mirror) + "`";
    return "; for one "
        + alone
        + " "
        + method.getAnnotationMirrors().stream()
            .filter(other -> RouteReader.METHODS.contains(Javac.name(other)))
            .findFirst()
            .map(other -> "`@" + simple(other) + "` without " + stream)
            .orElse("`@Get` in place of " + stream);
  }

  private static String simple(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }
}
