package conduit;

import dev.serval.postgres.Row;
import org.jspecify.annotations.Nullable;

/// Somebody, as others see them.
///
/// @param following whether the one who asks follows them
@Row
record Profile(String username, @Nullable String bio, @Nullable String image, boolean following) {}
