package dev.serval.processor.read;

import dev.serval.processor.model.ModelType.NamedKind;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.ScalarKind;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// Tells the types that a parameter without annotation takes from the JSON body: records, sealed
/// interfaces of records, free-form values, types with a codec, and containers of these.
final class JsonShapes {
  private static final Set<String> CONTAINERS =
      Set.of(
          "java.util.List",
          "java.util.Set",
          "java.util.Collection",
          "java.lang.Iterable",
          "java.util.SequencedCollection",
          "java.util.SequencedSet",
          "java.util.Optional",
          "dev.serval.json.Patch");
  private static final String CODEC = "dev.serval.Codec";

  private JsonShapes() {}

  /// Whether JSON carries the type and a text does not.
  static boolean isJson(Javac javac, Element element, TypeMirror type) {
    return Annotations.find(Annotations.of(element, type), CODEC).isPresent()
        || isJson(javac, type);
  }

  private static boolean isJson(Javac javac, TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      return true; // the type reader leaves it to javac
    }
    Scalar scalar = TypeReader.scalar(type);
    if (scalar != null) {
      return scalar.kind() == ScalarKind.VALUE;
    }
    if (type instanceof ArrayType array) {
      return isJson(javac, array.getComponentType());
    }
    if (!(type instanceof DeclaredType declared)) {
      return false;
    }
    TypeElement declaration = (TypeElement) declared.asElement();
    String name = declaration.getQualifiedName().toString();
    if (CONTAINERS.contains(name)) {
      return declared.getTypeArguments().stream().allMatch(inner -> isJson(javac, inner));
    }
    NamedKind kind = TypeReader.kind(declaration);
    return name.equals("java.util.Map")
        || kind == NamedKind.RECORD
        || kind == NamedKind.SEALED
        || javac.annotation(declaration, CODEC).isPresent()
        || javac.elements().getTypeElement(Names.of(declaration).codec().qualified()) != null;
  }
}
