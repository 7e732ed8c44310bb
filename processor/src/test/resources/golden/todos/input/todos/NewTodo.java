package todos;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A todo that has no id yet.
///
/// @param title what to do
/// @param due the day it should be done by, or none
/// @param tags words to find it by
record NewTodo(
    @NotBlank @Size(max = 80) String title,
    @Nullable LocalDate due,
    @Nullable @Size(max = 10) List<@NotBlank @Size(max = 20) String> tags) {}
