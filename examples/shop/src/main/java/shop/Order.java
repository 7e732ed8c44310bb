package shop;

import java.util.List;

/// What somebody bought.
///
/// @param cents what was paid
record Order(long id, String user, List<Line> lines, long cents, String address) {}
