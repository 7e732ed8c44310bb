// Row: marks records that rows become.
package dev.serval.postgres;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Has a mapper generated that makes a record of a row.
///
/// ```java
/// @Row
/// record Todo(long id, String title, Optional<LocalDate> dueOn, List<String> tags) {}
/// ```
///
/// A component is read from the column of its name in snake case, `dueOn` from `due_on`; [Column]
/// says otherwise. A column that may be null belongs to a component that is `@Nullable` or an
/// `Optional`. The type of the component says how it is read:
///
/// | component | column |
/// |---|---|
/// | primitives and their boxes, `String`, `BigDecimal`, `UUID`, `byte[]`, `URI` | as it is called in SQL |
/// | `Instant`, `OffsetDateTime` | `timestamptz` |
/// | the others of `java.time` | `date`, `timestamp`, `time`, `timetz`, `interval` |
/// | an enum | an SQL enum or a text, by the names that its constants have in JSON |
/// | `List` or `Set` of those | an array |
/// | a record with `@Row` | several columns, each with the component's name before it: `author_name` |
/// | any other record, sealed interface, list or map | `json` or `jsonb`, by its JSON codec |
///
/// The generated class is `TodoRowMapper`, in the package of the record.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Row {}
