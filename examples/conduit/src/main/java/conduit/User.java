package conduit;

import dev.serval.postgres.Row;
import org.jspecify.annotations.Nullable;

/// Somebody who can sign in.
///
/// @param passwordHash never part of a response
@Row
record User(
    long id,
    String username,
    String email,
    String passwordHash,
    @Nullable String bio,
    @Nullable String image) {}
