package dev.serval.postgres;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// As in `serval-postgres`.
public final class GeneratedRows {
  private static final Map<Class<?>, RowMapper<?>> MAPPERS = new ConcurrentHashMap<>();

  private GeneratedRows() {}

  public static <T> void register(Class<T> type, RowMapper<T> mapper) {
    MAPPERS.put(type, mapper);
  }

  /// The mapper of a record, by the name that generated ones have.
  public static RowMapper<?> require(Class<?> type) {
    String name = type.getName().replace('$', '_') + "RowMapper";
    try {
      Class.forName(name, true, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
    RowMapper<?> mapper = MAPPERS.get(type);
    if (mapper == null) {
      throw new AssertionError(name + " did not register itself");
    }
    return mapper;
  }
}
