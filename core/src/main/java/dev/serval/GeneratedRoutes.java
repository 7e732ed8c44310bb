package dev.serval;

import dev.serval.json.ProcessorSetup;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The routes that the annotation processor wrote, by resource class.
///
/// The generated `TodosRoutes` registers itself in its class initialiser, and that runs when
/// [App#mount(Object)] asks for it by its name: no reflection on members, no list of classes, and a
/// processor that incremental compilers can run file by file.
public final class GeneratedRoutes {
  static final String NOTHING = "mount: expected an object such as new Books(…), found null";

  private static final Map<Class<?>, Function<Object, Routes>> FACTORIES =
      new ConcurrentHashMap<>();

  private GeneratedRoutes() {}

  /// Registers how to make the routes of a resource; called by generated code.
  public static <T> void register(Class<T> resource, Function<T, Routes> factory) {
    FACTORIES.put(resource, object -> factory.apply(resource.cast(object)));
  }

  /// Returns the routes of a resource object, whose class or a superclass of it was processed.
  ///
  /// @throws IllegalArgumentException if it is a class and no object
  /// @throws IllegalStateException if the processor did not run; the message says what to add
  static Routes of(Object resource) {
    Objects.requireNonNull(resource, NOTHING);
    if (resource instanceof Routes routes) {
      return routes;
    }
    if (resource instanceof Class<?> type) {
      throw new IllegalArgumentException(
          "mount: expected an object, found the class %s; write mount(new %s(…))"
              .formatted(type.getName(), type.getSimpleName()));
    }
    for (Class<?> type = resource.getClass(); type != null; type = type.getSuperclass()) {
      Function<Object, Routes> factory = find(type);
      if (factory != null) {
        return factory.apply(resource);
      }
    }
    throw new IllegalStateException(missing(resource.getClass()));
  }

  private static @Nullable Function<Object, Routes> find(Class<?> type) {
    Function<Object, Routes> factory = FACTORIES.get(type);
    if (factory == null && type != Object.class) {
      try {
        Class.forName(nameFor(type), true, type.getClassLoader());
      } catch (ClassNotFoundException notGenerated) {
        return null;
      }
      factory = FACTORIES.get(type);
    }
    return factory;
  }

  /// Returns the name of the generated class: `a.b.Outer_InnerRoutes` for `a.b.Outer.Inner`.
  private static String nameFor(Class<?> type) {
    return type.getName().replace('$', '_') + "Routes";
  }

  private static String missing(Class<?> type) {
    return """
    mount: expected the class %1$s beside %2$s, which Serval's annotation processor writes for \
    a class that has @Path, or methods with @Get, @Post or another of them; found none.
    Either %2$s has none of these, or the processor did not run: since JDK 23, javac silently \
    skips processors that are only on the class path.

    %3$s
    """
        .formatted(nameFor(type), type.getName(), ProcessorSetup.lines());
  }
}
