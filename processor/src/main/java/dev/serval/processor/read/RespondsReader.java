package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.RouteModel.DeclaredResponse;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads `@Responds` of a route: of its method, its class, and what that extends and implements;
/// for each status the nearest.
final class RespondsReader {
  private static final String RESPONDS = "dev.serval.Responds";

  private final Javac javac;
  private final ModelReader models;
  private final TypeElement resource;

  RespondsReader(Javac javac, ModelReader models, TypeElement resource) {
    this.javac = javac;
    this.models = models;
    this.resource = resource;
  }

  /// What a method declares; what is wrong is reported and left out.
  List<DeclaredResponse> read(Element method) {
    Map<Integer, DeclaredResponse> responses = new LinkedHashMap<>();
    List<Element> nearestFirst = new ArrayList<>();
    nearestFirst.add(method);
    nearestFirst.addAll(javac.hierarchy(resource));
    for (Element at : nearestFirst) {
      for (AnnotationMirror mirror : on(at)) {
        DeclaredResponse response = response(at, mirror);
        if (response != null) {
          responses.putIfAbsent(response.status(), response);
        }
      }
    }
    return List.copyOf(responses.values());
  }

  private Collection<AnnotationMirror> on(Element at) {
    List<AnnotationMirror> found = new ArrayList<>();
    javac.annotation(at, RESPONDS).ifPresent(found::add);
    var several = javac.annotation(at, RESPONDS + ".All");
    if (several.isPresent() && javac.value(several.get(), "value") instanceof List<?> values) {
      for (Object value : values) {
        if (((AnnotationValue) value).getValue() instanceof AnnotationMirror one) {
          found.add(one);
        }
      }
    }
    return found;
  }

  private @Nullable DeclaredResponse response(Element at, AnnotationMirror mirror) {
    int status = javac.value(mirror, "value") instanceof Integer written ? written : 0;
    TypeMirror type =
        javac.value(mirror, "body") instanceof TypeMirror said && said.getKind() != TypeKind.VOID
            ? said
            : null;
    if (status < 200 || status > 599) {
      report(at, mirror, "a final status: 200 to 599", "`" + status + "`", "`@Responds(409)`");
      return null;
    }
    if (type != null && (status == 204 || status == 205 || status == 304)) {
      report(
          at,
          mirror,
          "a status whose response has content",
          "`" + status + "` with a body",
          "no `body`, or another status");
      return null;
    }
    TypeUse body = null;
    if (type != null) {
      body = models.types().readArgument(at, type);
      if (body == null) {
        return null;
      }
    }
    return new DeclaredResponse(status, javac.text(mirror, "description"), body);
  }

  private void report(
      Element at, AnnotationMirror mirror, String expected, String found, String instead) {
    javac
        .problems()
        .report(Diagnostic.BAD_STATUS, javac.place(at, mirror), expected, found, instead);
  }
}
