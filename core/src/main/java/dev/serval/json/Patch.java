package dev.serval.json;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A member of a partial update: absent, null or a value (JSON Merge Patch, RFC 7396, needs all
/// three apart). As a record component it is never required.
///
/// ```java
/// record TodoPatch(Patch<String> title, Patch<@Nullable LocalDate> due) {}
///
/// Todo apply(Todo todo, TodoPatch p) {
///   return new Todo(todo.id(), p.title().orElse(todo.title()), p.due().orElse(todo.due()));
/// }
/// ```
///
/// `Patch<String>` refuses `null` when it is read; `Patch<@Nullable String>` accepts it. Immutable.
///
/// @param <T> the type of the value; nullable where null may be sent
public final class Patch<T extends @Nullable Object> {
  private static final Patch<?> ABSENT = new Patch<@Nullable Object>(false, null);
  private static final Patch<?> NULL = new Patch<@Nullable Object>(true, null);

  private final boolean present;
  private final @Nullable T value;

  private Patch(boolean present, @Nullable T value) {
    this.present = present;
    this.value = value;
  }

  /// Returns the patch of a member that was not sent.
  @SuppressWarnings("unchecked") // holds no value
  public static <T extends @Nullable Object> Patch<T> absent() {
    return (Patch<T>) ABSENT;
  }

  /// Returns the patch of a member that was sent as `null`.
  @SuppressWarnings("unchecked") // holds no value but null
  public static <T extends @Nullable Object> Patch<T> ofNull() {
    return (Patch<T>) NULL;
  }

  /// Returns the patch of a member that was sent; of null, the same as [#ofNull()].
  public static <T extends @Nullable Object> Patch<T> of(T value) {
    return value == null ? ofNull() : new Patch<>(true, value);
  }

  /// Whether the member was sent, be it as `null`.
  public boolean isPresent() {
    return present;
  }

  /// Whether the member was not sent.
  public boolean isAbsent() {
    return !present;
  }

  /// Whether the member was sent as `null`.
  public boolean isNull() {
    return present && value == null;
  }

  /// Returns the value sent, which may be null; null, too, when the member was not sent.
  public @Nullable T value() {
    return value;
  }

  /// Calls the consumer with the value sent, which may be null, if the member was sent.
  @SuppressWarnings("NullAway") // a null that was sent is a T: the type says whether it may be
  public void ifPresent(Consumer<? super T> consumer) {
    if (present) {
      consumer.accept(value);
    }
  }

  /// Returns the value sent, or the current one when the member was not sent.
  @SuppressWarnings("NullAway") // as in ifPresent
  public T orElse(T current) {
    return present ? value : current;
  }

  /// Returns the patch with another value in the place of a value that is not null.
  public <R extends @Nullable Object> Patch<R> map(Function<? super T, ? extends R> function) {
    if (value == null) {
      return present ? ofNull() : absent();
    }
    return of(function.apply(value));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Patch<?> patch
        && present == patch.present
        && Objects.equals(value, patch.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(present, value);
  }

  @Override
  public String toString() {
    return present ? "Patch[" + value + "]" : "Patch.absent";
  }
}
