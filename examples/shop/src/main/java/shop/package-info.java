/// Example: a shop that uses every part of the framework.
@NullMarked
package shop;

import org.jspecify.annotations.NullMarked;
