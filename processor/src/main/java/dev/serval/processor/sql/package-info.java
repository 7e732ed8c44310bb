/// Refuses SQL that is no constant: what programs write into calls is in no element that a
/// processor sees, so a plugin of javac looks at the attributed trees. The door is `SqlPlugin`,
/// which javac starts by itself. It must not know how code is read or written.
package dev.serval.processor.sql;
