package dev.serval.processor.model;

/// What a route makes of the body of a request.
public sealed interface BodyModel {

  /// The route takes none.
  record None() implements BodyModel {}

  /// One JSON value.
  ///
  /// @param parameter the parameter that takes it
  record Json(ParameterModel.Body parameter) implements BodyModel {}

  /// One JSON object with a member for each of several parameters.
  ///
  /// @param wrapper a record, nested in the generated class, that holds the members
  record Shared(Definition.OfRecord wrapper) implements BodyModel {}

  /// Lines of JSON, one value each.
  ///
  /// @param parameter the parameter that takes them
  record Lines(ParameterModel.Lines parameter) implements BodyModel {}

  /// The fields of a form.
  record Form() implements BodyModel {}

  /// Bytes that the method reads by itself.
  record Raw() implements BodyModel {}
}
