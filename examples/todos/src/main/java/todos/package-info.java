/// Example: a typed API with validation and documentation.
@NullMarked
package todos;

import org.jspecify.annotations.NullMarked;
