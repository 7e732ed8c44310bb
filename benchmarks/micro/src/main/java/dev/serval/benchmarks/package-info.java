/// JMH benchmarks of the parts of Serval, each beside the best part of others that does the same.
/// Absolute figures depend on the machine; compare within one run.
@NullMarked
package dev.serval.benchmarks;

import org.jspecify.annotations.NullMarked;
