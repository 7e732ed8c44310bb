package dev.serval.processor.write;

import dev.serval.processor.model.SchemeModel;
import dev.serval.processor.model.SecurityModel;
import dev.serval.processor.model.SecurityModel.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The calls that tell an `Operation` whom it answers.
final class SecurityExpressions {
  private final JavaSource file;

  SecurityExpressions(JavaSource file) {
    this.file = file;
  }

  /// `.security(…)` for each scheme, and `.authenticated()` where one of several must be there.
  List<String> of(SecurityModel security) {
    Map<SchemeModel, List<Use>> byScheme = new LinkedHashMap<>();
    for (Use use : security.uses()) {
      byScheme.computeIfAbsent(use.credential().scheme(), _ -> new ArrayList<>()).add(use);
    }
    List<String> calls = new ArrayList<>();
    byScheme.forEach((scheme, uses) -> calls.add(".security(" + requirement(scheme, uses) + ")"));
    if (!security.anyOf().isEmpty()) {
      calls.add(".authenticated()");
    }
    return calls;
  }

  private String requirement(SchemeModel scheme, List<Use> uses) {
    Set<String> scopes = new LinkedHashSet<>();
    uses.forEach(use -> scopes.addAll(use.scopes()));
    String all =
        scopes.stream().map(s -> ", " + JavaSource.literal(s)).collect(Collectors.joining());
    String requirement =
        file.type("dev.serval.openapi.SecurityRequirement") + ".of(" + scheme(scheme) + all + ")";
    return uses.stream().anyMatch(Use::required) ? requirement : requirement + ".orNone()";
  }

  private String scheme(SchemeModel scheme) {
    String type = file.type("dev.serval.openapi.SecurityScheme");
    String name = JavaSource.literal(scheme.name());
    String expression =
        switch (scheme.form()) {
          case SchemeModel.Bearer(String format) ->
              type + ".bearer(" + name + ", " + JavaSource.literal(format) + ")";
          case SchemeModel.Basic() -> type + ".basic(" + name + ")";
          case SchemeModel.Key(String in, String key) ->
              "%s.apiKey(%s, %s.%s, %s)"
                  .formatted(
                      type,
                      name,
                      file.type("dev.serval.openapi.Parameter.In"),
                      in,
                      JavaSource.literal(key));
          case SchemeModel.OAuth oauth ->
              "%s.oauth2(%s, %s.of(%s))"
                  .formatted(type, name, file.type("java.util.List"), flows(oauth));
          case SchemeModel.OpenId(String url) ->
              type + ".openIdConnect(" + name + ", " + JavaSource.literal(url) + ")";
        };
    return scheme.description().isEmpty()
        ? expression
        : expression + ".description(" + JavaSource.literal(scheme.description()) + ")";
  }

  private String flows(SchemeModel.OAuth oauth) {
    return oauth.flows().stream().map(flow -> flow(oauth, flow)).collect(Collectors.joining(", "));
  }

  private String flow(SchemeModel.OAuth oauth, String flow) {
    String token = JavaSource.literal(oauth.tokenUrl());
    StringBuilder out = new StringBuilder(file.type("dev.serval.openapi.OAuthFlow"));
    switch (flow) {
      case "PASSWORD" -> out.append(".password(").append(token);
      case "CLIENT_CREDENTIALS" -> out.append(".clientCredentials(").append(token);
      default ->
          out.append(".authorizationCode(")
              .append(JavaSource.literal(oauth.authorizationUrl()))
              .append(", ")
              .append(token);
    }
    out.append(')');
    if (!oauth.refreshUrl().isEmpty()) {
      out.append(".refresh(").append(JavaSource.literal(oauth.refreshUrl())).append(')');
    }
    oauth
        .scopes()
        .forEach((scope, description) ->
            out.append(".scope(")
                .append(JavaSource.literal(scope))
                .append(", ")
                .append(JavaSource.literal(description))
                .append(')'));
    return out.toString();
  }
}
