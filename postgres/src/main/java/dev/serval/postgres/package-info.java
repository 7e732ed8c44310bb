/// Typed SQL for PostgreSQL on virtual threads. The door is [Database]; rows become records that
/// have [Row]. It must not know of HTTP beyond the problem that an exception answers with.
package dev.serval.postgres;
