package dev.serval.processor.check;

import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.Place;
import java.util.HashMap;
import java.util.Map;

/// Rule: no two types of one package have the same name in the OpenAPI document.
///
/// The name is the simple one, because that is what clients are generated from. Types of several
/// packages may belong to several documents, as those of two versions of an API do; whether they
/// meet in one is seen when the application is built.
public final class SchemaNames {
  private final Problems problems;
  private final Map<ClassName, Owner> owners = new HashMap<>();

  private record Owner(ClassName type, Place place) {}

  public SchemaNames(Problems problems) {
    this.problems = problems;
  }

  /// Claims a name for a type.
  public void add(String schemaName, ClassName type, Place place) {
    Owner owner =
        owners.putIfAbsent(new ClassName(type.packageName(), schemaName), new Owner(type, place));
    if (owner != null && !owner.type().equals(type)) {
      problems.report(
          Problem.of(
                  Diagnostic.SCHEMA_NAME_CLASH,
                  place,
                  "one type that is called `" + schemaName + "` in the OpenAPI document",
                  "`" + type.qualified() + "` and `" + owner.type().qualified() + "`",
                  "rename one of the two")
              .and(owner.place()));
    }
  }
}
