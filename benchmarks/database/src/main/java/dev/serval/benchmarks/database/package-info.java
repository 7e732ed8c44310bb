/// The database that the servers of the load scenarios share.
@NullMarked
package dev.serval.benchmarks.database;

import org.jspecify.annotations.NullMarked;
