package dev.serval.processor.write;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/// The names of the local variables of one generated method, none given twice.
final class Locals {
  private final Set<String> names = new HashSet<>();

  Locals(String... taken) {
    names.addAll(Set.of(taken));
  }

  /// A name that is free and now is taken: the wanted one, else with a number behind it.
  String name(String wanted) {
    String base = SourceVersion.isKeyword(wanted) ? wanted + "Value" : wanted;
    String name = base;
    for (int i = 2; !names.add(name); i++) {
      name = base + i;
    }
    return name;
  }
}
