package dev.serval.processor.write;

import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ResultModel;
import dev.serval.processor.model.TypeUse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The variables of one `addTo` method, which is called at start, that it hands to the routes: a
/// `JsonBody` for each type that they read or write, what answers with items, and each object whose
/// methods provide their dependencies.
final class StartVariables {
  private final JavaSource file;
  private final CodecExpression codecs;
  private final Locals locals = new Locals("group");
  private final Map<Object, Variable> variables = new LinkedHashMap<>();
  private final Map<Variable, Set<String>> neededBy = new HashMap<>();

  /// A variable of `addTo`, handed to each route that needs it.
  ///
  /// @param name its name
  /// @param type its type as source
  /// @param value its value as source; of a provider, without the routes that need it
  record Variable(String name, String type, String value) {}

  StartVariables(JavaSource file, CodecExpression codecs) {
    this.file = file;
    this.codecs = codecs;
  }

  /// The variable for an object that the application provides, made when it is first asked for.
  ///
  /// @param route what messages call the route that needs it
  Variable provider(ClassName owner, String route) {
    Variable provider =
        variables.computeIfAbsent(
            owner,
            _ -> {
              String type = file.type(owner);
              String simple = owner.simple();
              String name =
                  Character.toLowerCase(simple.charAt(0)) + simple.substring(1) + "Provider";
              return new Variable(locals.exactly(name), type, "group.provider(" + type + ".class");
            });
    neededBy.computeIfAbsent(provider, _ -> new LinkedHashSet<>()).add(route);
    return provider;
  }

  /// The variable for a position, made when it is first asked for.
  Variable of(TypeUse use) {
    Variable known = variables.get(use);
    if (known != null) {
      return known;
    }
    String hint = hint(use);
    String value =
        "group.json(%s.of(%s, %s))"
            .formatted(
                file.type("dev.serval.json.JsonType"),
                codecs.of(use, hint),
                reflective(use.type()));
    String content =
        use.nullable() ? Types.nullable(file, use.type()) : Types.boxed(file, use.type());
    Variable made =
        new Variable(
            locals.exactly(hint + "Json"),
            file.type("dev.serval.json.JsonBody") + "<" + content + ">",
            value);
    variables.put(use, made);
    return made;
  }

  /// The variable that makes responses of items, made when it is first asked for.
  Variable of(ResultModel.Items items) {
    ResultModel.Items alike = // whether a method feeds them makes no difference
        new ResultModel.Items(
            items.kind(),
            items.use(),
            items.framed(),
            false,
            items.heartbeatSeconds(),
            items.overflow());
    Variable known = variables.get(alike);
    if (known != null) {
      return known;
    }
    String hint = hint(items.use());
    boolean events = items.kind() == ResultModel.ItemKind.EVENTS;
    StringBuilder value =
        new StringBuilder("group.")
            .append(!events ? "lines" : items.framed() ? "framedEvents" : "events")
            .append(
                "(%s.of(%s, %s))"
                    .formatted(
                        file.type("dev.serval.json.JsonType"),
                        codecs.of(items.use(), hint),
                        reflective(items.use().type())));
    if (items.heartbeatSeconds() != 0) {
      value.append(".heartbeatSeconds(").append(items.heartbeatSeconds()).append(')');
    }
    if (!items.overflow().isEmpty()) {
      String overflow = file.type("dev.serval.channels.Overflow");
      value.append(".overflow(").append(overflow).append('.').append(items.overflow()).append(')');
    }
    String content = Types.boxed(file, items.use().type());
    Variable made =
        new Variable(
            locals.exactly(hint + (events ? "EventResponses" : "LineResponses")),
            file.type("dev.serval.StreamResponses")
                + "<"
                + (items.framed() ? file.type("dev.serval.Event") + "<" + content + ">" : content)
                + ">",
            value.toString());
    variables.put(alike, made);
    return made;
  }

  /// Writes the declarations.
  void declare(JavaSource out) {
    for (Variable variable : variables.values()) {
      Set<String> routes = neededBy.get(variable);
      String value =
          routes == null
              ? variable.value()
              : routes.stream()
                  .map(JavaSource::literal)
                  .collect(Collectors.joining(", ", variable.value() + ", ", ")"));
      out.line(variable.type() + " " + variable.name() + " = " + value + ";");
    }
  }

  /// `listOfTodo`, from the name that a schema of the type would have.
  private static String hint(TypeUse use) {
    String name = SchemaNames.plain(use);
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /// The arguments that give `JsonType` the full Java type: `List.class, Todo.class`.
  private String reflective(ModelType type) {
    List<ModelType> arguments = arguments(type);
    return arguments.isEmpty()
        ? raw(type)
        : raw(type)
            + arguments.stream().map(this::argument).collect(Collectors.joining(", ", ", ", ""));
  }

  private String argument(ModelType type) {
    return arguments(type).isEmpty()
        ? raw(type)
        : file.type("dev.serval.json.JsonType") + ".parameterized(" + reflective(type) + ")";
  }

  private static List<ModelType> arguments(ModelType type) {
    return switch (type) {
      case ModelType.Sequence sequence -> List.of(sequence.element().type());
      case ModelType.Mapping map -> List.of(map.key().type(), map.value().type());
      case ModelType.Maybe maybe -> List.of(maybe.element().type());
      case ModelType.PatchOf patch -> List.of(patch.element().type());
      case ModelType.Named named -> named.arguments().stream().map(TypeUse::type).toList();
      case Scalar _, ModelType.Array _, ModelType.Variable _, ModelType.Custom _ -> List.of();
    };
  }

  private String raw(ModelType type) {
    return Types.boxed(file, type).replaceAll("<.*>", "") + ".class";
  }
}
