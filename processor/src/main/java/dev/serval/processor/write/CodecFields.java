package dev.serval.processor.write;

import dev.serval.processor.model.Definition.OfRecord;
import dev.serval.processor.model.Definition.TypeParameter;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.TypeUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The codecs that the codec of a record keeps for what it does not read itself: maps, sets,
/// arrays, generic records.
///
/// They are constants; in the codec of a generic record those that need a type parameter are
/// fields, made in the constructor. Either way they refer to generated codecs lazily, because types
/// may contain each other.
final class CodecFields {
  private final JavaSource file;
  private final Constants constants;
  private final CodecExpression expressions;
  private final OfRecord record;
  private final Map<ModelType, String> known = new LinkedHashMap<>();
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, String> fieldTypes = new LinkedHashMap<>();
  private final Locals fieldNames = new Locals();

  CodecFields(
      JavaSource file,
      JavaSource methods,
      Constants constants,
      OfRecord record,
      String typeParameters) {
    this.file = file;
    this.constants = constants;
    this.record = record;
    this.expressions =
        new CodecExpression(
            file, methods, constants, CodecExpression.Reference.LAZY, new Locals(), typeParameters);
    record.parameters().forEach(parameter -> fieldNames.exactly(field(parameter)));
  }

  /// An expression of the codec of a type, its own constraints left aside.
  String of(ModelType type, String hint) {
    return switch (type) {
      case ModelType.Scalar scalar ->
          file.type("dev.serval.json.JsonCodecs") + "." + scalar.kind().name();
      case ModelType.Named named when named.arguments().isEmpty() ->
          file.type(named.name().codec()) + ".INSTANCE";
      case ModelType.Custom custom when custom.instance() -> CodecExpression.custom(file, custom);
      case ModelType.Variable variable -> CodecExpression.variable(variable);
      case ModelType.Named named when isSelf(named) -> "this";
      default -> kept(type, hint);
    };
  }

  private String kept(ModelType type, String hint) {
    String name = known.get(type);
    if (name != null) {
      return name;
    }
    String codec = file.type("dev.serval.json.JsonCodec") + "<" + Types.boxed(file, type) + ">";
    String value = expressions.of(TypeUse.of(type), hint);
    if (mentionsVariable(type)) {
      name = fieldNames.exactly(hint + "Codec");
      fields.put(name, value);
      fieldTypes.put(name, codec);
    } else {
      name = constants.add(hint + "_CODEC", codec, value);
    }
    known.put(type, name);
    return name;
  }

  private boolean isSelf(ModelType.Named named) {
    List<String> names = record.parameters().stream().map(TypeParameter::name).toList();
    return named.name().equals(record.name())
        && named.arguments().stream()
            .map(use -> use.type() instanceof ModelType.Variable v ? v.name() : "")
            .toList()
            .equals(names)
        && named.arguments().stream().noneMatch(use -> use.nullable() || use.constrained());
  }

  private static boolean mentionsVariable(ModelType type) {
    return type instanceof ModelType.Variable
        || TypeUse.of(type).inner().stream().anyMatch(use -> mentionsVariable(use.type()));
  }

  /// The fields and the constructor of the codec of a generic record.
  void writeConstructor(String visibility) {
    String codec = file.type("dev.serval.json.JsonCodec");
    file.line("");
    for (TypeParameter parameter : record.parameters()) {
      file.line("private final " + codec + "<" + parameter.name() + "> " + field(parameter) + ";");
    }
    fieldTypes.forEach((name, type) -> file.line("private final " + type + " " + name + ";"));
    file.line("");
    file.line("/// Makes the codec for these type arguments.");
    file.open(
        visibility
            + file.className()
            + record.parameters().stream()
                .map(p -> codec + "<" + p.name() + "> " + field(p))
                .collect(Collectors.joining(", ", "(", ")")));
    record.parameters().forEach(p -> file.line("this." + field(p) + " = " + field(p) + ";"));
    fields.forEach((name, value) -> file.line("this." + name + " = " + value + ";"));
    file.close();
  }

  private static String field(TypeParameter parameter) {
    return CodecExpression.variable(new ModelType.Variable(parameter.name()));
  }
}
