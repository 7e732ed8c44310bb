package chat;

import dev.serval.Default;
import dev.serval.settings.SettingsOf;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Optional;

/// What the chat is told.
///
/// @param port where it listens
/// @param redis connects several of it, as `redis://localhost:6379`; without it this one is alone
@SettingsOf("chat")
record ChatSettings(@Default("8000") @Min(0) @Max(65535) int port, Optional<URI> redis) {}
