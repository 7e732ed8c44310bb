package dev.serval;

import dev.serval.openapi.ApiResponse;
import dev.serval.openapi.Operation;
import dev.serval.openapi.Parameter;
import java.util.ArrayList;
import java.util.List;

/// What groups say in the document about all of their routes.
///
/// @param tags added to each operation
/// @param responses added where an operation has none of their status
/// @param parameters added where an operation has none of their name and place
/// @param deprecated whether clients shall stop using them
/// @param hidden whether the document leaves them out
record GroupDescription(
    List<String> tags,
    List<ApiResponse> responses,
    List<Parameter> parameters,
    boolean deprecated,
    boolean hidden) {
  static final GroupDescription NOTHING =
      new GroupDescription(List.of(), List.of(), List.of(), false, false);

  GroupDescription {
    tags = List.copyOf(tags);
    responses = List.copyOf(responses);
    parameters = List.copyOf(parameters);
  }

  GroupDescription tag(String... names) {
    return new GroupDescription(
        joined(tags, List.of(names)), responses, parameters, deprecated, hidden);
  }

  GroupDescription response(ApiResponse response) {
    return new GroupDescription(
        tags, joined(responses, List.of(response)), parameters, deprecated, hidden);
  }

  GroupDescription parameter(Parameter parameter) {
    return new GroupDescription(
        tags, responses, joined(parameters, List.of(parameter)), deprecated, hidden);
  }

  GroupDescription asDeprecated() {
    return new GroupDescription(tags, responses, parameters, true, hidden);
  }

  GroupDescription asHidden() {
    return new GroupDescription(tags, responses, parameters, deprecated, true);
  }

  /// What this group says together with those around it; its own responses and parameters win.
  GroupDescription within(GroupDescription outer) {
    return new GroupDescription(
        joined(outer.tags, tags),
        joined(responses, outer.responses),
        joined(parameters, outer.parameters),
        deprecated || outer.deprecated,
        hidden || outer.hidden);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /// Returns an operation of these groups.
  Operation applyTo(Operation operation) {
    if (equals(NOTHING)) {
      return operation;
    }
    Operation.Builder tagged = operation.toBuilder();
    tags.forEach(tagged::tag);
    Operation described = (deprecated ? tagged.deprecated() : tagged).build();
    for (ApiResponse response : responses) {
      described = described.withResponse(response);
    }
    for (Parameter parameter : parameters) {
      described = described.withParameter(parameter);
    }
    return described;
  }
}
