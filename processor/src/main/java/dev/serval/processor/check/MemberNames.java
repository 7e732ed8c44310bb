package dev.serval.processor.check;

import dev.serval.processor.model.Definition.Component;
import dev.serval.processor.model.Definition.EnumConstant;
import dev.serval.processor.model.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rule: each name in JSON, aliases included, means one component of a record or one constant of an
/// enum.
public final class MemberNames {
  private MemberNames() {}

  /// Checks the components of a record.
  public static void check(List<Component> components, Problems problems) {
    Map<String, Component> owners = new HashMap<>();
    for (Component component : components) {
      if (component.ignored()) {
        continue;
      }
      claim(owners, component.jsonName(), component, problems);
      component.aliases().forEach(alias -> claim(owners, alias, component, problems));
    }
  }

  private static void claim(
      Map<String, Component> owners, String name, Component component, Problems problems) {
    Component owner = owners.putIfAbsent(name, component);
    if (owner != null) {
      problems.report(
          Problem.of(
                  Diagnostic.DUPLICATE_MEMBER,
                  component.place(),
                  "one component for the member `" + name + "`",
                  owner.equals(component)
                      ? "the same name as an alias"
                      : "`" + owner.name() + "` and `" + component.name() + "`",
                  "another name in `@JsonProperty` or `@JsonAlias`")
              .and(owner.place()));
    }
  }

  /// Checks the constants of an enum.
  public static void checkConstants(List<EnumConstant> constants, Place place, Problems problems) {
    Map<String, EnumConstant> owners = new HashMap<>();
    for (EnumConstant constant : constants) {
      claim(owners, constant.wire(), constant, place, problems);
      constant.aliases().forEach(alias -> claim(owners, alias, constant, place, problems));
    }
  }

  private static void claim(
      Map<String, EnumConstant> owners,
      String name,
      EnumConstant constant,
      Place place,
      Problems problems) {
    EnumConstant owner = owners.putIfAbsent(name, constant);
    if (owner != null) {
      problems.report(
          Diagnostic.DUPLICATE_MEMBER,
          place,
          "one constant for the text \"" + name + "\"",
          "`" + owner.name() + "` and `" + constant.name() + "`",
          "another name in `@JsonProperty` or `@JsonAlias`");
    }
  }
}
