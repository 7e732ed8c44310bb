package dev.serval.processor.write;

import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.Credential;
import dev.serval.processor.model.ParameterModel.Presence;
import dev.serval.processor.model.ParameterModel.ProviderMethod;
import dev.serval.processor.model.ParameterModel.Verification;
import dev.serval.processor.model.RouteModel;
import dev.serval.processor.model.SchemeModel;
import dev.serval.processor.model.SecurityModel;
import dev.serval.processor.model.SecurityModel.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes the part of a route's method that finds out who is asking, before anything else of the
/// request is read: credentials are read, proven, and their scopes compared.
final class CredentialWriter {
  private static final String SCHEME = "dev.serval.security.Scheme";

  private final JavaSource file;
  private final JavaSource out;
  private final RouteModel route;
  private final SecurityModel security;
  private final Constants constants;
  private final Locals locals;
  private final Function<ClassName, String> provider;

  /// The names of the local variables, in the order of the uses.
  private final List<String> names = new ArrayList<>();

  /// @param provider the expression of the object of a class that the application provides
  CredentialWriter(
      JavaSource file,
      JavaSource out,
      RouteModel route,
      Constants constants,
      Locals locals,
      Function<ClassName, String> provider) {
    this.file = file;
    this.out = out;
    this.route = route;
    this.security = route.security();
    this.constants = constants;
    this.locals = locals;
    this.provider = provider;
  }

  /// Writes it.
  void write() {
    security.uses().forEach(this::read);
    refuseAnonymous();
    for (int i = 0; i < names.size(); i++) {
      Use use = security.uses().get(i);
      if (use.granted() && !use.scopes().isEmpty()) {
        out.line(
            "%s.check(%s, %s);"
                .formatted(scheme(use.credential()), names.get(i), scopes(use.scopes())));
      }
    }
  }

  private void read(Use use) {
    Credential credential = use.credential();
    String local = locals.name(credential.name());
    names.add(local);
    Verification verification = credential.verification();
    String call =
        verification == null
            ? (use.required() ? "require" : "read") + "(request)"
            : (use.required() ? "verify" : "verifyOptional")
                + "(request, "
                + provider.apply(verification.verifier())
                + ")";
    out.line(
        "%s %s = %s.%s;"
            .formatted(Types.of(file, credential.type()), local, scheme(credential), call));
  }

  private void refuseAnonymous() {
    List<Use> anyOf = security.anyOf();
    if (anyOf.isEmpty()) {
      return;
    }
    String absent =
        anyOf.stream()
            .map(use -> names.get(security.uses().indexOf(use)) + " == null")
            .collect(Collectors.joining(" && "));
    String schemes =
        anyOf.stream()
            .map(use -> scheme(use.credential()))
            .distinct()
            .collect(Collectors.joining(", "));
    out.open("if (" + absent + ")");
    out.line("throw " + file.type(SCHEME) + ".missing(" + schemes + ");").close();
  }

  /// Writes the comparison of the scopes with those of a value that was provided.
  void checkProvided(ProviderMethod method, String local) {
    if (!security.granted().contains(method) || security.scopes().isEmpty()) {
      return;
    }
    Use first = security.uses().getFirst();
    out.line(
        "%s.checkProvided(%s, %s);"
            .formatted(scheme(first.credential()), local, scopes(security.scopes())));
  }

  /// The argument for credentials.
  String argument(Credential credential) {
    for (int i = 0; i < names.size(); i++) {
      Credential read = security.uses().get(i).credential();
      if (read.scheme().equals(credential.scheme())
          && Objects.equals(read.verification(), credential.verification())
          && read.type().equals(credential.type())) {
        return credential.presence() == Presence.OPTIONAL
            ? file.type("java.util.Optional") + ".ofNullable(" + names.get(i) + ")"
            : names.get(i);
      }
    }
    throw new IllegalStateException("no use of the credentials " + credential.name());
  }

  /// The argument for an object of the framework.
  String expression(ParameterModel.Framework framework) {
    return switch (framework.expression()) {
      case ParameterModel.Framework.REQUIRED_SCOPES -> scopes(security.scopes());
      case ParameterModel.Framework.BROWSER_SESSION ->
          file.type("dev.serval.security.Session") + ".of(request)";
      default -> framework.expression();
    };
  }

  /// The constant of some scopes.
  private String scopes(List<String> scopes) {
    String type = file.type("dev.serval.security.RequiredScopes");
    String all = scopes.stream().map(JavaSource::literal).collect(Collectors.joining(", "));
    return constants.once(route.javaName() + "_SCOPES", type, type + ".of(" + all + ")");
  }

  /// The constant of the scheme of some credentials.
  private String scheme(Credential credential) {
    SchemeModel scheme = credential.scheme();
    String type = file.type(SCHEME);
    String realm = JavaSource.literal(scheme.realm());
    String value =
        switch (scheme.form()) {
          case SchemeModel.Basic() -> type + ".basic(" + realm + ")";
          case SchemeModel.Key(String in, String name) ->
              "%s.apiKey(%s.%s, %s, %s)"
                  .formatted(
                      type,
                      file.type("dev.serval.security.ApiKey.In"),
                      in,
                      JavaSource.literal(name),
                      realm);
          default -> type + ".bearer(" + realm + ")";
        };
    String credentials =
        scheme.form() instanceof SchemeModel.Basic
            ? file.type("dev.serval.security.BasicCredentials")
            : file.type("java.lang.String");
    String hint = scheme.name().replaceAll("[^A-Za-z0-9]+", "_").replaceFirst("^(?=[0-9]|$)", "S");
    return constants.once(hint, type + "<" + credentials + ">", value);
  }
}
