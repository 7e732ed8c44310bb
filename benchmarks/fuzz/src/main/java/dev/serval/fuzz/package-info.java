/// Fuzz targets for Jazzer. Each takes any bytes, puts them to one parser in several ways, and
/// demands that the ways agree with each other and with a slower, plainer model.
@NullMarked
package dev.serval.fuzz;

import org.jspecify.annotations.NullMarked;
