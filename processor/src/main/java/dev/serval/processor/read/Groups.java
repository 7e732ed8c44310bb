package dev.serval.processor.read;

import dev.serval.processor.model.Definition.CheckMethod;
import dev.serval.processor.model.Doc;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/// Reads a record whose components are parameters of one source, such as `@Query Filter filter`.
///
/// A component may name another source, or another name, with an annotation of its own.
final class Groups {
  private final Javac javac;
  private final ModelReader models;
  private final ValueReader values;

  Groups(Javac javac, ModelReader models, ValueReader values) {
    this.javac = javac;
    this.models = models;
    this.values = values;
  }

  /// Whether a type is a record, which an annotation of a source makes a model of that source.
  static boolean isGroup(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.RECORD;
  }

  @Nullable ParameterModel read(
      VariableElement parameter, DeclaredType type, ParameterSource source) {
    TypeElement record = (TypeElement) type.asElement();
    Doc doc = models.doc(record);
    List<ParameterModel> components = new ArrayList<>();
    for (RecordComponentElement component : record.getRecordComponents()) {
      ParameterModel read = component(component, type, source, doc);
      if (read != null) {
        components.add(read);
      }
    }
    if (components.size() < record.getRecordComponents().size()) {
      return null; // what is wrong was reported, for all components together
    }
    CheckReader checks = new CheckReader(javac);
    List<CheckMethod> methods = checks.read(record);
    return new ParameterModel.Group(
        parameter.getSimpleName().toString(),
        javac.place(parameter),
        source,
        Names.of(record),
        Names.javaType(type),
        components,
        methods,
        checks.isSelfCheck(record),
        isGuarded(record));
  }

  private boolean isGuarded(TypeElement record) {
    return isGuarded(javac, record);
  }

  /// Whether the constructor of a record is written out and thus may refuse its arguments.
  static boolean isGuarded(Javac javac, TypeElement record) {
    return ElementFilter.constructorsIn(record.getEnclosedElements()).stream()
        .anyMatch(constructor ->
            javac.elements().isCanonicalConstructor(constructor)
                && javac.elements().getOrigin(constructor) == Elements.Origin.EXPLICIT);
  }

  private @Nullable ParameterModel component(
      RecordComponentElement component, DeclaredType owner, ParameterSource source, Doc doc) {
    TypeMirror type =
        owner.getTypeArguments().isEmpty()
            ? component.asType()
            : ((ExecutableType) javac.types().asMemberOf(owner, component.getAccessor()))
                .getReturnType();
    Map.Entry<ParameterSource, AnnotationMirror> own = ParameterReader.source(component);
    if (own != null && LastEventIds.isOne(own.getValue())) {
      new LastEventIds(javac).refuseComponent(component);
      return null;
    }
    ParameterSource from = own == null ? source : own.getKey();
    String javaName = component.getSimpleName().toString();
    String wireName = new WireName(javac).of(component, from, own == null ? null : own.getValue());
    return values.read(component, type, from, wireName, -1, doc.parameter(javaName));
  }
}
