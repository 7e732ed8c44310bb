package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.Definition;
import dev.serval.processor.model.Definition.Variant;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads a sealed interface of records: which records there are, and which tag tells each from the
/// others.
///
/// Without an annotation the member is called `type` and the tag is the simple name of the record.
/// Jackson's `@JsonTypeInfo(property = …)`, `@JsonSubTypes` and `@JsonTypeName` override that.
final class SealedReader {
  private final Javac javac;
  private final ModelReader models;

  SealedReader(Javac javac, ModelReader models) {
    this.javac = javac;
    this.models = models;
  }

  /// Reads an interface; null when it has a fault, which is reported.
  @Nullable Definition read(TypeElement type) {
    String property = property(type);
    Map<String, String> names = subTypeNames(type);
    Map<TypeElement, String> records = new LinkedHashMap<>();
    if (property == null || !collect(type, names, records)) {
      return null;
    }
    Map<String, TypeElement> byTag = new HashMap<>();
    List<Variant> variants = new ArrayList<>();
    boolean sound = true;
    for (Map.Entry<TypeElement, String> entry : records.entrySet()) {
      TypeElement record = entry.getKey();
      sound &= isApart(type, record, entry.getValue(), property, byTag);
      TypeUse use = models.types().readArgument(record, record.asType());
      if (use == null || use.type() instanceof ModelType.Custom) {
        return use == null ? null : customVariant(type, record);
      }
      variants.add(
          new Variant(
              Names.of(record),
              entry.getValue(),
              javac.annotation(record, "dev.serval.Strict").isPresent()));
    }
    return sound
        ? new Definition.OfSealed(
            Names.of(type),
            Names.visible(type),
            Names.of(type).schemaName(),
            models.doc(type),
            javac.place(type),
            property,
            variants)
        : null;
  }

  /// Collects the records below an interface with their tags, in the order of declaration.
  private boolean collect(
      TypeElement type, Map<String, String> names, Map<TypeElement, String> records) {
    for (TypeMirror permitted : type.getPermittedSubclasses()) {
      TypeElement variant = (TypeElement) ((DeclaredType) permitted).asElement();
      boolean plain = variant.getTypeParameters().isEmpty();
      if (plain && variant.getKind() == ElementKind.RECORD) {
        records.putIfAbsent(variant, tag(variant, names));
      } else if (plain && TypeReader.kind(variant) != null && variant.getKind().isInterface()) {
        Map<String, String> inner = new HashMap<>(subTypeNames(variant));
        inner.putAll(names);
        if (!collect(variant, inner, records)) {
          return false;
        }
      } else {
        javac
            .problems()
            .report(
                Diagnostic.UNSUPPORTED_TYPE,
                javac.place(variant),
                "a sealed interface permits records, and sealed interfaces of records, without type parameters",
                "`" + type.getSimpleName() + "` permits `" + Names.shown(variant.asType()) + "`",
                "make `"
                    + variant.getSimpleName()
                    + "` such a record, or give `"
                    + type.getSimpleName()
                    + "` a codec with `@Codec`");
        return false;
      }
    }
    return true;
  }

  private @Nullable Definition customVariant(TypeElement type, TypeElement record) {
    javac
        .problems()
        .report(
            Diagnostic.BAD_DISCRIMINATOR,
            javac.place(record),
            "a variant whose codec is generated, so that the tag can be put into it",
            "`" + record.getSimpleName() + "` has a codec of its own",
            "drop its `@Codec`, or give `" + type.getSimpleName() + "` a codec with `@Codec`");
    return null;
  }

  private boolean isApart(
      TypeElement type,
      TypeElement record,
      String tag,
      String property,
      Map<String, TypeElement> byTag) {
    TypeElement other = byTag.putIfAbsent(tag, record);
    if (other != null) {
      javac
          .problems()
          .report(
              dev.serval.processor.check.Problem.of(
                      Diagnostic.BAD_DISCRIMINATOR,
                      javac.place(record),
                      "one record per tag of `" + type.getSimpleName() + "`",
                      "\"" + tag + "\" twice",
                      "`@JsonTypeName(\"…\")` on one of them, or another name")
                  .and(javac.place(other)));
      return false;
    }
    for (RecordComponentElement component : record.getRecordComponents()) {
      if (DefinitionReader.names(javac, component).contains(property)) {
        javac
            .problems()
            .report(
                Diagnostic.BAD_DISCRIMINATOR,
                javac.place(component),
                "the member `" + property + "` holds the tag of `" + type.getSimpleName() + "`",
                "a component that is called so in JSON",
                "another name for the component, or `@JsonTypeInfo(use = NAME, property = \"…\")` on `"
                    + type.getSimpleName()
                    + "`");
        return false;
      }
    }
    return true;
  }

  private String tag(TypeElement record, Map<String, String> names) {
    String named = names.get(record.getQualifiedName().toString());
    if (named != null) {
      return named;
    }
    String own =
        javac
            .annotation(record, DefinitionReader.JACKSON + "JsonTypeName")
            .map(mirror -> javac.text(mirror, "value"))
            .orElse("");
    return own.isEmpty() ? record.getSimpleName().toString() : own;
  }

  /// The names that `@JsonSubTypes` gives, by qualified name of the class.
  private Map<String, String> subTypeNames(TypeElement type) {
    Map<String, String> names = new HashMap<>();
    Optional<AnnotationMirror> mirror =
        javac.annotation(type, DefinitionReader.JACKSON + "JsonSubTypes");
    if (mirror.isPresent() && javac.value(mirror.get(), "value") instanceof List<?> subTypes) {
      for (Object subType : subTypes) {
        if (subType instanceof AnnotationValue value
            && value.getValue() instanceof AnnotationMirror one
            && javac.value(one, "value") instanceof TypeMirror named) {
          String name = javac.text(one, "name");
          if (!name.isEmpty()) {
            names.put(Javac.qualifiedName(named), name);
          }
        }
      }
    }
    return names;
  }

  /// The member that holds the tag, null when Jackson's annotation asks for something else than a
  /// member.
  private @Nullable String property(TypeElement type) {
    Optional<AnnotationMirror> info =
        javac.annotation(type, DefinitionReader.JACKSON + "JsonTypeInfo");
    if (info.isEmpty()) {
      return "type";
    }
    String use = String.valueOf(javac.value(info.get(), "use"));
    String include = String.valueOf(javac.value(info.get(), "include"));
    boolean member = include.equals("PROPERTY") || include.equals("EXISTING_PROPERTY");
    if (!member || !(use.equals("NAME") || use.equals("SIMPLE_NAME"))) {
      javac
          .problems()
          .report(
              Diagnostic.BAD_DISCRIMINATOR,
              javac.place(type, info.get()),
              "a member that holds the name of the variant",
              "use = " + use + ", include = " + include,
              "`@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = \"type\")`, or no annotation");
      return null;
    }
    String property = javac.text(info.get(), "property");
    return property.isEmpty() ? "@type" : property;
  }
}
