package conduit;

import dev.serval.Codec;
import dev.serval.postgres.Row;
import java.time.Instant;
import java.util.List;

/// An article with its text.
///
/// @param favorited whether the one who asks likes it
/// @param favoritesCount how many do
@Row
record Article(
    String slug,
    String title,
    String description,
    String body,
    List<String> tagList,
    @Codec(MillisCodec.class) Instant createdAt,
    @Codec(MillisCodec.class) Instant updatedAt,
    boolean favorited,
    int favoritesCount,
    Profile author) {}
