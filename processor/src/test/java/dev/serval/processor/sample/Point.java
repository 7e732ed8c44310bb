package dev.serval.processor.sample;

import jakarta.validation.constraints.Max;

/// A record that is compiled already, with a codec.
public record Point(@Max(10) int x) {}
