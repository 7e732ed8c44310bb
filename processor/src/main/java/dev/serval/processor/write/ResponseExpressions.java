package dev.serval.processor.write;

import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ResultModel;
import dev.serval.processor.model.ResultModel.Alternative;
import dev.serval.processor.model.ResultModel.Form;
import dev.serval.processor.model.RouteModel.DeclaredResponse;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The Java expressions of the responses that a route can give, for its OpenAPI description.
final class ResponseExpressions {
  private final JavaSource file;
  private final String description;

  /// @param description what the doc comment says of the result, empty for nothing
  ResponseExpressions(JavaSource file, String description) {
    this.file = file;
    this.description = description;
  }

  /// One expression for each status.
  List<String> of(ResultModel result) {
    int status = result.status();
    return switch (result.form()) {
      case ResultModel.Nothing _ -> List.of(empty(status == 0 ? 204 : status, description));
      case ResultModel.Maybe maybe ->
          List.of(content(status, maybe.inner(), description), empty(404, ""));
      case ResultModel.Wrapped wrapped -> wrapped(wrapped);
      case ResultModel.Alternatives sealed -> alternatives(sealed);
      default -> List.of(content(status, result.form(), description));
    };
  }

  /// One that is declared beside the result.
  String declared(DeclaredResponse declared) {
    TypeUse body = declared.body();
    return body == null
        ? empty(declared.status(), declared.description())
        : described(
            "%s.json(%d, %s)"
                .formatted(response(), declared.status(), SchemaExpression.of(file, body)),
            declared.description());
  }

  private List<String> wrapped(ResultModel.Wrapped wrapped) {
    return switch (wrapped.kind()) {
      case "Created" -> List.of(located(content(201, wrapped.body(), description)));
      case "Accepted" -> List.of(located(content(202, wrapped.body(), description)));
      case "Ok" -> List.of(content(200, wrapped.body(), description));
      case "NoContent" -> List.of(empty(204, description));
      case "Redirect" -> List.of(located(empty(303, description)));
      default ->
          List.of(
              content(200, wrapped.body(), description),
              located(content(201, wrapped.body(), "")),
              content(202, wrapped.body(), ""),
              empty(204, ""),
              located(empty(303, "")));
    };
  }

  /// Records of the same status share its entry.
  private List<String> alternatives(ResultModel.Alternatives sealed) {
    Map<Integer, List<Alternative>> byStatus = new LinkedHashMap<>();
    sealed
        .alternatives()
        .forEach(a -> byStatus.computeIfAbsent(a.status(), _ -> new ArrayList<>()).add(a));
    List<String> responses = new ArrayList<>();
    byStatus.forEach((status, same) -> responses.add(alternative(status, same)));
    return responses;
  }

  private String alternative(int status, List<Alternative> same) {
    String text = same.size() == 1 ? same.getFirst().description() : "";
    List<String> schemas =
        same.stream()
            .filter(a -> a.body() instanceof ResultModel.Json)
            .map(a -> SchemaExpression.of(file, ((ResultModel.Json) a.body()).use()))
            .toList();
    if (schemas.isEmpty()) {
      return empty(status, text);
    }
    String schema =
        schemas.size() == 1
            ? schemas.getFirst()
            : file.type("dev.serval.openapi.Schema") + ".anyOf(" + String.join(", ", schemas) + ")";
    return described(response() + ".json(" + status + ", " + schema + ")", text);
  }

  private String content(int status, Form form, String text) {
    int code = status == 0 ? 200 : status;
    String media = file.type("dev.serval.openapi.MediaContent");
    String expression =
        switch (form) {
          case ResultModel.Json json ->
              response() + ".json(" + code + ", " + SchemaExpression.of(file, json.use()) + ")";
          case ResultModel.Text _ -> response() + ".of(" + code + ", " + media + ".text())";
          case ResultModel.Bytes _, ResultModel.Streamed _ ->
              binary(code, "application/octet-stream");
          case ResultModel.File _ -> binary(code, "*/*");
          case ResultModel.Items items -> response() + ".of(" + code + ", " + items(items) + ")";
          default -> response() + ".of(" + code + ")";
        };
    return described(expression, text);
  }

  private String items(ResultModel.Items items) {
    String media = file.type("dev.serval.openapi.MediaContent");
    String schema = SchemaExpression.of(file, items.use());
    if (items.kind() == ResultModel.ItemKind.LINES) {
      return media + ".stream(\"application/jsonl\", " + schema + ")";
    }
    return items.use().type() instanceof ModelType.Scalar scalar
            && scalar.kind() == ScalarKind.STRING
        ? media + ".textEvents(" + schema + ")"
        : media + ".events(" + schema + ")";
  }

  private String binary(int status, String type) {
    return "%s.of(%d, %s.of(\"%s\", %s.any()))"
        .formatted(
            response(),
            status,
            file.type("dev.serval.openapi.MediaContent"),
            type,
            file.type("dev.serval.openapi.Schema"));
  }

  private String located(String expression) {
    return expression
        + ".header(\"Location\", "
        + file.type("dev.serval.openapi.ScalarSchemas")
        + ".URI, \"Where it is\")";
  }

  private String empty(int status, String text) {
    return described(response() + ".of(" + status + ")", text);
  }

  private String described(String expression, String text) {
    return expression + CodecWriter.description(text);
  }

  private String response() {
    return file.type("dev.serval.openapi.ApiResponse");
  }
}
