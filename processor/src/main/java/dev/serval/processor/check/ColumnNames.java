package dev.serval.processor.check;

import dev.serval.processor.model.Place;
import dev.serval.processor.model.RowModel;
import dev.serval.processor.model.RowModel.Part;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Rule: each column of a row has a name that PostgreSQL keeps, and that no other column of it has.
public final class ColumnNames {
  /// PostgreSQL cuts longer names, and a result would not have them.
  private static final int MAX_BYTES = 63;

  private ColumnNames() {}

  /// Checks a record.
  public static void check(RowModel row, Problems problems) {
    Map<String, Place> taken = new HashMap<>();
    for (Part part : row.parts()) {
      for (String column : part.columns()) {
        // As they are found in a result: in whichever case.
        Place other = taken.putIfAbsent(column.toLowerCase(Locale.ROOT), part.place());
        if (!fits(column)) {
          problems.report(
              Diagnostic.BAD_COLUMN_NAME,
              part.place(),
              "a name of 1 to " + MAX_BYTES + " bytes of UTF-8, PostgreSQL's limit",
              "\"" + column + "\"",
              "`@Column(\"…\")` with the name that the result has");
          break;
        }
        if (other != null && !other.equals(part.place())) {
          problems.report(
              Problem.of(
                      Diagnostic.BAD_COLUMN_NAME,
                      part.place(),
                      "a column for this component alone",
                      "`" + column + "`, which is that of another",
                      "`@Column(\"…\")`, and the same name behind `as` in the SQL")
                  .and(other));
          break;
        }
      }
    }
  }

  private static boolean fits(String name) {
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    return length > 0 && length <= MAX_BYTES && name.indexOf('\0') < 0;
  }
}
