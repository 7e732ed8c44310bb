package dev.serval.processor.model;

import java.util.List;

/// A record that rows become.
///
/// @param name the record
/// @param visible whether other packages see it; its mapper is as visible as it is
/// @param parts its components in order
/// @param place where it is declared; the generated file originates there
public record RowModel(ClassName name, boolean visible, List<Part> parts, Place place) {
  public RowModel {
    parts = List.copyOf(parts);
  }

  /// The class that is generated for a record with `@Row`.
  public static ClassName mapper(ClassName record) {
    return record.generated("RowMapper");
  }

  /// One component.
  public sealed interface Part {
    /// The name in Java.
    String name();

    /// What stands for null.
    Presence presence();

    /// The names of the columns that it is read from, in order.
    List<String> columns();

    /// Where it is declared.
    Place place();
  }

  /// A component that is one column.
  ///
  /// @param column its name
  /// @param type how it is read
  public record Single(String name, String column, ColumnModel type, Presence presence, Place place)
      implements Part {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /// A component that is a row itself, several columns of this one.
  ///
  /// @param type the record
  public record Inlined(
      String name, ClassName type, List<String> columns, Presence presence, Place place)
      implements Part {
    public Inlined {
      columns = List.copyOf(columns);
    }
  }

  /// What stands for null.
  public enum Presence {
    REQUIRED,
    NULLABLE,
    OPTIONAL
  }
}
