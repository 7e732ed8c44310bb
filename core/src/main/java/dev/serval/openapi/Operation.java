// What one method on one path takes and returns.
package dev.serval.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What one method on one path takes and returns (the *Operation Object* of OpenAPI).
///
/// ```java
/// Operation.of("Todos", "add")
///     .summary("Adds a todo.")
///     .tag("Todos", "Todos of one person.")
///     .body(RequestContent.json(NewTodoCodec.SCHEMA.ref()))
///     .response(ApiResponse.json(201, TodoCodec.SCHEMA.ref()))
///     .build()
/// ```
///
/// The errors that follow from this (400, 404, 413, 415, 422, 401, 403) are added by the document
/// and need not be declared.
public final class Operation {
  private final String owner;
  private final String name;
  private final @Nullable String explicitId;
  private final String summary;
  private final String description;
  private final SequencedMap<String, String> tags;
  private final List<Parameter> parameters;
  private final @Nullable RequestContent body;
  private final List<ApiResponse> responses;
  private final List<SecurityRequirement> security;
  private final List<Callback> callbacks;
  private final boolean authenticated;
  private final boolean deprecated;
  private final boolean validated;

  private Operation(Builder builder) {
    owner = builder.owner;
    name = builder.name;
    explicitId = builder.explicitId;
    summary = builder.summary;
    description = builder.description;
    tags = new LinkedHashMap<>(builder.tags);
    parameters = List.copyOf(builder.parameters);
    body = builder.body;
    responses = List.copyOf(builder.responses);
    security = List.copyOf(builder.security);
    callbacks = List.copyOf(builder.callbacks);
    authenticated = builder.authenticated;
    deprecated = builder.deprecated;
    validated = builder.validated;
  }

  /// Starts an operation.
  ///
  /// @param owner the simple name of the class it is in; distinguishes operations of one name; may
  ///   be empty
  /// @param name the name of its Java method: the `operationId` unless another operation has it
  public static Builder of(String owner, String name) {
    return new Builder(owner, name);
  }

  /// A builder with everything that this operation has.
  public Builder toBuilder() {
    Builder builder = new Builder(owner, name);
    builder.explicitId = explicitId;
    builder.summary = summary;
    builder.description = description;
    builder.tags.putAll(tags);
    builder.parameters.addAll(parameters);
    builder.body = body;
    builder.responses.addAll(responses);
    builder.security.addAll(security);
    builder.callbacks.addAll(callbacks);
    builder.authenticated = authenticated;
    builder.deprecated = deprecated;
    builder.validated = validated;
    return builder;
  }

  /// This operation with one more response, unless it has one of that status.
  public Operation withResponse(ApiResponse response) {
    return responses.stream().anyMatch(other -> other.status() == response.status())
        ? this
        : toBuilder().response(response).build();
  }

  /// This operation with one more parameter, unless it has one of that name there; the names of
  /// header fields are the same in either case.
  public Operation withParameter(Parameter parameter) {
    return parameters.stream().anyMatch(parameter::isSameAs)
        ? this
        : toBuilder().parameter(parameter).build();
  }

  Operation withParameters(List<Parameter> others) {
    Builder builder = toBuilder();
    builder.parameters.clear();
    builder.parameters.addAll(others);
    return builder.build();
  }

  /// The simple name of the class it is in, or empty.
  public String owner() {
    return owner;
  }

  /// The name of its Java method.
  public String name() {
    return name;
  }

  /// The `operationId` that was asked for, or null.
  public @Nullable String explicitId() {
    return explicitId;
  }

  /// One line about it.
  public String summary() {
    return summary;
  }

  /// More about it, in CommonMark.
  public String description() {
    return description;
  }

  /// Its tags with their descriptions, which may be empty.
  public Map<String, String> tags() {
    return tags;
  }

  /// Its parameters.
  public List<Parameter> parameters() {
    return parameters;
  }

  /// The body that it reads, or null.
  public @Nullable RequestContent body() {
    return body;
  }

  /// The responses that were declared.
  public List<ApiResponse> responses() {
    return responses;
  }

  /// What it asks of its caller.
  public List<SecurityRequirement> security() {
    return security;
  }

  /// Whether it refuses anonymous callers also where everything it asks for is optional.
  public boolean isAuthenticated() {
    return authenticated;
  }

  /// Whether it is on its way out.
  public boolean isDeprecated() {
    return deprecated;
  }

  /// Whether it refuses requests (422) for reasons that no schema shows.
  public boolean isValidated() {
    return validated;
  }

  /// What it causes the API to send later.
  public List<Callback> callbacks() {
    return callbacks;
  }

  /// Builds an [Operation]. For one thread.
  public static final class Builder {
    private final String owner;
    private final String name;
    private @Nullable String explicitId;
    private String summary = "";
    private String description = "";
    private final SequencedMap<String, String> tags = new LinkedHashMap<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private @Nullable RequestContent body;
    private final List<ApiResponse> responses = new ArrayList<>();
    private final List<SecurityRequirement> security = new ArrayList<>();
    private final List<Callback> callbacks = new ArrayList<>();
    private boolean authenticated;
    private boolean deprecated;
    private boolean validated;

    private Builder(String owner, String name) {
      this.owner = owner;
      this.name = name;
    }

    /// Sets the `operationId`; the document is refused when two operations ask for the same.
    public Builder id(String id) {
      explicitId = id;
      return this;
    }

    /// Sets the line about it.
    public Builder summary(String text) {
      summary = text;
      return this;
    }

    /// Sets what more there is to say, in CommonMark.
    public Builder description(String text) {
      description = text;
      return this;
    }

    /// Adds a tag.
    public Builder tag(String tag) {
      return tag(tag, "");
    }

    /// Adds a tag with a description in CommonMark. The first description of a tag that is not
    /// empty is the one in the document.
    public Builder tag(String tag, String text) {
      tags.merge(tag, text, (old, other) -> old.isEmpty() ? other : old);
      return this;
    }

    /// Adds a parameter.
    public Builder parameter(Parameter parameter) {
      parameters.add(parameter);
      return this;
    }

    /// Sets the body that it reads.
    public Builder body(RequestContent content) {
      body = content;
      return this;
    }

    /// Adds a response, or replaces that of the same status.
    public Builder response(ApiResponse response) {
      responses.removeIf(other -> other.status() == response.status());
      responses.add(response);
      return this;
    }

    /// Adds what it asks of its caller.
    public Builder security(SecurityRequirement requirement) {
      security.add(requirement);
      return this;
    }

    /// Adds what it causes the API to send later.
    public Builder callback(Callback callback) {
      callbacks.add(callback);
      return this;
    }

    /// Says that one of the optional things it asks for must be there.
    public Builder authenticated() {
      authenticated = true;
      return this;
    }

    /// Marks it as on its way out.
    public Builder deprecated() {
      deprecated = true;
      return this;
    }

    /// Says that it refuses requests (422) for reasons that no schema shows, such as a converter.
    public Builder validated() {
      validated = true;
      return this;
    }

    /// Builds it.
    public Operation build() {
      return new Operation(this);
    }
  }
}
