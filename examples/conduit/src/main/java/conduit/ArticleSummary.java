package conduit;

import dev.serval.Codec;
import dev.serval.postgres.Row;
import java.time.Instant;
import java.util.List;

/// An article in a list, which has not its text.
///
/// @param favorited whether the one who asks likes it
/// @param favoritesCount how many do
@Row
record ArticleSummary(
    String slug,
    String title,
    String description,
    List<String> tagList,
    @Codec(MillisCodec.class) Instant createdAt,
    @Codec(MillisCodec.class) Instant updatedAt,
    boolean favorited,
    int favoritesCount,
    Profile author) {}
