/// Example: the smallest application.
@NullMarked
package hello;

import org.jspecify.annotations.NullMarked;
