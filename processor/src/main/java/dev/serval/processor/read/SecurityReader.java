package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.check.Problem;
import dev.serval.processor.check.Spelling;
import dev.serval.processor.model.JavaType;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.Credential;
import dev.serval.processor.model.ParameterModel.Dependency;
import dev.serval.processor.model.ParameterModel.Framework;
import dev.serval.processor.model.ParameterModel.Presence;
import dev.serval.processor.model.ParameterModel.ProviderMethod;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.SchemeModel;
import dev.serval.processor.model.SecurityModel;
import dev.serval.processor.model.SecurityModel.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/// Collects what a route and all its dependencies say about their callers: credentials, scopes, and
/// whether anonymous ones are welcome.
final class SecurityReader {
  private static final String SCOPES = "dev.serval.security.Scopes";
  private static final String AUTHENTICATED = "dev.serval.security.Authenticated";
  private static final String PROVIDES = "dev.serval.Provides";

  /// Credentials that are the same whoever takes them.
  private record Key(String scheme, Object verification, Object type) {}

  private final Javac javac;
  private final Place place;
  private final Map<Key, List<Credential>> credentials = new LinkedHashMap<>();
  private final Map<String, Credential> schemes = new LinkedHashMap<>();
  private final Map<String, Place> scopes = new LinkedHashMap<>();
  private final Set<ProviderMethod> providers = new LinkedHashSet<>();
  private final List<ProviderMethod> granted = new ArrayList<>();
  private boolean authenticated;
  private boolean judgedByProvider;

  private SecurityReader(Javac javac, Place place) {
    this.javac = javac;
    this.place = place;
  }

  /// Reads a route.
  ///
  /// @param everything its guards and its parameters
  static SecurityModel read(
      Javac javac,
      ExecutableElement method,
      TypeElement resource,
      List<ParameterModel> everything) {
    SecurityReader reader = new SecurityReader(javac, javac.place(method));
    GuardReader.types(javac, resource).forEach(reader::demands);
    reader.demands(method);
    reader.walk(everything);
    return reader.model();
  }

  private void demands(Element element) {
    authenticated |= javac.annotation(element, AUTHENTICATED).isPresent();
    javac.annotation(element, SCOPES).ifPresent(mirror -> scopes(element, mirror));
  }

  private void scopes(Element element, AnnotationMirror mirror) {
    for (String scope : javac.texts(mirror, "value")) {
      scopes.putIfAbsent(scope, javac.place(element, mirror));
    }
  }

  private void walk(List<ParameterModel> parameters) {
    for (ParameterModel parameter : parameters) {
      switch (parameter) {
        case Credential credential -> credential(credential);
        case Dependency dependency -> provider(dependency.provider());
        case Framework framework ->
            judgedByProvider |= framework.expression().equals(FrameworkObjects.REQUIRED_SCOPES);
        default -> {}
      }
    }
  }

  private void provider(ProviderMethod provider) {
    if (providers.add(provider)) {
      annotations(provider);
      walk(provider.parameters());
    }
  }

  /// What the method of a provider says; its annotations are not in the model.
  private void annotations(ProviderMethod provider) {
    TypeElement owner = javac.elements().getTypeElement(provider.owner().qualified());
    if (owner == null) {
      return;
    }
    for (ExecutableElement method :
        ElementFilter.methodsIn(javac.elements().getAllMembers(owner))) {
      if (method.getSimpleName().contentEquals(provider.method())
          && javac.annotation(method, PROVIDES).isPresent()) {
        annotations(provider, method);
      }
    }
  }

  /// Of several methods of one name and type each counts: to ask for too much is better than to
  /// forget a demand.
  private void annotations(ProviderMethod provider, ExecutableElement method) {
    TypeMirror provided = DependencyReader.provided(javac, method);
    boolean nothing = provided.getKind() == TypeKind.VOID;
    JavaType type = nothing ? null : Names.javaType(provided);
    if (Objects.equals(type, provider.javaType())) {
      demands(method);
      if (!nothing && CredentialReader.isGranted(javac, provided)) {
        granted.add(provider);
      }
    }
  }

  private void credential(Credential credential) {
    Credential other = schemes.putIfAbsent(credential.scheme().name(), credential);
    if (other != null && !other.scheme().equals(credential.scheme())) {
      javac
          .problems()
          .report(
              Problem.of(
                      Diagnostic.SCHEME_NAME_CLASH,
                      credential.place(),
                      "one security scheme named `" + credential.scheme().name() + "`",
                      "two that differ",
                      "an annotation of your own that carries the scheme, for both places; or another"
                          + " `name`")
                  .and(other.place()));
      return;
    }
    Object verification = credential.verification() == null ? "" : credential.verification();
    credentials
        .computeIfAbsent(
            new Key(credential.scheme().name(), verification, credential.type()),
            _ -> new ArrayList<>())
        .add(credential);
  }

