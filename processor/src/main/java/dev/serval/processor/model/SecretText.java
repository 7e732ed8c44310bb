package dev.serval.processor.model;

import dev.serval.processor.model.ModelType.Scalar;

/// The setting `Secret`, which constraints judge as the text that it holds.
public final class SecretText {
  private SecretText() {}

  /// Whether a type is `dev.serval.settings.Secret`.
  public static boolean is(ModelType type) {
    return type instanceof ModelType.Custom custom
        && custom.javaType() instanceof JavaType.OfClass of
        && of.name().qualified().equals("dev.serval.settings.Secret");
  }

  /// The type of the text where it is a secret, else the type itself.
  public static ModelType contentOf(ModelType type) {
    return is(type) ? new Scalar(ScalarKind.STRING, false) : type;
  }
}
