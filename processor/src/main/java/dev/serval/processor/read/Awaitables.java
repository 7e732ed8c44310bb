package dev.serval.processor.read;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Which types stand for a value that is there later: those that generated code waits for.
final class Awaitables {
  private static final String STAGE = "java.util.concurrent.CompletionStage";
  private static final String PROMISE = "dev.serval.concurrent.Promise";

  private Awaitables() {}

  /// Returns what a value of the type becomes; null if the type is no such one, or does not say.
  static @Nullable TypeMirror argumentOf(Javac javac, TypeMirror type) {
    TypeMirror argument = Names.argumentOf(javac, type, STAGE);
    return argument != null ? argument : Names.argumentOf(javac, type, PROMISE);
  }

  /// Whether values of the type are there later.
  static boolean isOne(Javac javac, TypeMirror type) {
    return isA(javac, type, STAGE) || isA(javac, type, PROMISE);
  }

  private static boolean isA(Javac javac, TypeMirror type, String awaitable) {
    TypeElement element = javac.elements().getTypeElement(awaitable);
    return element != null
        && type.getKind() == TypeKind.DECLARED
        && javac
            .types()
            .isSubtype(javac.types().erasure(type), javac.types().erasure(element.asType()));
  }
}
