/// Example: a guest book whose pages are made by typed templates.
@NullMarked
package pages;

import org.jspecify.annotations.NullMarked;