  private SecurityModel model() {
    Set<String> sure = sureScopes();
    List<Use> uses = new ArrayList<>();
    for (List<Credential> same : credentials.values()) {
      Credential first = same.getFirst();
      List<String> asked =
          scopes.keySet().stream()
              .filter(scope -> isOf(first.scheme(), scope) || !sure.contains(scope))
              .toList();
      uses.add(new Use(first, isRequired(same), asked));
    }
    checkScopes(uses);
    checkAuthenticated(uses);
    return new SecurityModel(uses, List.copyOf(scopes.keySet()), anyOf(uses), granted);
  }

  /// The scopes that are compared whoever asks: by a provider, or with credentials that have to be
  /// there and whose scheme they belong to. All others are asked of each of the credentials: where
  /// one of several will do, the one that came must not be the one that nobody asks.
  private Set<String> sureScopes() {
    if (isJudged()) {
      return scopes.keySet();
    }
    Set<String> sure = new TreeSet<>();
    for (List<Credential> same : credentials.values()) {
      Use use = new Use(same.getFirst(), isRequired(same), List.of());
      if (use.required() && use.granted()) {
        scopes.keySet().stream()
            .filter(scope -> isOf(use.credential().scheme(), scope))
            .forEach(sure::add);
      }
    }
    return sure;
  }

  private static boolean isRequired(List<Credential> same) {
    return same.stream().anyMatch(credential -> credential.presence() == Presence.REQUIRED);
  }

  /// Whether a scope is one of a scheme's: one that it declares; where none declares any, each.
  private boolean isOf(SchemeModel scheme, String scope) {
    return scheme.form() instanceof SchemeModel.OpenId
        || !declares()
        || scheme.declared().contains(scope);
  }

  private boolean isJudged() {
    return !granted.isEmpty() || judgedByProvider;
  }

  private boolean declares() {
    return schemes.values().stream()
        .anyMatch(credential -> credential.scheme().form() instanceof SchemeModel.OAuth);
  }

  /// Where scopes are compared with what credentials prove, such credentials have to be there;
  /// where a provider compares, or none is demanded, any will do.
  private List<Use> anyOf(List<Use> uses) {
    if (scopes.isEmpty() && !authenticated) {
      return List.of();
    }
    boolean byCredentials = !scopes.isEmpty() && !isJudged();
    List<Use> able = uses.stream().filter(use -> !byCredentials || use.granted()).toList();
    return able.stream().anyMatch(Use::required) ? List.of() : able;
  }

  private void checkScopes(List<Use> uses) {
    Set<String> declared = new TreeSet<>();
    schemes.values().forEach(credential -> declared.addAll(credential.scheme().declared()));
    boolean open =
        schemes.values().stream()
            .anyMatch(credential -> credential.scheme().form() instanceof SchemeModel.OpenId);
    boolean judged = isJudged();
    scopes.forEach((scope, where) -> {
      if (!SchemeReader.isQuotable(scope, false)
          || declares() && !open && !declared.contains(scope)) {
        unknown(scope, where, declared);
      } else if (uses.isEmpty()
          || !judged
              && uses.stream().noneMatch(use -> use.granted() && use.scopes().contains(scope))) {
        nobody(scope, uses.isEmpty());
      }
    });
  }

  private void checkAuthenticated(List<Use> uses) {
    if (authenticated && uses.isEmpty()) {
      javac
          .problems()
          .report(
              Diagnostic.AUTHENTICATED_WITHOUT_CREDENTIALS,
              place,
              "credentials, here or in a dependency",
              "none, so that everybody would get in",
              "a parameter such as `@Bearer Optional<Jwt> token`, `@Depends` on what takes one, or"
                  + " no `@Authenticated`");
    }
  }

  private void unknown(String scope, Place where, Set<String> declared) {
    if (!SchemeReader.isQuotable(scope, false)) {
      javac
          .problems()
          .report(
              Diagnostic.UNKNOWN_SCOPE,
              where,
              "scopes of visible ASCII without blank, quote and back-slash (RFC 6749 section 3.3)",
              "`" + scope + "`",
              "`@Scopes({\"todos:read\", \"todos:write\"})`, for instance");
      return;
    }
    javac
        .problems()
        .report(
            Diagnostic.UNKNOWN_SCOPE,
            where,
            declared.isEmpty()
                ? "a scope that the scheme declares, which declares none"
                : "one of " + String.join(", ", declared),
            "`" + scope + "`" + Spelling.didYouMean(scope, declared),
            Spelling.nearest(scope, declared)
                .map(near -> "`@Scopes(\"" + near + "\")`")
                .orElse("`@Scope(name = \"" + scope + "\")` in the `scopes` of the scheme"));
  }

  private void nobody(String scope, boolean anonymous) {
    javac
        .problems()
        .report(
            Diagnostic.SCOPES_WITHOUT_GRANT,
            place,
            "credentials of a type that implements `Granted`, here or in a dependency",
            (anonymous ? "no credentials" : "none such")
                + ", though the scope `"
                + scope
                + "` is demanded",
            anonymous
                ? "a parameter such as `@Bearer Jwt token`, or `@Depends` on what takes one"
                : "`Jwt` of serval-security as the type of the token, `implements Granted` on a type"
                    + " of your own, or a provider that takes `RequiredScopes`");
  }
}
