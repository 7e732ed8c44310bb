package conduit;

/// Who asks.
///
/// @param id of the user
record Viewer(long id) {}
