package dev.serval.channels;

/// Somebody who is present.
///
/// @param id tells members apart, of all nodes; one person in two browser tabs is two members
/// @param info what was told of the member
/// @param <M> the type of that
public record Member<M>(String id, M info) {}
