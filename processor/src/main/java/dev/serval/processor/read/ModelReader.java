package dev.serval.processor.read;

import dev.serval.processor.check.SchemaNames;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.Definition;
import dev.serval.processor.model.Doc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// Everything that routes and `@Json` reach: reads types on request and keeps the list of classes
/// that still need a codec, each once per compilation.
///
/// A class whose codec is compiled already, in another module or in an earlier incremental run, is
/// used as it is; so is a codec that somebody wrote by hand under the name that would be generated.
public final class ModelReader {
  private final Javac javac;
  private final TypeReader types;
  private final DocReader docs;
  private final DefinitionReader definitions;
  private final SchemaNames schemaNames;
  private final Set<ClassName> known = new HashSet<>();
  private final Deque<TypeElement> waiting = new ArrayDeque<>();
  private final Set<String> scope = new HashSet<>();

  public ModelReader(Javac javac) {
    this.javac = javac;
    this.types = new TypeReader(javac, this);
    this.docs = new DocReader(javac.elements());
    this.definitions = new DefinitionReader(javac, this);
    this.schemaNames = new SchemaNames(javac.problems());
  }

  /// Reads the types of parameters, components and results.
  public TypeReader types() {
    return types;
  }

  /// What the doc comment of an element says.
  public Doc doc(Element element) {
    return docs.read(element);
  }

  /// The constants of an enum with their names in JSON; those are also what parameters are called
  /// by.
  public List<Definition.EnumConstant> constants(TypeElement type) {
    return DefinitionReader.constants(javac, type);
  }

  /// Whether unknown names are refused here.
  public boolean isStrict(Element element) {
    return javac.annotation(element, "dev.serval.Strict").isPresent();
  }

  /// Has a codec generated for a class that carries `@Json`.
  public void require(TypeElement type) {
    if (type.getTypeParameters().isEmpty()) {
      types.readArgument(type, type.asType());
    } else if (TypeReader.kind(type) == dev.serval.processor.model.ModelType.NamedKind.RECORD) {
      reach(type, type);
    } else {
      types.readArgument(type, javac.types().erasure(type.asType()));
    }
  }

  /// Notes that a class is used; `user` is where a fault of reaching it is shown.
  void reach(Element user, TypeElement type) {
    ClassName name = Names.of(type);
    if (!known.add(name)) {
      return;
    }
    schemaNames.add(name.schemaName(), name, javac.place(type));
    if (needsCodec(name, type)) {
      waiting.add(type);
    }
  }

  private boolean needsCodec(ClassName name, TypeElement type) {
    TypeElement codec = javac.elements().getTypeElement(name.codec().qualified());
    return codec == null || (isSource(type) && (!isSource(codec) || isOther(codec)));
  }

  /// Whether a class has the name of a codec and is none, which is a clash of names.
  private boolean isOther(TypeElement codec) {
    return javac.annotation(codec, "dev.serval.Generated").isEmpty()
        && Names.argumentOf(javac, codec.asType(), "dev.serval.json.JsonCodec") == null;
  }

  private boolean isSource(TypeElement type) {
    JavaFileObject file;
    try {
      file = javac.elements().getFileObjectOf(type);
    } catch (UnsupportedOperationException e) {
      return false; // another compiler than javac: trust the codec that is there
    }
    return file != null && file.getKind() == JavaFileObject.Kind.SOURCE;
  }

  /// Reads the classes that were reached and have no codec yet, and those they reach in turn.
  ///
  /// A class with a fault is left out; the fault is reported.
  public List<Definition> drain() {
    List<Definition> read = new ArrayList<>();
    while (!waiting.isEmpty()) {
      int before = javac.problems().count();
      Definition definition = definitions.read(waiting.remove());
      if (definition != null && javac.problems().count() == before) {
        read.add(definition);
      }
    }
    return read;
  }

  /// Reads something inside a generic class, whose type parameters are known there.
  <T> @Nullable T within(TypeElement type, java.util.function.Supplier<@Nullable T> reading) {
    Set<String> outer = Set.copyOf(scope);
    type.getTypeParameters().forEach(p -> scope.add(p.getSimpleName().toString()));
    try {
      return reading.get();
    } finally {
      scope.clear();
      scope.addAll(outer);
    }
  }

  boolean inScope(String typeVariable) {
    return scope.contains(typeVariable);
  }
}
