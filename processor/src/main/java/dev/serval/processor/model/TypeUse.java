package dev.serval.processor.model;

import dev.serval.processor.model.ModelType.Maybe;
import dev.serval.processor.model.ModelType.PatchOf;
import dev.serval.processor.model.ModelType.Scalar;
import java.util.List;

/// A type at one position of the program: a component, a parameter, a result, or inside a
/// container.
///
/// @param type the type
/// @param nullable whether null is allowed here
/// @param constraints what was demanded of the value here, in the order written
public record TypeUse(ModelType type, boolean nullable, List<Constraint> constraints) {
  public TypeUse {
    constraints = List.copyOf(constraints);
  }

  /// A use that allows no null and demands nothing.
  public static TypeUse of(ModelType type) {
    return new TypeUse(type, false, List.of());
  }

  /// Whether a value must be given: neither null nor an empty `Optional` nor an absent `Patch` can
  /// stand for it.
  public boolean required() {
    return !nullable && !(type instanceof Maybe) && !(type instanceof PatchOf);
  }

  /// Whether Java holds it in a primitive variable.
  public boolean primitive() {
    return type instanceof Scalar scalar && scalar.primitive();
  }

  /// Whether anything is demanded here or anywhere inside.
  public boolean constrained() {
    return !constraints.isEmpty() || inner().stream().anyMatch(TypeUse::constrained);
  }

  /// The positions inside, in the order of Java's type arguments.
  public List<TypeUse> inner() {
    return switch (type) {
      case Scalar _, ModelType.Variable _, ModelType.Custom _ -> List.of();
      case ModelType.Sequence sequence -> List.of(sequence.element());
      case ModelType.Array array -> List.of(array.element());
      case ModelType.Mapping mapping -> List.of(mapping.key(), mapping.value());
      case Maybe maybe -> List.of(maybe.element());
      case PatchOf patch -> List.of(patch.element());
      case ModelType.Named named -> named.arguments();
    };
  }
}
