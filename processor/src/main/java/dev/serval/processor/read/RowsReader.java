package dev.serval.processor.read;

import dev.serval.processor.check.ColumnNames;
import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.ColumnModel;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.RowModel;
import dev.serval.processor.model.RowModel.Inlined;
import dev.serval.processor.model.RowModel.Part;
import dev.serval.processor.model.RowModel.Presence;
import dev.serval.processor.model.RowModel.Single;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads a record that carries `@Row`, and which columns the records in it have that carry it, too.
///
/// Constraints are for what comes from outside; a row is not checked for them.
public final class RowsReader {
  public static final String ROW = "dev.serval.postgres.Row";

  private static final String COLUMN = "dev.serval.postgres.Column";
  private static final String OPTIONAL = "java.util.Optional";

  private final Javac javac;
  private final ModelReader models;
  private final Deque<ClassName> within = new ArrayDeque<>();

  public RowsReader(Javac javac, ModelReader models) {
    this.javac = javac;
    this.models = models;
  }

  /// Reads a record; null when it has a fault, which is reported.
  public @Nullable RowModel read(TypeElement type) {
    ClassName name = Names.of(type);
    Place place = javac.place(type);
    if (!isUsable(type, place, name.packageName())) {
      return null;
    }
    ColumnReader columns = new ColumnReader(javac, models, name.packageName());
    List<Part> parts = new ArrayList<>();
    within.push(name);
    for (RecordComponentElement component : type.getRecordComponents()) {
      Part part = part(component, columns);
      if (part != null) {
        parts.add(part);
      }
    }
    within.pop();
    if (parts.size() < type.getRecordComponents().size()) {
      return null; // what is wrong was reported, for all components together
    }
    RowModel row = new RowModel(name, Names.visible(type), parts, place);
    ColumnNames.check(row, javac.problems());
    return row;
  }

  private @Nullable Part part(RecordComponentElement component, ColumnReader columns) {
    TypeMirror type = component.asType();
    Presence presence = presence(component, type);
    TypeMirror inner = inner(type);
    if (inner == null) {
      columns.refuse(component, type, "`Optional<String>`, for instance");
      return null;
    }
    String name = component.getSimpleName().toString();
    Place place = javac.place(component);
    TypeElement record = row(inner);
    if (record != null) {
      ClassName of = Names.of(record);
      List<String> names =
          isUsable(record, place, within.getLast().packageName())
              ? columns(component, record)
              : null;
      return names == null ? null : new Inlined(name, of, names, presence, place);
    }
    ColumnModel read = columns.read(component, inner);
    return read == null ? null : new Single(name, column(component), read, presence, place);
  }

  private static Presence presence(RecordComponentElement component, TypeMirror type) {
    if (isOptional(type)) {
      return Presence.OPTIONAL;
    }
    boolean nullable = Nullness.isNullable(Annotations.of(component, type));
    return nullable ? Presence.NULLABLE : Presence.REQUIRED;
  }

  private static boolean isOptional(TypeMirror type) {
    return Javac.qualifiedName(type).equals(OPTIONAL);
  }

  /// The type inside an `Optional`, else the type; null for an `Optional` of nothing.
  private static @Nullable TypeMirror inner(TypeMirror type) {
    if (!isOptional(type)) {
      return type;
    }
    List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
    return arguments.isEmpty() ? null : arguments.getFirst();
  }

  /// The record that a component is several columns of, null when it is one column.
  private @Nullable TypeElement row(TypeMirror type) {
    boolean row =
        type instanceof DeclaredType declared
            && javac.annotation(declared.asElement(), ROW).isPresent();
    return row ? (TypeElement) ((DeclaredType) type).asElement() : null;
  }

  /// The names of the columns of a record within, null when it contains itself, which is reported.
  private @Nullable List<String> columns(RecordComponentElement component, TypeElement record) {
    ClassName name = Names.of(record);
    if (within.contains(name)) {
      javac
          .problems()
          .report(
              Diagnostic.ROW_WITHIN_ITSELF,
              javac.place(component),
              "rows inside rows, to an end",
              "`" + name.nestedName() + "` inside itself",
              "the key of the other row, or a record with those of its columns that are meant");
      return null;
    }
    String prefix = columnAnnotation(component).orElseGet(() -> column(component) + "_");
    List<String> names = new ArrayList<>();
    within.push(name);
    boolean complete = true;
    for (RecordComponentElement inner : record.getRecordComponents()) {
      TypeMirror type = inner(inner.asType());
      TypeElement row = type == null ? null : row(type);
      List<String> those = row == null ? List.of(column(inner)) : columns(inner, row);
      complete &= those != null;
      if (those != null) {
        those.forEach(each -> names.add(prefix + each));
      }
    }
    within.pop();
    return complete ? names : null;
  }

  private String column(RecordComponentElement component) {
    return columnAnnotation(component)
        .orElseGet(() -> ColumnName.of(component.getSimpleName().toString()));
  }

  private Optional<String> columnAnnotation(RecordComponentElement component) {
    Optional<AnnotationMirror> mirror = Annotations.find(Annotations.declared(component), COLUMN);
    return mirror.map(found -> javac.text(found, "value"));
  }

  private boolean isUsable(TypeElement type, Place place, String packageName) {
    boolean record = type.getKind() == ElementKind.RECORD;
    boolean reachable =
        Names.visible(type)
            || !Names.hidden(type) && Names.of(type).packageName().equals(packageName);
    boolean plain = type.getTypeParameters().isEmpty();
    boolean empty = record && type.getRecordComponents().isEmpty();
    if (record && reachable && plain && !empty) {
      return true;
    }
    String kind = type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String found =
        !record
            ? ("aei".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind
            : !plain
                ? "a record with type parameters"
                : empty ? "a record without components" : "a record out of reach";
    javac
        .problems()
        .report(
            Diagnostic.ROW_DOES_NOT_FIT,
            place,
            "a record with components and without type parameters, which its package, or everyone,"
                + " can use",
            "`" + Names.of(type).nestedName() + "`, " + found,
            !record || !plain
                ? "a record for these rows"
                : empty ? "a component for each column" : "drop `private`, or add `public`");
    return false;
  }
}
