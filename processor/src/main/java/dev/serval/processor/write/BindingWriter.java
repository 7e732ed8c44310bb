package dev.serval.processor.write;

import dev.serval.processor.check.DuplicateParameters;
import dev.serval.processor.model.BodyModel;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.Definition;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.Dependency;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.ParameterModel.ProviderMethod;
import dev.serval.processor.model.ParameterModel.Value;
import dev.serval.processor.model.RouteModel;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/// Writes the part of a route's method that makes its arguments out of the request.
///
/// First come the dependencies, which may refuse the request: what their providers take, then the
/// calls. Only after that the other parameters and the body are read. Each of the two steps reads
/// everything before it judges: `in.check()` throws all violations together. Records of parameters
/// are made after it, of values that are valid each.
final class BindingWriter {
  private final JavaSource file;
  private final JavaSource out;
  private final RouteModel route;
  private final StartVariables bodies;
  private final Locals locals;
  private final ParameterWriter values;
  private final GroupWriter groups;
  private final CredentialWriter credentials;
  private final ClassName resource;
  private final String field;
  private final Map<ParameterModel, String> expressions = new HashMap<>();
  private final Set<ProviderMethod> bound = new HashSet<>();
  private final Map<ProviderMethod, String> provided = new LinkedHashMap<>();
  private final List<StartVariables.Variable> used = new ArrayList<>();
  private String feed = "";

  /// @param resource the class whose routes are written, and `field` the field that holds its
  ///   object
  BindingWriter(
      JavaSource file,
      JavaSource out,
      RouteModel route,
      StartVariables bodies,
      Constants constants,
      Locals locals,
      ClassName resource,
      String field) {
    this.file = file;
    this.out = out;
    this.route = route;
    this.bodies = bodies;
    this.locals = locals;
    this.resource = resource;
    this.field = field;
    this.values = new ParameterWriter(file, out, constants, locals);
    this.groups = new GroupWriter(file, out, constants, locals);
    this.credentials =
        new CredentialWriter(file, out, route, constants, locals, owner -> provider(owner));
  }

  /// The JSON forms that the method has to be given.
  List<StartVariables.Variable> used() {
    return used;
  }

  /// Writes it, and returns the arguments of the call.
  String write() {
    credentials.write();
    Map<Boolean, List<ParameterModel>> parameters =
        route.everything().stream()
            .collect(Collectors.partitioningBy(Dependency.class::isInstance));
    List<ParameterModel> dependencies = parameters.getOrDefault(true, List.of());
    List<ParameterModel> own = parameters.getOrDefault(false, List.of());
    boolean reads = binds(own) || route.strictQuery();
    if (reads || binds(dependencies)) {
      String binder = file.type("dev.serval.binding.Binder");
      out.line(binder + " in = " + binder + ".of(request);");
    }
    if (binds(dependencies)) {
      bind(dependencies, "");
      check(dependencies);
    }
    provide(dependencies);
    if (reads) {
      bind(own, "");
      strict();
      check(own);
    }
    lines(own);
    if (own.stream().anyMatch(ParameterModel.Feed.class::isInstance)) {
      feed = locals.name("out");
      fix();
    }
    return arguments(route.parameters());
  }

  /// The variable of the `EventStream` that the method takes; empty where it takes none.
  String feed() {
    return feed;
  }

  /// A method that feeds a stream is called later, by a lambda, so what it is given must not be
  /// assigned twice.
  private void fix() {
    for (ParameterModel parameter : route.parameters()) {
      String expression = expressions.get(parameter);
      boolean read = parameter instanceof Value || parameter instanceof ParameterModel.Body;
      if (read && expression != null && SourceVersion.isIdentifier(expression)) {
        String fixed = locals.name(expression);
        out.line("var " + fixed + " = " + expression + ";");
        expressions.put(parameter, fixed);
      }
    }
  }

  /// Opens the lines of the body, when everything else was found to be valid.
  private void lines(List<ParameterModel> parameters) {
    for (ParameterModel parameter : parameters) {
      if (parameter instanceof ParameterModel.Lines lines) {
        StartVariables.Variable json = bodies.of(lines.use());
        used.add(json);
        String local = locals.name(lines.name());
        out.line(
            "%s<%s> %s = request.body().lines(%s);"
                .formatted(
                    file.type("java.util.stream.Stream"),
                    Types.boxed(file, lines.use().type()),
                    local,
                    json.name()));
        expressions.put(lines, local);
      }
    }
  }

  private void check(List<ParameterModel> parameters) {
    out.line("in.check();");
    if (groups(parameters)) {
      out.line("in.check();");
    }
  }

