package dev.serval.json.model;

/// A type without a codec.
public record Plain(int n) {}
