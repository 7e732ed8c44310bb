package dev.serval;

import java.util.Objects;

/// The typed key of a value that middleware hands to the handlers inside it.
///
/// Two keys are never the same, whatever their names; keep one in a constant.
///
/// ```java
/// static final Attribute<User> USER = Attribute.of("user");
///
/// Middleware session = (request, next) -> next.handle(request.with(USER, userOf(request)));
/// Handler me = request -> Response.text(request.attribute(USER).orElseThrow().name());
/// ```
///
/// @param <T> the value's type
@SuppressWarnings("UnusedTypeParameter") // T is checked where the key is used
public final class Attribute<T> {
  private final String name;

  private Attribute(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /// Returns a new key; `name` is for people who read messages.
  public static <T> Attribute<T> of(String name) {
    return new Attribute<>(name);
  }

  @Override
  public String toString() {
    return "Attribute[" + name + "]";
  }
}
