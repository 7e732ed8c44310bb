package chat;

import dev.serval.Json;

/// Somebody in a room, as the others see them.
@Json
record Person(String name) {}
