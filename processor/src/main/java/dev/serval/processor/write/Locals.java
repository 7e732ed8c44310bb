package dev.serval.processor.write;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/// The names of one scope of generated code, none given twice: the local variables of a method, or
/// the methods of a class.
///
/// What a variable could hide has names that no variable is given: constants are in upper case,
/// classes begin with a capital, parameters of generated methods end in `Json`, `Provider` or
/// `Responses`, and fields that hold codecs in `Codec`.
final class Locals {
  private final Set<String> names = new HashSet<>();

  Locals(String... taken) {
    names.addAll(Set.of(taken));
  }

  /// A name for a local variable that is free and now is taken: the wanted one, else with a number
  /// behind it.
  String name(String wanted) {
    String variable = variable(wanted);
    boolean reserved =
        SourceVersion.isKeyword(variable)
            || variable.endsWith("Json")
            || variable.endsWith("Provider")
            || variable.endsWith("Responses")
            || variable.endsWith("Codec");
    return exactly(reserved ? variable + "Value" : variable);
  }

  /// The wanted name as that of a variable: `URL` is `url`, `Url` is `url`.
  private static String variable(String wanted) {
    String name =
        isConstant(wanted)
            ? wanted.toLowerCase(Locale.ROOT)
            : Character.toLowerCase(wanted.charAt(0)) + wanted.substring(1);
    return isConstant(name) ? name + "Value" : name; // a script without cases
  }

  private static boolean isConstant(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT));
  }

  /// As `name`, for what is no local variable: a parameter or a method.
  String exactly(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  /// Has a name free again, after the end of the block of its variable.
  void release(String name) {
    names.remove(name);
  }
}
