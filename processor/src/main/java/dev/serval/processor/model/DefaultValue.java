package dev.serval.processor.model;

/// A default that was parsed at compile time.
///
/// @param kind the scalar it is of; `STRING` for an enum
/// @param text the value: a Java literal without suffix, the name of an enum constant, or what
///   `parse` takes
/// @param json the value as JSON text
/// @param enumName the enum, null for scalars
public record DefaultValue(
    ScalarKind kind,
    String text,
    String json,
    @org.jspecify.annotations.Nullable ClassName enumName) {}
