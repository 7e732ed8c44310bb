// Names in a document, checked before it is built.
package dev.serval.openapi;

import dev.serval.http.Method;
import dev.serval.http.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks that no two types or security schemes want one name in a document, and no two operations
/// one id.
///
/// Modules that were compiled apart meet in an application first, so that only its start can tell.
/// This is what a start does of a document that is built when somebody asks for it: it visits each
/// component once, makes no text, and keeps to plain loops, as each construct that is linked at run
/// time would be linked here for the first time. For one thread.
///
/// ```java
/// NameCheck names = new NameCheck(OpenApiVersion.V3_1, ProblemErrors.standard());
/// names.add(Method.GET, operation, "todos.Todos.list(int)");
/// ```
public final class NameCheck {
  private final OpenApiVersion version;
  private final ErrorSchemas errors;
  private final Map<String, SchemaComponent> components = new HashMap<>();
  private final Map<String, SecurityScheme> schemes = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();

  /// Starts a check; the schemas of errors take part.
  public NameCheck(OpenApiVersion version, ErrorSchemas errors) {
    this.version = version;
    this.errors = errors;
    addError(500);
  }

  /// Checks an operation, and all it refers to, beside those before it.
  ///
  /// @param place where the route was declared, for messages
  /// @throws IllegalStateException where two types want one name, or two operations one id
  public void add(Method method, Operation operation, String place) {
    if (method == Method.CONNECT || (method == Method.QUERY && version == OpenApiVersion.V3_1)) {
      return; // the document does not list it
    }
    String id = operation.explicitId();
    if (id != null) {
      String other = places.putIfAbsent(id, place);
      if (other != null) {
        throw sameId(id, other, place);
      }
    }
    for (SecurityRequirement requirement : operation.security()) {
      take(schemes, requirement.scheme());
    }
    for (Parameter parameter : operation.parameters()) {
      visit(parameter.schema());
    }
    RequestContent body = operation.body();
    if (body != null) {
      visit(body.contents());
    }
    if (body != null || operation.isValidated()) {
      addError(422);
    }
    for (Callback callback : operation.callbacks()) {
      for (Webhook request : callback.requests()) {
        add(request.method(), request.operation(), place);
      }
    }
    for (ApiResponse response : operation.responses()) {
      visit(response.contents());
      for (ApiResponse.Header header : response.headers().values()) {
        visit(header.schema());
      }
      if (response.status() >= 400) {
        addError(response.status());
      }
    }
  }

  private void addError(int status) {
    visit(errors.schemaFor(new Status(status)));
  }

  private void visit(List<MediaContent> contents) {
    for (MediaContent content : contents) {
      if (!content.streamed() || version != OpenApiVersion.V3_1) {
        visit(content.schema());
      }
    }
  }

  private void visit(Schema schema) {
    SchemaShape shape = schema.shape();
    if (shape instanceof SchemaShape.Reference reference) {
      visit(reference.component());
    } else if (shape instanceof SchemaShape.JsonText text) {
      visit(text.content());
    } else if (shape instanceof SchemaShape.Array array) {
      visit(array.items());
    } else if (shape instanceof SchemaShape.Structure structure) {
      for (SchemaShape.Property property : structure.properties()) {
        visit(property.schema());
      }
    } else if (shape instanceof SchemaShape.Dictionary dictionary) {
      visit(dictionary.names());
      visit(dictionary.values());
    } else if (shape instanceof SchemaShape.Union union) {
      for (Schema member : union.members()) {
        visit(member);
      }
    } else if (shape instanceof SchemaShape.Tagged tagged) {
      for (SchemaComponent variant : tagged.variants().values()) {
        visit(variant);
      }
    }
  }

  private void visit(SchemaComponent component) {
    if (take(components, component)) {
      visit(component.definition().get());
    }
  }

  /// Gives a component its name.
  ///
  /// @return whether it is a new one
  /// @throws IllegalStateException where another type has the name
  static boolean take(Map<String, SchemaComponent> components, SchemaComponent component) {
    SchemaComponent other = components.putIfAbsent(component.name(), component);
    if (other != null && !other.javaType().equals(component.javaType())) {
      throw new IllegalStateException(
          "Two types are both called '"
              + component.name()
              + "' in the OpenAPI document: "
              + other.javaType()
              + " and "
              + component.javaType()
              + ". Rename one of them.");
    }
    return other == null;
  }

  /// Gives a security scheme its name.
  ///
  /// @throws IllegalStateException where one that differs has the name
  static void take(Map<String, SecurityScheme> schemes, SecurityScheme scheme) {
    SecurityScheme other = schemes.putIfAbsent(scheme.name(), scheme);
    if (other != null && !other.equals(scheme)) {
      throw new IllegalStateException(
          "Two security schemes are both called '"
              + scheme.name()
              + "' in the OpenAPI document. Declare it once, on an annotation of your own, or rename"
              + " one of them.");
    }
  }

  static IllegalStateException sameId(String id, String one, String two) {
    return new IllegalStateException(
        "Two operations ask for the operationId '"
            + id
            + "': "
            + one
            + " and "
            + two
            + ". Give one of them another id.");
  }
}
