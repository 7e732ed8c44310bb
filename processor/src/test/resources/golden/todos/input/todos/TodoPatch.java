package todos;

import dev.serval.json.Patch;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A change to a todo: an absent member stays as it is, and `due: null` removes the day.
///
/// @param title the new title
/// @param due the new day, or null for none
/// @param done whether it is done now
record TodoPatch(
    Patch<@NotBlank @Size(max = 80) String> title,
    Patch<@Nullable LocalDate> due,
    Patch<Boolean> done) {}
