package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.Presence;
import dev.serval.processor.model.ParameterModel.Verification;
import dev.serval.processor.model.SchemeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads a parameter that takes credentials: by which scheme they are read, and which verifier
/// makes its type of them.
final class CredentialReader {
  private static final String SECURITY = "dev.serval.security.";
  private static final String VERIFIED_BY = SECURITY + "VerifiedBy";
  private static final String VERIFIER = SECURITY + "Verifier";
  private static final String BASIC_CREDENTIALS = SECURITY + "BasicCredentials";
  static final String GRANTED = SECURITY + "Granted";

  private final Javac javac;
  private final String packageName;

  /// @param packageName the package that generated code will be in
  CredentialReader(Javac javac, String packageName) {
    this.javac = javac;
    this.packageName = packageName;
  }

  /// Reads one; null when it has a fault, which is reported, or a type that does not exist (yet).
  @Nullable ParameterModel read(
      VariableElement parameter, TypeMirror type, AnnotationMirror mirror) {
    SchemeModel scheme = new SchemeReader(javac, javac.place(parameter, mirror)).read(mirror);
    TypeMirror inner = Names.argumentOf(javac, type, "java.util.Optional");
    TypeMirror wanted = inner == null ? type : inner;
    if (scheme == null || wanted.getKind() == TypeKind.ERROR) {
      return null;
    }
    Presence presence =
        inner != null
            ? Presence.OPTIONAL
            : Nullness.isNullable(Annotations.of(parameter, type))
                ? Presence.NULLABLE
                : Presence.REQUIRED;
    AnnotationMirror verifiedBy = verifiedBy(parameter, mirror, wanted);
    String sent = scheme.form() instanceof SchemeModel.Basic ? BASIC_CREDENTIALS : STRING;
    if (verifiedBy == null) {
      if (!Names.erasedName(wanted).equals(sent)) {
        unverified(parameter, wanted, sent);
        return null;
      }
      return credential(parameter, scheme, null, wanted, presence);
    }
    if (!(javac.value(verifiedBy, "value") instanceof DeclaredType verifier)
        || verifier.getKind() == TypeKind.ERROR) {
      return null;
    }
    if (!fits(verifier, sent, wanted) || !isReachable((TypeElement) verifier.asElement())) {
      unfit(parameter, verifier, sent, wanted);
      return null;
    }
    Verification verification =
        new Verification(Names.of((TypeElement) verifier.asElement()), isGranted(javac, wanted));
    return credential(parameter, scheme, verification, wanted, presence);
  }

  private static final String STRING = "java.lang.String";

  private ParameterModel credential(
      VariableElement parameter,
      SchemeModel scheme,
      @Nullable Verification verification,
      TypeMirror type,
      Presence presence) {
    return new ParameterModel.Credential(
        parameter.getSimpleName().toString(),
        javac.place(parameter),
        scheme,
        verification,
        Names.javaType(type),
        presence);
  }

  /// Whether values of a type know the scopes they were granted.
  static boolean isGranted(Javac javac, TypeMirror type) {
    TypeElement granted = javac.elements().getTypeElement(GRANTED);
    return granted != null && javac.types().isAssignable(type, granted.asType());
  }

  /// The nearest annotation that names a verifier: on the parameter, on the scheme's own
  /// annotation, on the type.
  private @Nullable AnnotationMirror verifiedBy(
      VariableElement parameter, AnnotationMirror scheme, TypeMirror type) {
    List<Element> elements = new ArrayList<>(List.of(parameter));
    elements.add(scheme.getAnnotationType().asElement());
    if (type instanceof DeclaredType declared) {
      elements.add(declared.asElement());
    }
    return elements.stream()
        .map(element -> javac.annotation(element, VERIFIED_BY))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  /// Whether a verifier takes what is sent and makes the type that is wanted.
  private boolean fits(DeclaredType verifier, String sent, TypeMirror wanted) {
    DeclaredType generic = supertype(verifier);
    if (generic == null || generic.getTypeArguments().size() != 2) {
      return false;
    }
    TypeElement credentials = javac.elements().getTypeElement(sent);
    return credentials != null
        && javac.types().isAssignable(credentials.asType(), generic.getTypeArguments().get(0))
        && javac.types().isAssignable(generic.getTypeArguments().get(1), wanted);
  }

  private @Nullable DeclaredType supertype(TypeMirror type) {
    if (Javac.qualifiedName(type).equals(VERIFIER)) {
      return (DeclaredType) type;
    }
    for (TypeMirror parent : javac.types().directSupertypes(type)) {
      DeclaredType found = supertype(parent);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private boolean isReachable(TypeElement type) {
    boolean samePackage =
        javac.elements().getPackageOf(type).getQualifiedName().contentEquals(packageName);
    return type.getTypeParameters().isEmpty()
        && (samePackage ? !Names.hidden(type) : Names.visible(type));
  }

  private void unverified(VariableElement parameter, TypeMirror wanted, String sent) {
    String simple = sent.substring(sent.lastIndexOf('.') + 1);
    javac
        .problems()
        .report(
            Diagnostic.CREDENTIAL_TYPE,
            javac.place(parameter),
            "`" + simple + "`, or a type that a `Verifier` makes of it",
            "`" + Names.shown(wanted) + "`, which has no `@VerifiedBy`",
            "`"
                + simple
                + "`, or `@VerifiedBy(…)` on `"
                + Names.shown(wanted)
                + "` or on the parameter");
  }

  private void unfit(
      VariableElement parameter, DeclaredType verifier, String sent, TypeMirror wanted) {
    String simple = sent.substring(sent.lastIndexOf('.') + 1);
    String made = "Verifier<" + simple + ", " + Names.shown(wanted) + ">";
    javac
        .problems()
        .report(
            Diagnostic.CREDENTIAL_TYPE,
            javac.place(parameter),
            "a `" + made + "` without type parameters, in reach of generated code",
            "`" + Names.shown(verifier) + "`",
            "`class " + verifier.asElement().getSimpleName() + " implements " + made + "`");
  }
}
