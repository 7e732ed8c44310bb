package todos;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing to do.
///
/// @param id given by the store, never reused
/// @param title what to do
/// @param due the day it should be done by, or none
/// @param tags words to find it by
/// @param done whether it is done
record Todo(long id, String title, @Nullable LocalDate due, List<String> tags, boolean done) {}
