/// The chat in memory, in a browser with two tabs, and in two nodes over one Redis.
@NullMarked
package chat;

import org.jspecify.annotations.NullMarked;
