/// Rooms in which people talk: a WebSocket each, [dev.serval.channels.Channels] between them, and a
/// page.
@NullMarked
package chat;

import org.jspecify.annotations.NullMarked;
