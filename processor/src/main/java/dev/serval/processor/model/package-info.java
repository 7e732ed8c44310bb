/// What was read, as immutable records: resources, routes, parameters, types, constraints. No door,
/// only values. It must not know javac's types, nor how code is written.
package dev.serval.processor.model;
