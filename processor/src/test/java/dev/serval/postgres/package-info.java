/// What generated mappers and calls of SQL are compiled against here: the annotations and
/// signatures of `serval-postgres`, whose own tests need the processor and thus come after it. That
/// both fit is shown by those tests.
package dev.serval.postgres;
