package conduit;

import dev.serval.Codec;
import dev.serval.postgres.Row;
import java.time.Instant;

/// What somebody says of an article.
@Row
record Comment(
    long id,
    @Codec(MillisCodec.class) Instant createdAt,
    @Codec(MillisCodec.class) Instant updatedAt,
    String body,
    Profile author) {}
