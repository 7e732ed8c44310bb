package dev.serval.processor.write;

import dev.serval.processor.check.DuplicateParameters;
import dev.serval.processor.model.BodyModel;
import dev.serval.processor.model.ConstraintKind;
import dev.serval.processor.model.DefaultValue;
import dev.serval.processor.model.Definition;
import dev.serval.processor.model.Doc;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.ParameterModel.Shape;
import dev.serval.processor.model.ParameterModel.Value;
import dev.serval.processor.model.Resource;
import dev.serval.processor.model.RouteModel;
import dev.serval.processor.model.ScalarKind;
import dev.serval.processor.model.TextType;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes the method that describes a route in the OpenAPI document.
final class OperationWriter {
  private static final String MULTIPART = "\"multipart/form-data\", ";

  private final JavaSource file;
  private final JavaSource out;
  private final Resource resource;
  private final RouteModel route;
  private final List<String> calls = new ArrayList<>();

  OperationWriter(JavaSource file, JavaSource out, Resource resource, RouteModel route) {
    this.file = file;
    this.out = out;
    this.resource = resource;
    this.route = route;
  }

  /// Writes the method.
  void write(String name) {
    RouteModel.DocumentModel document = route.document();
    if (!document.operationId().isEmpty()) {
      call("id", JavaSource.literal(document.operationId()));
    }
    describe(document.doc());
    for (String tag : document.tags()) {
      boolean ofClass = tag.equals(document.tagOfClass()) && !document.tagDescription().isEmpty();
      String literal = JavaSource.literal(tag);
      call(
          "tag",
          ofClass ? literal + ", " + JavaSource.literal(document.tagDescription()) : literal);
    }
    DuplicateParameters.valuesOfAll(route.everything()).stream()
        .filter(value -> value.source() != ParameterSource.FORM)
        .forEach(value -> call("parameter", parameter(value)));
    body();
    ResponseExpressions responses = new ResponseExpressions(file, document.doc().result());
    document.responses().forEach(response -> call("response", responses.declared(response)));
    responses.of(route.result()).forEach(response -> call("response", response));
    calls.addAll(new SecurityExpressions(file).of(route.security()));
    RouteModel.CallbackModel callback = document.callback();
    if (callback != null) {
      String simple = callback.type().simple();
      call(
          "callback",
          "new %s(%s, %s, %s.of(%s.class))"
              .formatted(
                  file.type("dev.serval.openapi.Callback"),
                  JavaSource.literal(Character.toLowerCase(simple.charAt(0)) + simple.substring(1)),
                  JavaSource.literal(callback.url()),
                  file.type("dev.serval.GeneratedWebhooks"),
                  file.type(callback.type())));
    }
    if (document.deprecated()) {
      calls.add(".deprecated()");
    }
    if (isValidated()) {
      calls.add(".validated()");
    }
    String operation = file.type("dev.serval.openapi.Operation");
    out.line("");
    out.open("private static " + operation + " " + name + "()");
    out.line(
        "return %s.of(%s, %s)"
            .formatted(
                operation,
                JavaSource.literal(resource.name().simple()),
                JavaSource.literal(route.javaName())));
    out.indent(2);
    calls.forEach(out::line);
    out.line(".build();");
    out.indent(-2);
    out.close();
  }

  private void call(String method, String arguments) {
    calls.add("." + method + "(" + arguments + ")");
  }

  private void describe(Doc doc) {
    if (!doc.summary().isEmpty()) {
      call("summary", JavaSource.literal(doc.summary()));
    }
    String rest = rest(doc);
    if (!rest.isEmpty()) {
      call("description", JavaSource.literal(rest));
    }
  }

