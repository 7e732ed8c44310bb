package pages;

import dev.serval.Default;
import dev.serval.settings.SettingsOf;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// What the program is told.
///
/// @param port where it listens
@SettingsOf("pages")
record PagesSettings(@Default("8000") @Min(0) @Max(65535) int port) {}
