package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.check.Spelling;
import dev.serval.processor.model.DefaultValue;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Decides where each parameter of a route comes from: the table of the guide's page on parameters,
/// in its order.
///
/// 1. an object of the framework, by its type; 2. the source that an annotation names; 3. a path
///    variable of the parameter's name; 4. a query value for what a text can become; 5. the JSON
///    body for the rest.
final class ParameterReader {
  private static final Map<String, ParameterSource> SOURCES =
      Map.of(
          "dev.serval.PathParam",
          ParameterSource.PATH,
          "dev.serval.Query",
          ParameterSource.QUERY,
          "dev.serval.Header",
          ParameterSource.HEADER,
          LastEventIds.ANNOTATION,
          ParameterSource.HEADER,
          "dev.serval.Cookie",
          ParameterSource.COOKIE,
          "dev.serval.Form",
          ParameterSource.FORM);
  private static final String BODY = "dev.serval.Body";

  private final Javac javac;
  private final ModelReader models;
  private final RouteContext route;
  private final TextReader texts;
  private final ValueReader values;

  ParameterReader(Javac javac, ModelReader models, RouteContext route) {
    this.javac = javac;
    this.models = models;
    this.route = route;
    this.texts = new TextReader(javac, route.packageName());
    this.values = new ValueReader(javac, models, texts);
  }

  /// Reads one parameter; null when it has a fault, which is reported, or a type that does not
  /// exist (yet).
  @Nullable ParameterModel read(VariableElement parameter, TypeMirror type) {
    String name = parameter.getSimpleName().toString();
    Map<String, AnnotationMirror> written = sources(parameter);
    if (written.size() > 1) {
      return severalSources(parameter, written);
    }
    if (written.isEmpty()) {
      return unmarked(parameter, type, name);
    }
    AnnotationMirror mirror = written.values().iterator().next();
    DependencyUse dependency = DependencyUse.of(mirror);
    if (dependency != null) {
      return new DependencyReader(javac, models, route).read(parameter, type, dependency);
    }
    if (Javac.name(mirror).equals(ArgumentReader.ARGUMENT)) {
      return new ArgumentReader(javac, _ -> true).read(parameter, mirror, null);
    }
    if (SchemeReader.isScheme(mirror)) {
      return new CredentialReader(javac, route.packageName()).read(parameter, type, mirror);
    }
    if (LastEventIds.isOne(mirror)) {
      return new LastEventIds(javac).read(parameter, type, values, doc(name));
    }
    String wireName = javac.text(mirror, "value");
    ParameterSource source = SOURCES.get(Javac.name(mirror));
    if (source == null) {
      return body(parameter, type, wireName.isEmpty() ? name : wireName);
    }
    if (source == ParameterSource.PATH) {
      return path(parameter, type, mirror, wireName);
    }
    if (Groups.isGroup(type) && !texts.isConverted(parameter, type)) {
      return new Groups(javac, models, values).read(parameter, (DeclaredType) type, source);
    }
    String sent = new WireName(javac).of(parameter, source, mirror);
    return values.read(parameter, type, source, sent, -1, doc(name));
  }

  /// The annotations of a declaration that name a source, by the name of the annotation.
  private Map<String, AnnotationMirror> sources(Element element) {
    Map<String, AnnotationMirror> found = new LinkedHashMap<>();
    for (AnnotationMirror mirror : Annotations.declared(element)) {
      String name = Javac.name(mirror);
      if (SOURCES.containsKey(name)
          || name.equals(BODY)
          || name.equals(ArgumentReader.ARGUMENT)
          || DependencyUse.of(mirror) != null
          || SchemeReader.isScheme(mirror)) {
        found.put(name, mirror);
      }
    }
    return found;
  }

  /// The annotation on a component that names a source, null when none does.
  static Map.@Nullable Entry<ParameterSource, AnnotationMirror> source(Element component) {
    for (AnnotationMirror mirror : Annotations.declared(component)) {
      ParameterSource source = SOURCES.get(Javac.name(mirror));
      if (source != null) {
        return Map.entry(source, mirror);
      }
    }
    return null;
  }

  private @Nullable ParameterModel unmarked(
      VariableElement parameter, TypeMirror type, String name) {
    if (WebSocketReader.isSession(type)) {
      return WebSocketReader.session(javac, parameter, route);
    }
    if (ItemParameters.isOne(type)) {
      return new ItemParameters(javac, models, route).read(parameter, type, doc(name));
    }
    String framework = FrameworkObjects.expression(Javac.qualifiedName(type));
    if (framework != null) {
      return new ParameterModel.Framework(
          name, javac.place(parameter), framework, FrameworkObjects.readsBody(framework));
    }
    if (ValueReader.isFile(type)) {
      return values.read(parameter, type, ParameterSource.FORM, name, -1, doc(name));
    }
    int index = route.variables().indexOf(name);
    if (index >= 0) {
      return values.read(parameter, type, ParameterSource.PATH, name, index, doc(name));
    }
    if (values.isText(parameter, type, !route.bodyAllowed())) {
      return values.read(parameter, type, ParameterSource.QUERY, name, -1, doc(name));
    }
    if (JsonShapes.isJson(javac, parameter, type)) {
      return body(parameter, type, name);
    }
    values.unsupported(
        parameter,
        type,
        ParameterSource.QUERY,
        route.bodyAllowed() ? TextHints.Position.PARAMETER_OR_BODY : TextHints.Position.PARAMETER);
    return null;
  }

  private @Nullable ParameterModel path(
      VariableElement parameter, TypeMirror type, AnnotationMirror mirror, String wireName) {
    int index = route.variables().indexOf(wireName);
    if (index < 0) {
      String all =
          route.variables().isEmpty()
              ? "a path without variables"
              : "the variables " + String.join(", ", route.variables());
      javac
          .problems()
          .report(
              Diagnostic.PARAMETER_WITHOUT_VARIABLE,
              javac.place(parameter, mirror),
              "a variable `{" + wireName + "}` in the path template",
              all + Spelling.didYouMean(wireName, route.variables()),
              Spelling.nearest(wireName, route.variables())
                  .map(near -> "`@PathParam(\"" + near + "\")`")
                  .orElse("`{" + wireName + "}` in the path, or drop `@PathParam`"));
      return null;
    }
    String name = parameter.getSimpleName().toString();
    return values.read(parameter, type, ParameterSource.PATH, wireName, index, doc(name));
  }

  private @Nullable ParameterModel body(VariableElement parameter, TypeMirror type, String member) {
    TypeUse use = models.types().read(parameter, type);
    if (use == null) {
      return null;
    }
    DefaultValue defaultValue = new DefaultReader(javac).read(parameter, use);
    String name = parameter.getSimpleName().toString();
    return new ParameterModel.Body(
        name,
        javac.place(parameter),
        member,
        use,
        defaultValue,
        new DescriptionReader(javac).read(parameter, use, false, doc(name)));
  }

  private @Nullable ParameterModel severalSources(
      VariableElement parameter, Map<String, AnnotationMirror> written) {
    List<String> names = new ArrayList<>();
    written.keySet().forEach(name -> names.add("@" + name.substring(name.lastIndexOf('.') + 1)));
    javac
        .problems()
        .report(
            Diagnostic.SEVERAL_SOURCES,
            javac.place(parameter),
            "one annotation that says where the value comes from",
            String.join(" and ", names),
            names.getFirst() + " alone, or one parameter for each");
    return null;
  }

  private String doc(String name) {
    return route.doc().parameter(name);
  }
}
