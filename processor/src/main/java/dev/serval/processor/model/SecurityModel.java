package dev.serval.processor.model;

import dev.serval.processor.model.ParameterModel.Credential;
import dev.serval.processor.model.ParameterModel.ProviderMethod;
import java.util.List;

/// Whom a route answers: the credentials that it and its dependencies take, and the scopes that
/// these need.
///
/// @param uses the credentials of the whole tree, each once
/// @param scopes the scopes of the whole tree, each once
/// @param anyOf the uses of which one must be there though each is optional; empty where one is
///   required anyway, or anonymous callers are welcome
/// @param granted the providers of the tree whose values know their scopes
public record SecurityModel(
    List<Use> uses, List<String> scopes, List<Use> anyOf, List<ProviderMethod> granted) {
  public SecurityModel {
    uses = List.copyOf(uses);
    scopes = List.copyOf(scopes);
    anyOf = List.copyOf(anyOf);
    granted = List.copyOf(granted);
  }

  /// Credentials that are read once, whoever takes them.
  ///
  /// @param credential the parameter that takes them, the first of several
  /// @param required whether a request without is refused
  /// @param scopes those of the route that these credentials need
  public record Use(Credential credential, boolean required, List<String> scopes) {
    public Use {
      scopes = List.copyOf(scopes);
    }

    /// Whether what they prove knows its scopes.
    public boolean granted() {
      ParameterModel.Verification verification = credential.verification();
      return verification != null && verification.granted();
    }
  }
}
