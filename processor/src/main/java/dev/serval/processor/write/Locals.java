package dev.serval.processor.write;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/// The names of the local variables of one generated method, none given twice.
///
/// The parameters of generated methods have names that end in `Json` or `Provider`, which no local
/// variable has.
final class Locals {
  private final Set<String> names = new HashSet<>();

  Locals(String... taken) {
    names.addAll(Set.of(taken));
  }

  /// A name for a local variable that is free and now is taken: the wanted one, else with a number
  /// behind it.
  String name(String wanted) {
    boolean reserved =
        SourceVersion.isKeyword(wanted) || wanted.endsWith("Json") || wanted.endsWith("Provider");
    return free(reserved ? wanted + "Value" : wanted);
  }

  /// A name for a variable of a loop, which is free again after it.
  String inner(String wanted) {
    String name = free(wanted);
    names.remove(name);
    return name;
  }

  /// A name for a parameter, which ends in `Json` or `Provider`.
  String parameter(String wanted) {
    return free(wanted);
  }

  private String free(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }
}
