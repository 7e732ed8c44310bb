package dev.serval.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A class that a codec is generated for.
public sealed interface Definition {
  /// The class.
  ClassName name();

  /// Whether other packages see it; its codec is as visible as it is.
  boolean visible();

  /// What its schema is called.
  String schemaName();

  /// What its doc comment says.
  Doc doc();

  /// Where it is declared; the generated file originates there.
  Place place();

  /// A record, which is a JSON object.
  ///
  /// @param parameters its type parameters
  /// @param components the components in order
  /// @param strict whether unknown members are refused
  /// @param constraints the class-level constraints
  /// @param checks the methods that check several components together
  /// @param selfCheck whether it implements `SelfCheck`
  /// @param guarded whether its constructor is written out and thus may refuse its arguments
  /// @param variant whether a sealed interface permits it, which writes its members after a tag
  record OfRecord(
      ClassName name,
      boolean visible,
      String schemaName,
      Doc doc,
      Place place,
      List<TypeParameter> parameters,
      List<Component> components,
      boolean strict,
      List<Constraint> constraints,
      List<CheckMethod> checks,
      boolean selfCheck,
      boolean guarded,
      boolean variant)
      implements Definition {
    public OfRecord {
      parameters = List.copyOf(parameters);
      components = List.copyOf(components);
      constraints = List.copyOf(constraints);
      checks = List.copyOf(checks);
    }

    /// The components that JSON carries.
    public List<Component> carried() {
      return components.stream().filter(component -> !component.ignored()).toList();
    }

    /// Whether its codec takes the codecs of its type arguments.
    public boolean generic() {
      return !parameters.isEmpty();
    }
  }

  /// A type parameter of a generic record.
  ///
  /// @param name its name
  /// @param bounds what follows `extends`, empty when nothing does
  record TypeParameter(String name, List<JavaType> bounds) {
    public TypeParameter {
      bounds = List.copyOf(bounds);
    }
  }

  /// An enum, which is a JSON string.
  record OfEnum(
      ClassName name,
      boolean visible,
      String schemaName,
      Doc doc,
      Place place,
      List<EnumConstant> constants)
      implements Definition {
    public OfEnum {
      constants = List.copyOf(constants);
    }
  }

  /// A sealed interface of records, which is a JSON object with a tag.
  ///
  /// @param property the member that carries the tag
  /// @param variants the records, those of nested sealed interfaces included
  record OfSealed(
      ClassName name,
      boolean visible,
      String schemaName,
      Doc doc,
      Place place,
      String property,
      List<Variant> variants)
      implements Definition {
    public OfSealed {
      variants = List.copyOf(variants);
    }
  }

  /// One component of a record.
  ///
  /// @param name the name in Java
  /// @param jsonName the name in JSON
  /// @param aliases other names that are read
  /// @param use its type, nullness and constraints
  /// @param ignored whether JSON neither carries nor gives it
  /// @param defaultValue the value it has when absent, null when there is none
  /// @param description what is said of it
  /// @param place where it is declared
  record Component(
      String name,
      String jsonName,
      List<String> aliases,
      TypeUse use,
      boolean ignored,
      @Nullable DefaultValue defaultValue,
      Description description,
      Place place) {
    public Component {
      aliases = List.copyOf(aliases);
    }

    /// Whether a request must carry it.
    public boolean required() {
      return use.required() && defaultValue == null && !ignored;
    }
  }

  /// A constant of an enum.
  ///
  /// @param name the name in Java
  /// @param wire the text in JSON
  /// @param aliases other texts that are read
  record EnumConstant(String name, String wire, List<String> aliases) {
    public EnumConstant {
      aliases = List.copyOf(aliases);
    }
  }

  /// A record as one of the alternatives of a sealed interface.
  ///
  /// @param name the record
  /// @param tag what the discriminator says for it
  /// @param strict whether it refuses unknown members, so that it has to be told of the tag
  record Variant(ClassName name, String tag, boolean strict) {}

  /// A method with `@Check`, or `@AssertTrue`.
  ///
  /// @param method its name
  /// @param code what a violation carries
  /// @param message what it says
  /// @param pointer the member it stands at, empty for the record itself
  record CheckMethod(String method, String code, String message, String pointer) {}
}
