package stock;

import dev.serval.Json;

/// May be in another document: what is in one is compared when the application is built.
@Json
public record Order(int place) {}
