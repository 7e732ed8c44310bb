package dev.serval.processor.write;

import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.ModelType.Named;
import dev.serval.processor.model.ModelType.Scalar;
import dev.serval.processor.model.TypeUse;
import java.util.stream.Collectors;

/// The Java expression of the `JsonCodec` of a type: `JsonCodecs.list(TodoCodec.INSTANCE)`.
///
/// Constraints, also those inside, become methods `check…` of the class that is written, which the
/// expression refers to.
public final class CodecExpression {
  private final JavaSource file;
  private final JavaSource methods;
  private final ConstraintWriter constraints;
  private final Reference reference;
  private final Locals methodNames;
  private final String typeParameters;

  /// Whether what is written stands inside a lambda already.
  private boolean deferred;

  /// How generated codecs are referred to.
  public enum Reference {
    /// At once; for code that runs when an application is built.
    DIRECT,
    /// When first used; for codecs, whose classes may need each other and must not wait for each
    /// other's initialisers.
    LAZY
  }

  /// @param file the file that is written
  /// @param methods takes the methods that check constraints
  /// @param constants takes the rules
  /// @param reference how generated codecs are referred to
  /// @param methodNames the names of the class's methods
  /// @param typeParameters those of a generic class that is written, such as `<T>`; else empty
  CodecExpression(
      JavaSource file,
      JavaSource methods,
      Constants constants,
      Reference reference,
      Locals methodNames,
      String typeParameters) {
    this.file = file;
    this.methods = methods;
    this.constraints = new ConstraintWriter(file, constants);
    this.reference = reference;
    this.methodNames = methodNames;
    this.typeParameters = typeParameters.isEmpty() ? "" : typeParameters + " ";
  }

  /// The codec of a position: null where it is allowed, and all constraints at it and inside it.
  ///
  /// @param hint how methods and constants are called
  public String of(TypeUse use, String hint) {
    String codec = type(use.type(), hint);
    if (use.constraints().stream().anyMatch(c -> !ConstraintWriter.aboutNull(c))
        || checksElements(use.type())) {
      codec =
          library() + ".checked(" + codec + ", " + file.className() + "::" + check(use, hint) + ")";
    }
    return use.nullable() ? library() + ".nullable(" + codec + ")" : codec;
  }

  private String type(ModelType type, String hint) {
    String library = library();
    return switch (type) {
      case Scalar scalar -> library + "." + scalar.kind().name();
      case ModelType.Sequence sequence -> {
        String factory =
            switch (sequence.kind()) {
              case LIST -> "list";
              case SET -> "set";
              case COLLECTION -> "collection";
            };
        yield library + "." + factory + "(" + of(sequence.element(), hint + "Element") + ")";
      }
      case ModelType.Array array -> array(array, hint);
      case ModelType.Mapping map ->
          library
              + ".map("
              + key(map.key())
              + ", "
              + keyCheck(map.key(), hint + "Key")
              + of(map.value(), hint + "Value")
              + ")";
      case ModelType.Maybe maybe ->
          library + ".optional(" + of(maybe.element(), hint + "Value") + ")";
      case ModelType.PatchOf patch ->
          library + ".patch(" + of(patch.element(), hint + "Value") + ")";
      case Named named -> named(named, hint);
      case ModelType.Variable variable -> variable(variable);
      case ModelType.Custom custom -> custom(file, custom);
    };
  }

  /// The text form of a map's keys.
  String key(TypeUse key) {
    String formats = file.type("dev.serval.json.TextFormat");
    return key.type() instanceof Scalar scalar
        ? formats + "." + scalar.kind().name()
        : file.type(((Named) key.type()).name().codec()) + ".TEXT";
  }

  private String array(ModelType.Array array, String hint) {
    if (array.element().primitive() && array.element().type() instanceof Scalar scalar) {
      return library() + "." + scalar.kind().name() + "_ARRAY";
    }
    return library()
        + ".array("
        + of(array.element(), hint + "Element")
        + ", "
        + Types.of(file, array.element().type())
        + "[]::new)";
  }

  private String named(Named named, String hint) {
    String codec = file.type(named.name().codec());
    boolean lazy = reference == Reference.LAZY && !deferred;
    deferred |= lazy;
    String made =
        named.arguments().isEmpty() ? codec + ".INSTANCE" : "new " + codec + arguments(named, hint);
    deferred &= !lazy;
    return lazy ? library() + ".lazy(() -> " + made + ")" : made;
  }

  private String arguments(Named named, String hint) {
    return named.arguments().stream()
        .map(argument -> of(argument, hint + "Argument"))
        .collect(Collectors.joining(", ", "<>(", ")"));
  }

  /// The field of a generic codec that has the codec of a type parameter.
  static String variable(ModelType.Variable variable) {
    return SchemaNames.parameter(variable.name()) + "Codec";
  }

  static String custom(JavaSource file, ModelType.Custom custom) {
    String codec = file.type(custom.codec());
    return custom.instance() ? codec + ".INSTANCE" : "new " + codec + "()";
  }

  private static boolean checksElements(ModelType type) {
    return type instanceof ModelType.Array array
        && array.element().primitive()
        && !array.element().constraints().isEmpty();
  }

  /// The check of a map's keys, with the comma behind it; empty when nothing is demanded of them.
  private String keyCheck(TypeUse key, String hint) {
    return key.constraints().stream().allMatch(ConstraintWriter::aboutNull)
        ? ""
        : file.className() + "::" + check(key, hint) + ", ";
  }

  /// Writes the method that checks one position and returns its name.
  private String check(TypeUse use, String hint) {
    String name = methodNames.exactly("check" + Literals.capital(hint));
    methods.line("");
    methods.open(
        "private static %svoid %s(%s in, %s value)"
            .formatted(
                typeParameters,
                name,
                file.type("dev.serval.json.JsonReader"),
                Types.boxed(file, use.type())));
    constraints.write(methods, use, "value", "in", hint);
    if (use.type() instanceof ModelType.Array array && checksElements(array)) {
      methods.open("for (int i = 0; i < value.length; i++)");
      constraints.write(
          methods,
          array.element(),
          "value[i]",
          rule ->
              "in.reportMember(" + file.type("java.lang.String") + ".valueOf(i), " + rule + ");",
          hint + "Element");
      methods.close();
    }
    methods.close();
    return name;
  }

  private String library() {
    return file.type("dev.serval.json.JsonCodecs");
  }
}