  /// What follows the summary, which is the first sentence with its line breaks made spaces.
  static String rest(Doc doc) {
    String text = doc.description();
    int at = 0;
    for (int i = 0; i < doc.summary().length(); i++) {
      if (Character.isWhitespace(doc.summary().charAt(i))) {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
          at++;
        }
      } else {
        at++;
      }
    }
    return at >= text.length() ? "" : text.substring(at).strip();
  }

  private String parameter(Value value) {
    String source = value.source().name().toLowerCase(Locale.ROOT);
    String text =
        "%s.%s(%s, %s)"
            .formatted(
                file.type("dev.serval.openapi.Parameter"),
                source,
                JavaSource.literal(value.wireName()),
                schema(value) + CodecWriter.example(value.description()));
    if (value.required() && value.source() != ParameterSource.PATH) {
      text += ".mandatory()";
    }
    return text
        + CodecWriter.description(value.description().text())
        + (value.description().deprecated() ? ".deprecated()" : "");
  }

  private String schema(Value value) {
    TypeUse use = value.shape() == Shape.OPTIONAL ? value.single() : value.use();
    String schema = SchemaExpression.of(file, plain(use, value.text()));
    DefaultValue byDefault = value.defaultValue();
    if (byDefault != null) {
      return schema + ".defaultJson(" + JavaSource.literal(byDefault.json()) + ")";
    }
    String text = value.defaultText();
    return text == null
        ? schema
        : schema + ".defaultJson(" + JavaSource.literal(quoted(text)) + ")";
  }

  private static String quoted(String text) {
    return JavaSource.literal(text);
  }

  /// As the wire has it: absent instead of null, and a text for a type that is made of one.
  private static TypeUse plain(TypeUse use, TextType text) {
    boolean made = text instanceof TextType.Made || text instanceof TextType.Converted;
    ModelType type =
        switch (use.type()) {
          case ModelType.Sequence sequence ->
              new ModelType.Sequence(sequence.kind(), plain(sequence.element(), text));
          case ModelType.Custom _ when made -> new ModelType.Scalar(ScalarKind.STRING, false);
          default -> use.type();
        };
    return new TypeUse(
        type, false, made && !(type instanceof ModelType.Sequence) ? List.of() : use.constraints());
  }

  private void body() {
    switch (route.body()) {
      case BodyModel.None _ -> {}
      case BodyModel.Raw _ ->
          call(
              "body",
              content(
                  isInParts()
                      ? MULTIPART + file.type("dev.serval.openapi.Schema") + ".object()"
                      : "\"*/*\", " + file.type("dev.serval.openapi.Schema") + ".any()"));
      case BodyModel.Form _ -> form();
      case BodyModel.Lines lines -> lines(lines.parameter());
      case BodyModel.Shared shared -> call("body", json(shared(shared.wrapper())));
      case BodyModel.Json json -> json(json.parameter());
    }
  }

  private void json(ParameterModel.Body body) {
    boolean maybe = body.use().type() instanceof ModelType.Maybe;
    TypeUse use = maybe ? body.use().inner().getFirst() : body.use();
    String schema = SchemaExpression.of(file, use);
    DefaultValue byDefault = body.defaultValue();
    if (byDefault != null) {
      schema += ".defaultJson(" + JavaSource.literal(byDefault.json()) + ")";
    }
    schema += CodecWriter.example(body.description());
    String text = json(body.description().deprecated() ? schema + ".deprecated()" : schema);
    text += body.use().required() && byDefault == null ? "" : ".optional()";
    call("body", text + CodecWriter.description(body.description().text()));
  }

  private void lines(ParameterModel.Lines lines) {
    String media = file.type("dev.serval.openapi.MediaContent");
    String schema = SchemaExpression.of(file, lines.use());
    call(
        "body",
        "%1$s.of(%2$s.stream(\"application/jsonl\", %3$s), %2$s.stream(\"application/x-ndjson\", %3$s))"
                .formatted(file.type("dev.serval.openapi.RequestContent"), media, schema)
            + CodecWriter.description(lines.description()));
  }

  private String shared(Definition.OfRecord wrapper) {
    return file.type(wrapper.name().codec()) + ".SCHEMA.ref()";
  }

  private void form() {
    StringBuilder schema =
        new StringBuilder(file.type("dev.serval.openapi.Schema")).append(".object()");
    StringBuilder encodings = new StringBuilder();
    boolean files = false;
    for (Value value : DuplicateParameters.valuesOfAll(route.everything())) {
      if (value.source() == ParameterSource.FORM) {
        schema
            .append(value.required() ? ".required(" : ".optional(")
            .append(JavaSource.literal(value.wireName()))
            .append(", ")
            .append(schema(value))
            .append(CodecWriter.description(value.description()))
            .append(')');
        files |= value.text() instanceof TextType.File;
        value.single().constraints().stream()
            .filter(constraint -> constraint.kind() == ConstraintKind.ACCEPTS)
            .forEach(constraint ->
                encodings.append(
                    ".encoding(%s, %s)"
                        .formatted(
                            JavaSource.literal(value.wireName()),
                            JavaSource.literal(constraint.text("value")))));
      }
    }
    if (files) {
      call(
          "body",
          "%s.of(%s.of(%s)%s)"
              .formatted(
                  file.type("dev.serval.openapi.RequestContent"),
                  file.type("dev.serval.openapi.MediaContent"),
                  MULTIPART + schema,
                  encodings));
    } else {
      call("body", file.type("dev.serval.openapi.RequestContent") + ".form(" + schema + ")");
    }
  }

  private boolean isInParts() {
    return route.parameters().stream()
        .anyMatch(parameter ->
            parameter instanceof ParameterModel.Framework framework
                && framework.expression().endsWith(".parts()"));
  }

  private String json(String schema) {
    return file.type("dev.serval.openapi.RequestContent") + ".json(" + schema + ")";
  }

  private String content(String mediaTypeAndSchema) {
    return "%s.of(%s.of(%s))"
        .formatted(
            file.type("dev.serval.openapi.RequestContent"),
            file.type("dev.serval.openapi.MediaContent"),
            mediaTypeAndSchema);
  }

  /// Whether a request can be refused for a reason that no schema shows.
  private boolean isValidated() {
    boolean converted =
        DuplicateParameters.valuesOfAll(route.everything()).stream()
            .anyMatch(value ->
                value.text() instanceof TextType.Made
                    || value.text() instanceof TextType.Converted);
    boolean checked = isChecked(route.everything());
    return converted || checked || route.strictQuery();
  }

  /// Whether records are judged as a whole, also those that dependencies take.
  private static boolean isChecked(List<ParameterModel> parameters) {
    return parameters.stream()
        .anyMatch(parameter ->
            switch (parameter) {
              case ParameterModel.Group group ->
                  group.guarded() || group.selfCheck() || !group.checks().isEmpty();
              case ParameterModel.Dependency dependency ->
                  isChecked(dependency.provider().parameters());
              default -> false;
            });
  }
}
