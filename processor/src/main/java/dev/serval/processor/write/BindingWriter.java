package dev.serval.processor.write;

import dev.serval.processor.check.DuplicateParameters;
import dev.serval.processor.model.BodyModel;
import dev.serval.processor.model.Definition;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.ParameterModel.Value;
import dev.serval.processor.model.RouteModel;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the part of a route's method that makes its arguments out of the request.
///
/// Everything is read before anything is judged wrong for good: `in.check()` throws all violations
/// together. Records of parameters are made after it, of values that are valid each.
final class BindingWriter {
  private final JavaSource file;
  private final JavaSource out;
  private final RouteModel route;
  private final JsonBodies bodies;
  private final Locals locals;
  private final ParameterWriter values;
  private final GroupWriter groups;
  private final Map<ParameterModel, String> expressions = new HashMap<>();
  private final List<JsonBodies.Variable> used = new ArrayList<>();

  BindingWriter(
      JavaSource file,
      JavaSource out,
      RouteModel route,
      JsonBodies bodies,
      Constants constants,
      Locals locals) {
    this.file = file;
    this.out = out;
    this.route = route;
    this.bodies = bodies;
    this.locals = locals;
    this.values = new ParameterWriter(file, out, constants, locals);
    this.groups = new GroupWriter(file, out, constants);
  }

  /// The JSON forms that the method has to be given.
  List<JsonBodies.Variable> used() {
    return used;
  }

  /// Writes it, and returns the arguments of the call.
  String write() {
    boolean bound =
        route.parameters().stream().anyMatch(p -> !(p instanceof ParameterModel.Framework))
            || route.strictQuery();
    if (bound) {
      String binder = file.type("dev.serval.binding.Binder");
      out.line(binder + " in = " + binder + ".of(request);");
      bind();
      strict();
      out.line("in.check();");
      groups();
    }
    return route.parameters().stream().map(this::argument).collect(Collectors.joining(", "));
  }

  private void bind() {
    boolean bodyWritten = false;
    for (ParameterModel parameter : route.parameters()) {
      switch (parameter) {
        case Value value -> expressions.put(value, local(value, value.name()));
        case ParameterModel.Group group ->
            group.components().stream()
                .map(Value.class::cast)
                .forEach(value ->
                    expressions.put(
                        value, local(value, group.name() + Literals.capital(value.name()))));
        case ParameterModel.Body body -> {
          if (!bodyWritten) {
            body(body);
          }
          bodyWritten = true;
        }
        case ParameterModel.Framework _ -> {}
      }
    }
  }

  private String local(Value value, String wanted) {
    String name = locals.name(wanted);
    values.write(value, name, route.javaName() + Literals.capital(wanted));
    return name;
  }

  private void body(ParameterModel.Body body) {
    if (route.body() instanceof BodyModel.Shared shared) {
      shared(shared.wrapper());
      return;
    }
    String local = locals.name(body.name());
    boolean maybe = body.use().type() instanceof ModelType.Maybe;
    TypeUse read = maybe ? body.use().inner().getFirst() : body.use();
    JsonBodies.Variable json = bodies.of(read);
    used.add(json);
    String type = Types.boxed(file, read.type());
    boolean optionally = !body.use().required() || body.defaultValue() != null;
    String call = optionally ? "bodyOptional" : "body";
    if (maybe) {
      String optional = file.type("java.util.Optional");
      out.line(
          "%s<%s> %s = %s.ofNullable(in.%s(%s));"
              .formatted(optional, type, local, optional, call, json.name()));
    } else {
      out.line("%s %s = in.%s(%s);".formatted(type, local, call, json.name()));
    }
    if (body.defaultValue() != null) {
      out.open("if (" + local + " == null)");
      out.line(local + " = " + Literals.of(file, body.defaultValue()) + ";").close();
    }
    expressions.put(body, local);
  }

  private void shared(Definition.OfRecord wrapper) {
    TypeUse use =
        TypeUse.of(
            new ModelType.Named(
                wrapper.name(), ModelType.NamedKind.RECORD, wrapper.schemaName(), List.of()));
    JsonBodies.Variable json = bodies.of(use);
    used.add(json);
    String local = locals.name("members");
    out.line("%s %s = in.body(%s);".formatted(wrapper.name().simple(), local, json.name()));
    for (ParameterModel parameter : route.parameters()) {
      if (parameter instanceof ParameterModel.Body body) {
        expressions.put(body, local + "." + body.name() + "()");
      }
    }
  }

  /// Refuses unknown names where the method or its class is strict.
  private void strict() {
    if (!route.strictQuery()) {
      return;
    }
    out.line("in.strictQuery(" + known(ParameterSource.QUERY) + ");");
    if (route.body() instanceof BodyModel.Form) {
      out.line("in.strictForm(" + known(ParameterSource.FORM) + ");");
    }
  }

  private String known(ParameterSource source) {
    return DuplicateParameters.values(route.parameters()).stream()
        .filter(value -> value.source() == source)
        .map(value -> JavaSource.literal(value.wireName()))
        .collect(Collectors.joining(", "));
  }

  private void groups() {
    boolean judged = false;
    for (ParameterModel parameter : route.parameters()) {
      if (parameter instanceof ParameterModel.Group group) {
        String local = locals.name(group.name());
        List<String> arguments = group.components().stream().map(expressions::get).toList();
        groups.write(group, local, arguments, route.javaName());
        expressions.put(group, local);
        judged = true;
      }
    }
    if (judged) {
      out.line("in.check();");
    }
  }

  private String argument(ParameterModel parameter) {
    return parameter instanceof ParameterModel.Framework framework
        ? framework.expression()
        : expressions.get(parameter);
  }
}
