package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.SchemeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/// Reads the security scheme that an annotation declares, or that an annotation of the program's
/// own carries.
final class SchemeReader {
  private static final String PACKAGE = "dev.serval.security.";

  /// The annotations that declare a scheme, with the names of the schemes they declare by default.
  private static final Map<String, String> DEFAULT_NAMES =
      Map.of(
          PACKAGE + "Bearer", "bearer",
          PACKAGE + "Basic", "basic",
          PACKAGE + "ApiKey", "",
          PACKAGE + "OAuth2", "oauth2",
          PACKAGE + "OpenIdConnect", "openIdConnect");

  private final Javac javac;
  private final Place place;

  /// @param place where faults are reported
  SchemeReader(Javac javac, Place place) {
    this.javac = javac;
    this.place = place;
  }

  /// Whether an annotation declares a scheme, itself or by one that it carries.
  static boolean isScheme(AnnotationMirror mirror) {
    return declaring(mirror) != null;
  }

  /// The annotation that declares the scheme: this one, or the one that it carries.
  private static @Nullable AnnotationMirror declaring(AnnotationMirror mirror) {
    if (DEFAULT_NAMES.containsKey(Javac.name(mirror))) {
      return mirror;
    }
    for (AnnotationMirror carried : mirror.getAnnotationType().asElement().getAnnotationMirrors()) {
      if (DEFAULT_NAMES.containsKey(Javac.name(carried))) {
        return carried;
      }
    }
    return null;
  }

  /// Reads it; null where it is wrong in itself, which is reported.
  @Nullable SchemeModel read(AnnotationMirror mirror) {
    AnnotationMirror declaring = declaring(mirror);
    if (declaring == null) {
      return null;
    }
    SchemeModel.Form form = form(declaring);
    SchemeModel scheme =
        new SchemeModel(
            name(mirror, declaring, form),
            javac.text(declaring, "realm"),
            javac.text(declaring, "description"),
            form);
    Fault fault = fault(scheme);
    if (fault == null) {
      return scheme;
    }
    javac
        .problems()
        .report(Diagnostic.BAD_SECURITY_SCHEME, place, fault.expected, fault.found, fault.instead);
    return null;
  }

  private String name(AnnotationMirror mirror, AnnotationMirror declaring, SchemeModel.Form form) {
    String written = javac.text(declaring, "name");
    if (!written.isEmpty()) {
      return written;
    }
    if (!mirror.equals(declaring)) {
      return mirror.getAnnotationType().asElement().getSimpleName().toString();
    }
    return form instanceof SchemeModel.Key key
        ? key.name()
        : DEFAULT_NAMES.getOrDefault(Javac.name(declaring), "");
  }

  private SchemeModel.Form form(AnnotationMirror mirror) {
    return switch (Javac.name(mirror).substring(PACKAGE.length())) {
      case "Bearer" -> new SchemeModel.Bearer(javac.text(mirror, "format"));
      case "Basic" -> new SchemeModel.Basic();
      case "ApiKey" -> new SchemeModel.Key(constant(mirror, "in"), javac.text(mirror, "value"));
      case "OAuth2" ->
          new SchemeModel.OAuth(
              constants(mirror, "flow"),
              javac.text(mirror, "authorizationUrl"),
              javac.text(mirror, "tokenUrl"),
              javac.text(mirror, "refreshUrl"),
              scopes(mirror));
      default -> new SchemeModel.OpenId(javac.text(mirror, "value"));
    };
  }

  private String constant(AnnotationMirror mirror, String member) {
    return javac.value(mirror, member) instanceof VariableElement constant
        ? constant.getSimpleName().toString()
        : "";
  }

  private List<String> constants(AnnotationMirror mirror, String member) {
    List<String> names = new ArrayList<>();
    if (javac.value(mirror, member) instanceof List<?> values) {
      for (Object value : values) {
        if (value instanceof AnnotationValue one
            && one.getValue() instanceof VariableElement constant) {
          names.add(constant.getSimpleName().toString());
        }
      }
    }
    return names;
  }

  private Map<String, String> scopes(AnnotationMirror mirror) {
    Map<String, String> scopes = new LinkedHashMap<>();
    if (javac.value(mirror, "scopes") instanceof List<?> values) {
      for (Object value : values) {
        if (value instanceof AnnotationValue one
            && one.getValue() instanceof AnnotationMirror scope) {
          scopes.put(javac.text(scope, "name"), javac.text(scope, "description"));
        }
      }
    }
    return scopes;
  }

  private record Fault(String expected, String found, String instead) {}

  private static @Nullable Fault fault(SchemeModel scheme) {
    Fault ofForm = fault(scheme.form());
    if (ofForm != null) {
      return ofForm;
    }
    if (!scheme.name().matches("[A-Za-z0-9._-]+")) {
      return new Fault(
          "a name of letters, digits, dots, hyphens and underscores, for the document",
          "`" + scheme.name() + "`",
          "`name = \"" + scheme.name().replaceAll("[^A-Za-z0-9._-]+", "-") + "\"`, for instance");
    }
    if (!isQuotable(scheme.realm(), true)) {
      return new Fault(
          "a realm of visible ASCII without quote and back-slash",
          "`" + scheme.realm() + "`",
          "`realm = \"api\"`, for instance");
    }
    return null;
  }

  private static @Nullable Fault fault(SchemeModel.Form form) {
    return switch (form) {
      case SchemeModel.Key key when !isQuotable(key.name(), false) ->
          new Fault(
              "the name of a header field, query parameter or cookie",
              "`" + key.name() + "`",
              "`@ApiKey(\"X-API-Key\")`, for instance");
      case SchemeModel.OAuth oauth -> fault(oauth);
      case SchemeModel.OpenId(String url) when url.isEmpty() ->
          new Fault(
              "the address of the discovery document",
              "none",
              "`@OpenIdConnect(\"https://id.example/.well-known/openid-configuration\")`");
      default -> null;
    };
  }

  private static @Nullable Fault fault(SchemeModel.OAuth oauth) {
    if (oauth.flows().isEmpty()
        || oauth.flows().stream().distinct().count() < oauth.flows().size()) {
      return new Fault(
          "one flow or several different ones", oauth.flows().toString(), "`flow = PASSWORD`");
    }
    if (oauth.tokenUrl().isEmpty()) {
      return new Fault("the address where tokens are given out", "none", "`tokenUrl = \"/token\"`");
    }
    if (oauth.flows().contains("AUTHORIZATION_CODE") && oauth.authorizationUrl().isEmpty()) {
      return new Fault(
          "the address where users sign in, for AUTHORIZATION_CODE",
          "none",
          "`authorizationUrl = \"https://id.example/authorize\"`, for instance");
    }
    for (String scope : oauth.scopes().keySet()) {
      if (!isQuotable(scope, false)) {
        return new Fault(
            "scopes of visible ASCII without quote and back-slash (RFC 6749 section 3.3)",
            "`" + scope + "`",
            "`@Scope(name = \"todos:read\")`, for instance");
      }
    }
    return null;
  }

  /// Whether a text can stand between quotes in a header field as it is.
  static boolean isQuotable(String text, boolean blanks) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(c -> (blanks ? c >= ' ' : c > ' ') && c < 0x7F && c != '"' && c != '\\');
  }
}
