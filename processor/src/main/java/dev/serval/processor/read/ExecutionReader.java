package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ResultModel;
import dev.serval.processor.model.RouteModel.Execution;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/// Reads which thread a route asks for with `@Inline` or `@Cpu`, on the method or else on its
/// class.
///
/// What is inline must not wait, since all other connections of its thread would wait with it; a
/// method that says by its types that it does is refused.
final class ExecutionReader {
  private static final String INLINE = "dev.serval.Inline";
  private static final String CPU = "dev.serval.Cpu";

  private final Javac javac;
  private final TypeElement resource;

  ExecutionReader(Javac javac, TypeElement resource) {
    this.javac = javac;
    this.resource = resource;
  }

  /// Where a route runs; what does not fit is reported.
  Execution read(ExecutableElement method, List<ParameterModel> parameters, ResultModel result) {
    for (Element element : List.of(method, resource)) {
      Optional<AnnotationMirror> inline = javac.annotation(element, INLINE);
      boolean cpu = javac.annotation(element, CPU).isPresent();
      if (inline.isPresent() && cpu) {
        javac
            .problems()
            .report(
                Diagnostic.EXECUTION_DOES_NOT_FIT,
                javac.place(element),
                "one thread: `@Inline` for what never waits, `@Cpu` for what computes",
                "`@Inline` and `@Cpu`",
                "`@Cpu` alone, if it may take more than some ten microseconds");
        return Execution.VIRTUAL;
      }
      if (inline.isPresent()) {
        String waits = waits(parameters, result);
        if (!waits.isEmpty()) {
          refuseInline(method, element, waits);
        }
        return Execution.INLINE;
      }
      if (cpu && parameters.stream().anyMatch(ExecutionReader::isSession)) {
        refuseCpu(method, element, "a WebSocket on a virtual thread: it waits for its peer");
      } else if (cpu && isItems(result.form())) {
        refuseCpu(method, element, "a streamed response on a virtual thread: it waits for items");
      }
      if (cpu) {
        return Execution.CPU;
      }
    }
    return Execution.VIRTUAL;
  }

  private static boolean isSession(ParameterModel parameter) {
    return parameter instanceof ParameterModel.Framework framework
        && framework.expression().equals(ParameterModel.Framework.SESSION);
  }

  private static boolean isItems(ResultModel.Form form) {
    return switch (form) {
      case ResultModel.Maybe maybe -> isItems(maybe.inner());
      case ResultModel.Items _ -> true;
      default -> false;
    };
  }

  /// The threads for what computes are as many as processors: a few clients would hold them all.
  private void refuseCpu(ExecutableElement method, Element annotated, String expected) {
    javac
        .problems()
        .report(
            Diagnostic.EXECUTION_DOES_NOT_FIT,
            javac.place(method),
            expected + " most of the time",
            "`@Cpu`",
            annotated.equals(method)
                ? "the method without `@Cpu`"
                : "`@Cpu` on the other methods of the class in place of the class");
  }

  private void refuseInline(ExecutableElement method, Element annotated, String waits) {
    javac
        .problems()
        .report(
            Diagnostic.EXECUTION_DOES_NOT_FIT,
            javac.place(method),
            "a method that never waits, because it runs on the thread that serves connections",
            waits,
            annotated.equals(method)
                ? "the method without `@Inline`: on a virtual thread it may wait"
                : "`@Inline` on the other methods of the class in place of the class");
  }

  /// What a method waits for, empty when its types do not tell.
  private static String waits(List<ParameterModel> parameters, ResultModel result) {
    for (ParameterModel parameter : parameters) {
      String waits = waits(parameter);
      if (!waits.isEmpty()) {
        return waits;
      }
    }
    if (result.awaited()) {
      return "a `CompletionStage`, which is waited for";
    }
    return waits(result.form());
  }

  private static String waits(ResultModel.Form form) {
    return switch (form) {
      case ResultModel.Maybe maybe -> waits(maybe.inner());
      case ResultModel.Streamed _, ResultModel.Items _ ->
          "a streamed response, which waits for its reader";
      case ResultModel.File _ -> "a file, which is read";
      default -> "";
    };
  }

  private static String waits(ParameterModel parameter) {
    return switch (parameter) {
      case ParameterModel.Framework framework when isSession(framework) ->
          "`" + framework.name() + "`, a session, which waits for its peer";
      case ParameterModel.Framework framework when framework.expression().endsWith(".stream()") ->
          "`" + framework.name() + "`, a stream of the body, which waits for the client";
      case ParameterModel.Lines lines ->
          "`" + lines.name() + "`, the lines of the body, which wait for the client";
      case ParameterModel.Dependency dependency when dependency.provider().awaited() ->
          "`" + dependency.name() + "`, whose provider returns a `CompletionStage`";
      case ParameterModel.Dependency dependency ->
          dependency.provider().parameters().stream()
              .map(ExecutionReader::waits)
              .filter(waits -> !waits.isEmpty())
              .findFirst()
              .orElse("");
      default -> "";
    };
  }
}
