package dev.serval.processor.model;

/// A place in the user's source that a message can point at.
///
/// @param who the element as a reader would say it, such as `Todos.list(limit)`
/// @param index the entry in the table of places of this compilation, which knows javac's element
public record Place(String who, int index) {}
