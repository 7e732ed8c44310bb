/// A server under mixed good and bad traffic for a long time, and what it keeps of it.
@NullMarked
package dev.serval.soak;

import org.jspecify.annotations.NullMarked;
