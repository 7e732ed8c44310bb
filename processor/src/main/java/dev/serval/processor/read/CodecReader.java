package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.JavaType;
import dev.serval.processor.model.ModelType;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Finds the codecs that somebody wrote by hand: named by `@Codec`, or standing where a generated
/// one would.
final class CodecReader {
  private final Javac javac;

  CodecReader(Javac javac) {
    this.javac = javac;
  }

  /// A type by the codec that `@Codec` names; null when that is none of the type, which is
  /// reported.
  @Nullable ModelType demanded(Element element, TypeMirror type, AnnotationMirror mirror) {
    if (!(javac.value(mirror, "value") instanceof DeclaredType codec)
        || codec.getKind() == TypeKind.ERROR) {
      return null;
    }
    TypeElement declaration = (TypeElement) codec.asElement();
    TypeMirror made = Names.argumentOf(javac, codec, "dev.serval.json.JsonCodec");
    TypeMirror boxed = boxed(type);
    boolean instance = Names.hasInstance(declaration);
    if (made == null || !javac.types().isSameType(erased(made), erased(boxed))) {
      javac
          .problems()
          .report(
              Diagnostic.CODEC_DOES_NOT_FIT,
              javac.place(element, mirror),
              "a class that implements `JsonCodec<" + simple(boxed) + ">`",
              "`"
                  + simple(codec)
                  + "`"
                  + (made == null ? "" : ", a codec of `" + simple(made) + "`"),
              "let `" + simple(codec) + "` implement `JsonCodec<" + simple(boxed) + ">`");
      return null;
    }
    if (!instance && !Names.hasPlainConstructor(declaration)) {
      javac
          .problems()
          .report(
              Diagnostic.CODEC_DOES_NOT_FIT,
              javac.place(element, mirror),
              "a codec with a static field `INSTANCE` or a constructor without parameters, not private",
              "`" + simple(codec) + "` has neither",
              "`static final " + simple(codec) + " INSTANCE = …;`");
      return null;
    }
    return new ModelType.Custom(
        Names.javaType(boxed), Names.of(declaration), instance, Names.schema(declaration));
  }

  private TypeMirror boxed(TypeMirror type) {
    return type instanceof javax.lang.model.type.PrimitiveType primitive
        ? javac.types().boxedClass(primitive).asType()
        : type;
  }

  private TypeMirror erased(TypeMirror type) {
    return javac.types().erasure(type);
  }

  /// A type by the codec that stands under the name of the generated one, null when there is none.
  @Nullable ModelType found(ClassName name) {
    TypeElement codec = javac.elements().getTypeElement(name.codec().qualified());
    boolean own =
        codec != null
            && javac.annotation(codec, "dev.serval.Generated").isEmpty()
            && Names.argumentOf(javac, codec.asType(), "dev.serval.json.JsonCodec") != null;
    return own
        ? new ModelType.Custom(
            JavaType.of(name), name.codec(), Names.hasInstance(codec), Names.schema(codec))
        : null;
  }

  /// Says that a class has no codec, and cannot have one generated; returns null.
  @Nullable ModelType missing(Element element, TypeElement declaration) {
    String name = declaration.getQualifiedName().toString();
    String simple = declaration.getSimpleName().toString();
    javac
        .problems()
        .report(
            Diagnostic.MISSING_CODEC,
            javac.place(element),
            "a record, an enum, a sealed interface of records, or a type with a codec",
            "`" + name + "`, which has none",
            "make it a record, or write `final class "
                + simple
                + "Codec implements JsonCodec<"
                + simple
                + ">` and put `@Codec("
                + simple
                + "Codec.class)` here or on `"
                + simple
                + "`");
    return null;
  }

  private static String simple(TypeMirror type) {
    return Names.javaType(type).simple();
  }
}
