// Column: the name of a column.
package dev.serval.postgres;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the column of a component of a [Row], where that is not the component's name in snake
/// case. On a component that is a row itself, it is what the names of its columns begin with; an
/// empty one has them as they are.
///
/// ```java
/// @Row
/// record Todo(long id, @Column("due") @Nullable LocalDate dueOn) {}
/// ```
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.CLASS)
public @interface Column {
  /// Returns the name.
  String value();
}