  /// Whether anything has to be read of the request.
  private static boolean binds(List<ParameterModel> parameters) {
    return parameters.stream()
        .anyMatch(parameter ->
            switch (parameter) {
              case ParameterModel.Framework _,
                  ParameterModel.Lines _,
                  ParameterModel.Feed _,
                  ParameterModel.Argument _,
                  ParameterModel.Credential _ ->
                  false;
              case Dependency dependency -> binds(dependency.provider().parameters());
              default -> true;
            });
  }

  /// @param owner whose parameters they are: empty for the route, else the name of the provider
  private void bind(List<ParameterModel> parameters, String owner) {
    for (ParameterModel parameter : parameters) {
      switch (parameter) {
        case Value value -> expressions.put(value, local(value, owned(owner, value.name())));
        case ParameterModel.Group group ->
            group.components().stream()
                .map(Value.class::cast)
                .forEach(value ->
                    expressions.put(
                        value, local(value, owned(owned(owner, group.name()), value.name()))));
        case ParameterModel.Body body -> {
          if (!expressions.containsKey(body)) {
            body(body);
          }
        }
        case Dependency dependency -> {
          if (bound.add(dependency.provider())) {
            bind(dependency.provider().parameters(), dependency.provider().method());
          }
        }
        case ParameterModel.Framework _,
            ParameterModel.Lines _,
            ParameterModel.Feed _,
            ParameterModel.Argument _,
            ParameterModel.Credential _ -> {}
      }
    }
  }

  private static String owned(String owner, String name) {
    return owner.isEmpty() ? name : owner + Literals.capital(name);
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
    StartVariables.Variable json = bodies.of(read);
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
    StartVariables.Variable json = bodies.of(use);
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
    return DuplicateParameters.valuesOfAll(route.everything()).stream()
        .filter(value -> value.source() == source)
        .map(value -> JavaSource.literal(value.wireName()))
        .collect(Collectors.joining(", "));
  }

  /// Makes the records of parameters; false when there are none.
  private boolean groups(List<ParameterModel> parameters) {
    boolean made = false;
    for (ParameterModel parameter : parameters) {
      if (parameter instanceof ParameterModel.Group group && !expressions.containsKey(group)) {
        String local = locals.name(group.name());
        List<String> arguments = group.components().stream().map(expressions::get).toList();
        groups.write(group, local, arguments, route.javaName());
        expressions.put(group, local);
        made = true;
      } else if (parameter instanceof Dependency dependency) {
        made |= groups(dependency.provider().parameters());
      }
    }
    return made;
  }

  /// Calls the providers, those that others need first.
  private void provide(List<ParameterModel> parameters) {
    for (ParameterModel parameter : parameters) {
      if (parameter instanceof Dependency dependency && !expressions.containsKey(dependency)) {
        provide(dependency.provider().parameters());
        expressions.put(
            dependency,
            dependency.fresh()
                ? call(dependency)
                : provided.computeIfAbsent(dependency.provider(), _ -> call(dependency)));
      }
    }
  }

  /// Writes the call of a provider; the variable that holds its value, or an empty name where it
  /// has none.
  private String call(Dependency dependency) {
    ProviderMethod provider = dependency.provider();
    String call =
        "%s.%s(%s)"
            .formatted(object(provider), provider.method(), arguments(provider.parameters()));
    if (provider.awaited()) {
      call = file.type("dev.serval.binding.Awaited") + ".of(" + call + ")";
    }
    if (provider.scoped()) {
      call = "request.open(" + call + ")";
    }
    if (provider.javaType() == null) {
      out.line(call + ";");
      return "";
    }
    String local = locals.name(dependency.name());
    out.line(Types.of(file, provider.javaType()) + " " + local + " = " + call + ";");
    credentials.checkProvided(provider, local);
    return local;
  }

  private String object(ProviderMethod provider) {
    return provider(provider.owner());
  }

  /// The object of a class that the application provides.
  private String provider(ClassName owner) {
    if (owner.equals(resource)) {
      return field;
    }
    StartVariables.Variable object = bodies.provider(owner, route.signature());
    if (!used.contains(object)) {
      used.add(object);
    }
    return object.name();
  }

  /// The arguments of the call one by one, once they are written.
  List<String> arguments() {
    return route.parameters().stream().map(this::argument).toList();
  }

  private String arguments(List<ParameterModel> parameters) {
    return parameters.stream().map(this::argument).collect(Collectors.joining(", "));
  }

  private String argument(ParameterModel parameter) {
    return switch (parameter) {
      case ParameterModel.Framework framework -> credentials.expression(framework);
      case ParameterModel.Credential credential -> credentials.argument(credential);
      case ParameterModel.Feed _ -> feed;
      case ParameterModel.Argument argument -> Literals.of(file, argument.value());
      default -> Objects.requireNonNull(expressions.get(parameter));
    };
  }
}
