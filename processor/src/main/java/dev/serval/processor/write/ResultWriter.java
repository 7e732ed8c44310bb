package dev.serval.processor.write;

import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ResultModel;
import dev.serval.processor.model.ResultModel.Alternative;
import dev.serval.processor.model.ResultModel.Form;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.List;

/// Writes the part of a route's method that makes a response of the returned value.
final class ResultWriter {
  private static final int NO_CONTENT = 204;

  private final JavaSource file;
  private final JavaSource out;
  private final ResultModel result;
  private final StartVariables bodies;
  private final Locals locals;
  private final String feed;
  private final List<StartVariables.Variable> used = new ArrayList<>();

  /// @param feed the variable of the `EventStream` that the method takes, empty for none
  ResultWriter(
      JavaSource file,
      JavaSource out,
      ResultModel result,
      StartVariables bodies,
      Locals locals,
      String feed) {
    this.file = file;
    this.out = out;
    this.result = result;
    this.bodies = bodies;
    this.locals = locals;
    this.feed = feed;
  }

  /// The JSON forms that the method has to be given.
  List<StartVariables.Variable> used() {
    return used;
  }

  /// Writes the call and the return.
  ///
  /// @param call the call of the program's method, as source
  void write(String call) {
    String value =
        result.awaited() ? file.type("dev.serval.binding.Awaited") + ".of(" + call + ")" : call;
    switch (result.form()) {
      case ResultModel.Nothing _ -> {
        out.line(value + ";");
        out.line("return " + empty(result.status() == 0 ? NO_CONTENT : result.status()) + ";");
      }
      case ResultModel.Maybe maybe -> maybe(maybe, value);
      case ResultModel.Alternatives sealed -> alternatives(sealed, value);
      case ResultModel.Items items -> out.line("return " + items(items, value) + status() + ";");
      default -> out.line("return " + response(result.form(), value) + status() + ";");
    }
  }

  private void maybe(ResultModel.Maybe maybe, String value) {
    String found = locals.name("found");
    String type = file.type("java.util.Optional") + "<" + Types.of(file, maybe.innerType()) + ">";
    out.line(type + " " + found + " = " + value + ";");
    out.open("if (" + found + ".isEmpty())");
    out.line("throw " + file.type("dev.serval.Problem") + ".notFound(\"There is nothing here\");");
    out.close();
    out.line("return " + response(maybe.inner(), found + ".get()") + status() + ";");
  }

  private void alternatives(ResultModel.Alternatives sealed, String value) {
    out.open("return switch (" + value + ")");
    for (Alternative alternative : sealed.alternatives()) {
      String type = file.type(alternative.type());
      if (alternative.body() instanceof ResultModel.Nothing) {
        out.line("case " + type + " _ -> " + bodiless(alternative) + ";");
      } else {
        String name =
            locals.name(
                Character.toLowerCase(alternative.type().simple().charAt(0))
                    + alternative.type().simple().substring(1));
        String response = response(alternative.body(), name);
        String status =
            alternative.status() == 200 ? "" : ".withStatus(" + alternative.status() + ")";
        out.line("case " + type + " " + name + " -> " + response + status + ";");
      }
    }
    out.close(";");
  }

  /// An error without members of its own has the form of all errors.
  private String bodiless(Alternative alternative) {
    if (alternative.status() < 400) {
      return empty(alternative.status());
    }
    String detail =
        alternative.description().isEmpty()
            ? "null"
            : JavaSource.literal(alternative.description());
    return "throw "
        + file.type("dev.serval.Problem")
        + ".of("
        + httpStatus(alternative.status())
        + ", "
        + detail
        + ")";
  }

  private String response(Form form, String value) {
    String response = file.type("dev.serval.Response");
    return switch (form) {
      case ResultModel.Text _ -> response + ".text(" + value + ")";
      case ResultModel.Json json -> response + ".json(" + json(json.use()) + ", " + value + ")";
      case ResultModel.Bytes _ -> response + ".bytes(" + binary() + ", " + value + ")";
      case ResultModel.Streamed _ -> response + ".stream(" + binary() + ", " + value + ")";
      case ResultModel.File _ -> response + ".file(" + value + ")";
      case ResultModel.Whole _ -> value;
      case ResultModel.Wrapped wrapped ->
          wrapped.body() instanceof ResultModel.Json json
              ? value + ".toResponse(" + json(json.use()) + ")"
              : value + ".toResponse()";
      case ResultModel.Nothing _,
          ResultModel.Maybe _,
          ResultModel.Alternatives _,
          ResultModel.Items _ ->
          throw new IllegalArgumentException("written elsewhere: " + form);
    };
  }

  private String items(ResultModel.Items items, String value) {
    StartVariables.Variable responses = bodies.of(items);
    used.add(responses);
    return items.fed()
        ? "%s.feed(%s, request, %s -> %s)"
            .formatted(file.type("dev.serval.StreamResponses"), responses.name(), feed, value)
        : responses.name() + ".of(request, " + value + ")";
  }

  private String json(TypeUse use) {
    StartVariables.Variable body = bodies.of(boxed(use));
    if (!used.contains(body)) {
      used.add(body);
    }
    return body.name();
  }

  /// A primitive is written as its box, of which there is one form for both.
  private static TypeUse boxed(TypeUse use) {
    return use.type() instanceof ModelType.Scalar scalar && scalar.primitive()
        ? new TypeUse(new ModelType.Scalar(scalar.kind(), false), false, use.constraints())
        : use;
  }

  private String binary() {
    return file.type("dev.serval.http.MediaType") + ".OCTET_STREAM";
  }

  private String status() {
    return result.status() == 0 ? "" : ".withStatus(" + result.status() + ")";
  }

  private String empty(int status) {
    return file.type("dev.serval.Response") + ".empty(" + httpStatus(status) + ")";
  }

  private String httpStatus(int status) {
    String type = file.type("dev.serval.http.Status");
    return status == NO_CONTENT ? type + ".NO_CONTENT" : type + ".of(" + status + ")";
  }
}
