package dev.serval.json.model;

/// A type whose codec's name is taken by a class that is none.
public record Odd(int n) {}
