package dev.serval.processor.write;

import dev.serval.http.PercentCoding;
import dev.serval.processor.check.DuplicateParameters;
import dev.serval.processor.model.GeneratedFile;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.ParameterModel.Shape;
import dev.serval.processor.model.ParameterModel.Value;
import dev.serval.processor.model.Resource;
import dev.serval.processor.model.RouteModel;
import dev.serval.processor.model.TextType;
import dev.serval.routing.PathTemplate;
import dev.serval.routing.Segment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Writes the paths of the routes of a resource class: for each a method that takes what the path
/// and the query take, and, where a part of the query is optional, one without that.
///
/// A value whose type has no known way back to a text, such as one made by a converter, is taken as
/// its text.
final class UrlsWriter {
  private final Resource resource;
  private final JavaSource file;
  private final String access;
  private final Set<String> signatures = new HashSet<>();

  private UrlsWriter(Resource resource, Predicate<String> neighbours) {
    this.resource = resource;
    this.file =
        new JavaSource(resource.name().generated("Urls"), resource.name().qualified(), neighbours);
    this.access = resource.visible() ? "public " : "";
  }

  static GeneratedFile write(Resource resource, Predicate<String> neighbours) {
    return new UrlsWriter(resource, neighbours).write();
  }

  private GeneratedFile write() {
    file.line("/// The paths of the routes of `" + resource.name().nestedName() + "`, encoded.");
    file.line("@" + file.type("dev.serval.Generated"));
    file.open(access + "final class " + file.className());
    file.line("private " + file.className() + "() {}");
    resource.routes().forEach(this::route);
    file.close();
    return file.finish(resource.place());
  }

  private void route(RouteModel route) {
    List<Value> values = DuplicateParameters.valuesOfAll(route.parameters());
    List<Value> query =
        values.stream().filter(value -> value.source() == ParameterSource.QUERY).toList();
    List<Value> required = query.stream().filter(Value::required).toList();
    method(route, values, required);
    if (required.size() < query.size()) {
      method(route, values, query);
    }
  }

  /// One argument of a method.
  private record Argument(String type, String name) {}

  private void method(RouteModel route, List<Value> values, List<Value> query) {
    Locals locals = new Locals();
    List<Argument> arguments = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    String start = "";
    boolean started = false;
    for (Segment segment : PathTemplate.parse(route.template()).segments()) {
      literal.append('/');
      String call =
          switch (segment) {
            case Segment.Literal text -> {
              literal.append(PercentCoding.encodePathSegment(text.text()));
              yield "";
            }
            case Segment.Parameter variable ->
                ".segment(" + variable(variable.name(), values, locals, arguments) + ")";
            case Segment.Rest variable -> ".rest(" + rest(variable.name(), locals, arguments) + ")";
          };
      if (!call.isEmpty()) {
        if (started) {
          calls.add(".literal(" + JavaSource.literal(literal.toString()) + ")");
        } else {
          start = literal.toString();
          started = true;
        }
        literal.setLength(0);
        calls.add(call);
      }
    }
    if (!started) {
      start = literal.toString();
    } else if (!literal.isEmpty()) {
      calls.add(".literal(" + JavaSource.literal(literal.toString()) + ")");
    }
    query.forEach(value -> calls.add(query(value, locals, arguments)));
    write(route, start, arguments, calls);
  }

  private void write(RouteModel route, String start, List<Argument> arguments, List<String> calls) {
    String types = String.join(",", arguments.stream().map(Argument::type).toList());
    String name =
        ROUTE_NAMES.contains(route.javaName()) ? route.javaName() + "Url" : route.javaName();
    String erased = types.replaceAll("@[\\w.]+ ", "").replaceAll("<[^<>]*>", "");
    if (!signatures.add(name + "(" + erased + ")")) {
      return; // another route of that name takes the same
    }
    file.line("");
    file.line("/// The path of `" + route.httpMethod() + " " + route.template() + "`.");
    List<String> parameters =
        arguments.stream().map(argument -> argument.type() + " " + argument.name()).toList();
    file.open(
        "%sstatic %s %s(%s)"
            .formatted(access, file.type("java.lang.String"), name, String.join(", ", parameters)));
    String path = JavaSource.literal(start);
    file.line(
        calls.isEmpty()
            ? "return " + path + ";"
            : "return new %s(%s)%s.toString();"
                .formatted(
                    file.type("dev.serval.binding.PathWriter"), path, String.join("", calls)));
    file.close();
  }

  /// What a static method without parameters must not be called.
  private static final Set<String> ROUTE_NAMES =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private String variable(
      String name, List<Value> values, Locals locals, List<Argument> arguments) {
    Value value =
        values.stream()
            .filter(v -> v.source() == ParameterSource.PATH && v.wireName().equals(name))
            .findFirst()
            .orElse(null);
    String local = locals.name(value == null ? name : value.name());
    if (value == null || !isPrintable(value)) {
      arguments.add(new Argument(file.type("java.lang.String"), local));
      return local;
    }
    arguments.add(new Argument(Types.of(file, value.single().type()), local));
    return printed(value, local);
  }

  private String rest(String name, Locals locals, List<Argument> arguments) {
    String local = locals.name(name);
    arguments.add(new Argument(file.type("java.lang.String"), local));
    return local;
  }

  private String query(Value value, Locals locals, List<Argument> arguments) {
    String local = locals.name(value.name());
    String name = JavaSource.literal(value.wireName());
    boolean several = value.shape() == Shape.LIST || value.shape() == Shape.SET;
    ModelType single = value.single().type();
    String type = isPrintable(value) ? Types.boxed(file, single) : file.type("java.lang.String");
    if (several) {
      arguments.add(
          new Argument(nullable(file.type("java.util.Collection")) + "<" + type + ">", local));
      String codec = codec(value);
      String all =
          codec == null
              ? local
              : "%s == null ? null : %s.stream().map(%s.TEXT::print).toList()"
                  .formatted(local, local, codec);
      return ".queryAll(" + name + ", " + all + ")";
    }
    if (value.required()) {
      boolean plain = isPrintable(value);
      arguments.add(new Argument(plain ? Types.of(file, single) : type, local));
      return ".query(" + name + ", " + printed(value, local) + ")";
    }
    int dot = type.lastIndexOf('.');
    arguments.add(
        new Argument(type.substring(0, dot + 1) + nullable(type.substring(dot + 1)), local));
    String text =
        codec(value) == null ? local : local + " == null ? null : " + printed(value, local);
    return ".query(" + name + ", " + text + ")";
  }

  private String nullable(String type) {
    return "@" + file.type("org.jspecify.annotations.Nullable") + " " + type;
  }

  /// Whether a value can be made a text again.
  private static boolean isPrintable(Value value) {
    return switch (value.text()) {
      case TextType.Plain _ -> true;
      case TextType.EnumText _ -> value.single().type() instanceof ModelType.Named;
      case TextType.File _, TextType.Made _, TextType.Converted _ -> false;
    };
  }

  private String printed(Value value, String local) {
    String codec = codec(value);
    return codec == null ? local : codec + ".TEXT.print(" + local + ")";
  }

  /// The codec of an enum, which knows the texts of its constants; null for other types.
  private @Nullable String codec(Value value) {
    return value.text() instanceof TextType.EnumText
            && value.single().type() instanceof ModelType.Named named
        ? file.type(Objects.requireNonNull(named.name()).codec())
        : null;
  }
}
