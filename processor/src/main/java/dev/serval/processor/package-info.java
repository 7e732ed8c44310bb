/// Decides at compile time what a program otherwise finds out by reflection: which routes there
/// are, where each parameter comes from, how each type is read and written. The door is
/// `ServalProcessor`; the walk is `read` (javac to model), `check` (one rule per file), `write`
/// (model to Java). Beside it, `sql` looks at calls. Nothing here runs in a server.
package dev.serval.processor;
