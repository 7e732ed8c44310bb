/// The rules of a correct program, one per file, and the catalogue of what is said when one is
/// broken. The doors are `Diagnostic` and `Problems`. It must not know how code is written.
package dev.serval.processor.check;
