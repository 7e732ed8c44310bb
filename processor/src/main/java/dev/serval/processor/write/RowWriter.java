package dev.serval.processor.write;

import dev.serval.processor.model.ColumnModel;
import dev.serval.processor.model.GeneratedFile;
import dev.serval.processor.model.RowModel;
import dev.serval.processor.model.RowModel.Inlined;
import dev.serval.processor.model.RowModel.Part;
import dev.serval.processor.model.RowModel.Presence;
import dev.serval.processor.model.RowModel.Single;
import dev.serval.processor.model.ScalarKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Writes the mapper of a record: the names of its columns, and one expression for each component.
public final class RowWriter {
  private final RowModel row;
  private final JavaSource file;
  private final JavaSource methods;
  private final Constants constants;
  private final ColumnExpression columns;

  private RowWriter(RowModel row, Predicate<String> neighbours) {
    this.row = row;
    this.file = new JavaSource(RowModel.mapper(row.name()), row.name().qualified(), neighbours);
    this.methods = file.section();
    this.constants = new Constants(file, "INSTANCE", "COLUMNS");
    this.columns = new ColumnExpression(file, methods, constants);
  }

  /// Writes the mapper of a record.
  ///
  /// @param neighbours whether the package of the record has a class of a simple name
  public static GeneratedFile write(RowModel row, Predicate<String> neighbours) {
    return new RowWriter(row, neighbours).write();
  }

  private GeneratedFile write() {
    String type = file.type(row.name());
    for (Part part : row.parts()) { // types before constants, so that no constant hides a type
      if (part instanceof Single single) {
        columns.name(single.type());
      }
    }
    List<String> values = values();
    String visibility = row.visible() ? "public " : "";
    file.line("@" + file.type("dev.serval.Generated"));
    file.open(
        "%sfinal class %s implements %s<%s>"
            .formatted(
                visibility, file.className(), file.type("dev.serval.postgres.RowMapper"), type));
    file.line(
        "%sstatic final %s INSTANCE = new %s();"
            .formatted(visibility, file.className(), file.className()));
    file.line("");
    String list = file.type("java.util.List");
    String text = file.type("java.lang.String");
    file.list(
        "private static final " + list + "<" + text + "> COLUMNS = " + list + ".of(",
        row.parts().stream()
            .flatMap(part -> part.columns().stream())
            .map(JavaSource::literal)
            .toList(),
        ");");
    file.add(constants.declarations());
    file.line("").open("static");
    file.line(
        "%s.register(%s.class, INSTANCE);"
            .formatted(file.type("dev.serval.postgres.GeneratedRows"), type));
    file.close();
    file.line("").line("private " + file.className() + "() {}");
    file.override("public " + list + "<" + text + "> columns()").line("return COLUMNS;").close();
    map(type, values);
    file.add(methods).close();
    return file.finish(row.place());
  }

  private void map(String type, List<String> values) {
    file.override(
        "public %s map(%s row, int first) throws %s"
            .formatted(
                type,
                file.type("dev.serval.postgres.RowReader"),
                file.type("java.sql.SQLException")));
    file.line("return new " + type + "(").indent(2);
    for (int i = 0; i < values.size(); i++) {
      file.line(values.get(i) + (i == values.size() - 1 ? ");" : ","));
    }
    file.indent(-2).close();
  }

  private List<String> values() {
    List<String> values = new ArrayList<>();
    int offset = 0;
    for (Part part : row.parts()) {
      String at = offset == 0 ? "first" : "first + " + offset;
      values.add(
          switch (part) {
            case Single single -> single(single, at);
            case Inlined inlined -> inlined(inlined, at);
          });
      offset += part.columns().size();
    }
    return values;
  }

  private String single(Single part, String at) {
    if (part.type() instanceof ColumnModel.Scalar scalar
        && scalar.primitive()
        && hasGetter(scalar.kind())) {
      return "row.get" + Literals.capital(scalar.kind().primitive()) + "(" + at + ")";
    }
    String method =
        switch (part.presence()) {
          case REQUIRED -> "get";
          case NULLABLE -> "nullable";
          case OPTIONAL -> "optional";
        };
    return "row." + method + "(" + at + ", " + columns.of(part.type(), part.name()) + ")";
  }

  private static boolean hasGetter(ScalarKind kind) {
    return switch (kind) {
      case BOOLEAN, SHORT, INT, LONG, FLOAT, DOUBLE -> true;
      default -> false;
    };
  }

  private String inlined(Inlined part, String at) {
    String value = file.type(RowModel.mapper(part.type())) + ".INSTANCE.map(row, " + at + ")";
    if (part.presence() == Presence.REQUIRED) {
      return value;
    }
    String isNull = "row.isNull(" + at + ", " + part.columns().size() + ")";
    String optional = file.type("java.util.Optional");
    return part.presence() == Presence.NULLABLE
        ? isNull + " ? null : " + value
        : "%s ? %s.empty() : %s.of(%s)".formatted(isNull, optional, optional, value);
  }
}
