package dev.serval.processor.model;

import org.jspecify.annotations.Nullable;

/// What the document says of a parameter, body or component beyond its type.
///
/// @param text what the doc comment says, empty for nothing
/// @param exampleJson a value as JSON text, null for one that is made of the schema
/// @param deprecated whether clients shall stop using it
public record Description(String text, @Nullable String exampleJson, boolean deprecated) {}
