package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.Doc;
import dev.serval.processor.model.ResultModel;
import dev.serval.processor.model.ResultModel.Alternative;
import dev.serval.processor.model.ResultModel.Form;
import dev.serval.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Decides what response is made of what a method returns.
final class ResultReader {
  private static final String STATUS = "dev.serval.Status";

  private final Javac javac;
  private final ModelReader models;

  ResultReader(Javac javac, ModelReader models) {
    this.javac = javac;
    this.models = models;
  }

  /// Reads the result of a method; null when it has a fault, which is reported, or a type that does
  /// not exist.
  ///
  /// @param type the method's type as a member of the resource class
  @Nullable ResultModel read(ExecutableElement method, TypeMirror type) {
    TypeMirror stage = Awaitables.argumentOf(javac, type);
    if (stage == null && Awaitables.isOne(javac, type)) {
      unsupported(method, type, "a `CompletionStage` or `Promise` with its type argument");
      return null;
    }
    TypeMirror value = stage == null ? type : stage;
    Form form = form(method, value, stage == null);
    return form == null ? null : new ResultModel(form, stage != null, status(method));
  }

  /// What `@Status` says; 0 where there is none.
  int status(Element element) {
    return javac
        .annotation(element, STATUS)
        .map(mirror -> javac.value(mirror, "value") instanceof Integer status ? status : 0)
        .orElse(0);
  }

  private @Nullable Form form(ExecutableElement method, TypeMirror type, boolean declared) {
    if (type.getKind() == TypeKind.VOID) {
      return new ResultModel.Nothing();
    }
    if (type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE) {
      return new ResultModel.Bytes();
    }
    return switch (Javac.qualifiedName(type)) {
      case "java.lang.Void" -> new ResultModel.Nothing();
      case "java.lang.String" -> new ResultModel.Text();
      case "java.nio.file.Path" -> new ResultModel.File();
      case "dev.serval.StreamWriter" -> new ResultModel.Streamed();
      case "dev.serval.Response" -> new ResultModel.Whole();
      case "dev.serval.NoContent", "dev.serval.Redirect" ->
          new ResultModel.Wrapped(simple(type), new ResultModel.Nothing());
      case "dev.serval.Ok", "dev.serval.Created", "dev.serval.Accepted", "dev.serval.Result" ->
          wrapped(method, (DeclaredType) type);
      case "java.util.Optional" -> maybe(method, (DeclaredType) type);
      default -> other(method, type, declared);
    };
  }

  private @Nullable Form other(ExecutableElement method, TypeMirror type, boolean declared) {
    if (StreamReader.isOnlyStreamed(type)) {
      javac
          .problems()
          .report(
              Diagnostic.STREAM_WITHOUT_FORM,
              javac.place(method),
              "`@Events` or `@JsonLines` on a method that returns `" + simple(type) + "`",
              "neither",
              "`@JsonLines` beside the HTTP method, or `List` for one JSON array");
      return null;
    }
    TypeElement stream = javac.elements().getTypeElement("java.io.InputStream");
    if (type.getKind() == TypeKind.DECLARED && javac.types().isSubtype(type, stream.asType())) {
      return new ResultModel.Streamed();
    }
    List<TypeElement> variants = variants(type);
    long marked = variants.stream().filter(variant -> status(variant) != 0).count();
    return marked > 0 ? alternatives(method, variants) : json(method, type, declared);
  }

  private @Nullable Form json(ExecutableElement method, TypeMirror type, boolean declared) {
    TypeUse use =
        declared ? models.types().read(method, type) : models.types().readArgument(method, type);
    return use == null ? null : new ResultModel.Json(use);
  }

  private @Nullable Form wrapped(ExecutableElement method, DeclaredType type) {
    if (type.getTypeArguments().isEmpty()) {
      unsupported(method, type, "the type of what it carries");
      return null;
    }
    TypeMirror inner = type.getTypeArguments().getFirst();
    if (Javac.qualifiedName(inner).equals("java.lang.Void")) {
      unsupported(method, type, "a body; without one write `NoContent`, or `void` and `@Status`");
      return null;
    }
    Form body = json(method, inner, false);
    return body == null ? null : new ResultModel.Wrapped(simple(type), body);
  }

  private @Nullable Form maybe(ExecutableElement method, DeclaredType type) {
    if (type.getTypeArguments().isEmpty()) {
      unsupported(method, type, "`Optional` of something");
      return null;
    }
    TypeMirror inner = type.getTypeArguments().getFirst();
    Form form = form(method, inner, false);
    if (form instanceof ResultModel.Maybe || form instanceof ResultModel.Nothing) {
      unsupported(method, type, "`Optional` of something that is a response");
      return null;
    }
    return form == null ? null : new ResultModel.Maybe(form, Names.javaType(inner));
  }

  /// The records of a sealed interface, those of nested sealed interfaces included; empty for other
  /// types.
  private List<TypeElement> variants(TypeMirror type) {
    List<TypeElement> variants = new ArrayList<>();
    if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getModifiers().contains(Modifier.SEALED)) {
      for (TypeMirror permitted : element.getPermittedSubclasses()) {
        TypeElement variant = (TypeElement) javac.types().asElement(permitted);
        if (variant.getKind() == ElementKind.RECORD) {
          variants.add(variant);
        } else {
          variants.addAll(variants(permitted));
        }
      }
    }
    return variants;
  }

  private @Nullable Form alternatives(ExecutableElement method, List<TypeElement> variants) {
    List<Alternative> alternatives = new ArrayList<>();
    for (TypeElement variant : variants) {
      int status = status(variant);
      if (status == 0) {
        javac
            .problems()
            .report(
                Diagnostic.BAD_STATUS,
                javac.place(variant),
                "`@Status` on each record of a sealed result, or on none",
                "`" + variant.getSimpleName() + "` without one",
                "`@Status(200) record " + variant.getSimpleName() + "(…)`");
        return null;
      }
      if (Names.hidden(variant) || !variant.getTypeParameters().isEmpty()) {
        unsupported(method, variant.asType(), "records that generated code can name");
        return null;
      }
      Form body =
          variant.getRecordComponents().isEmpty()
              ? new ResultModel.Nothing()
              : json(method, variant.asType(), false);
      if (body == null) {
        return null;
      }
      Doc doc = models.doc(variant);
      alternatives.add(new Alternative(Names.of(variant), status, body, doc.summary()));
    }
    return new ResultModel.Alternatives(alternatives);
  }

  private void unsupported(ExecutableElement method, TypeMirror type, String expected) {
    javac
        .problems()
        .report(
            Diagnostic.UNSUPPORTED_RESULT,
            javac.place(method),
            expected,
            "`" + Names.shown(type) + "`",
            "the type that is sent, such as `" + simple(type) + "<Todo>`");
  }

  private static String simple(TypeMirror type) {
    String name = Javac.qualifiedName(type);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
