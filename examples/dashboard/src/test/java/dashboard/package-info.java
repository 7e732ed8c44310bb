/// The dashboard over a socket, and in a browser.
@NullMarked
package dashboard;

import org.jspecify.annotations.NullMarked;
