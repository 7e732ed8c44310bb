/// What this server does, as server-sent events, and a page whose plot moves.
@NullMarked
package dashboard;

import org.jspecify.annotations.NullMarked;
