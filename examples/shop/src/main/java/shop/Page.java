package shop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param total how many there are in all
/// @param next where the next part is; null in the last one
record Page<T>(List<T> items, int total, @Nullable String next) {}
