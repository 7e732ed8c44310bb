/// Fuzz targets of the byte path, in its package because its classes are no public API.
@NullMarked
package dev.serval.netty;

import org.jspecify.annotations.NullMarked;
