package shop;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of a long list.
public record Page<T>(List<T> items, Map<String, T> byId, @Nullable Page<T> next) {}
