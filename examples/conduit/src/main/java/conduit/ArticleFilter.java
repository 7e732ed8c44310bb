package conduit;

import org.jspecify.annotations.Nullable;

/// Which articles of all.
record ArticleFilter(
    @Nullable String tag,
    @Nullable String author,
    @Nullable String favorited,
    int limit,
    int offset) {}
