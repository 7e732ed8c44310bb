package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.check.SettingNames;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.Doc;
import dev.serval.processor.model.JavaType;
import dev.serval.processor.model.ParameterModel;
import dev.serval.processor.model.ParameterModel.ParameterSource;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.SettingsModel;
import dev.serval.processor.model.SettingsModel.Member;
import dev.serval.processor.model.SettingsModel.Presence;
import dev.serval.processor.model.SettingsModel.Section;
import dev.serval.processor.model.SettingsModel.Single;
import dev.serval.processor.model.TextType;
import dev.serval.settings.DataSize;
import dev.serval.settings.DurationText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads a record that carries `@SettingsOf`, and the records in it, which are sections.
///
/// A component is a section when it is a record that neither a converter nor a static `valueOf`,
/// `of` or `parse` makes of a text. All others are read as parameters are.
public final class SettingsReader {
  private static final String SETTINGS = "dev.serval.settings.SettingsOf";
  private static final String VARIABLE = "dev.serval.settings.Variable";
  private static final String SECRET = "dev.serval.settings.Secret";
  private static final String DATA_SIZE = "dev.serval.settings.DataSize";
  private static final String DURATION = "java.time.Duration";
  private static final ClassName PATH = new ClassName("java.nio.file", "Path");

  /// What only the settings of a program are made of, and no value that a request carries.
  private static final Map<String, TextType> FURTHER =
      Map.of(
          PATH.qualified(),
          new TextType.Made(PATH, "of"),
          DURATION,
          new TextType.Converted(
              JavaType.of(new ClassName("java.time", "Duration")),
              new ClassName("dev.serval.settings", "DurationText")));

  private final Javac javac;
  private final ModelReader models;
  private final Deque<ClassName> within = new ArrayDeque<>();

  public SettingsReader(Javac javac, ModelReader models) {
    this.javac = javac;
    this.models = models;
  }

  /// Reads a record; null when it has a fault, which is reported.
  public @Nullable SettingsModel read(TypeElement type) {
    AnnotationMirror mirror = javac.annotation(type, SETTINGS).orElse(null);
    String prefix = mirror == null ? "" : javac.text(mirror, "value");
    Place place = javac.place(type, mirror);
    if (!isUsable(type, javac.place(type), Names.of(type).packageName())) {
      return null;
    }
    if (!SettingNames.checkPrefix(prefix, place, javac.problems())) {
      return null;
    }
    ValueReader values =
        new ValueReader(
            javac, models, new TextReader(javac, Names.of(type).packageName(), FURTHER));
    Section root = section(type, "", prefix, Presence.REQUIRED, values);
    if (root == null) {
      return null;
    }
    SettingsModel settings = new SettingsModel(prefix, root, javac.place(type));
    SettingNames.check(settings, javac.problems());
    return settings;
  }

  private @Nullable Section section(
      TypeElement type, String name, String key, Presence presence, ValueReader values) {
    Doc doc = models.doc(type);
    List<Member> members = new ArrayList<>();
    within.push(Names.of(type));
    for (RecordComponentElement component : type.getRecordComponents()) {
      Member member = member(component, key, doc, values);
      if (member != null) {
        members.add(member);
      }
    }
    within.pop();
    if (members.size() < type.getRecordComponents().size()) {
      return null; // what is wrong was reported, for all components together
    }
    CheckReader checks = new CheckReader(javac);
    return new Section(
        name,
        key,
        Names.of(type),
        presence,
        members,
        checks.read(type),
        checks.isSelfCheck(type),
        Groups.isGuarded(javac, type));
  }

  private @Nullable Member member(
      RecordComponentElement component, String before, Doc doc, ValueReader values) {
    String name = component.getSimpleName().toString();
    String word = HeaderName.of(name).toLowerCase(Locale.ROOT);
    String key = before.isEmpty() ? word : before + "." + word;
    if (!SettingNames.checkWord(word, javac.place(component), javac.problems())) {
      return null;
    }
    TypeMirror type = component.asType();
    boolean optional = Javac.qualifiedName(type).equals("java.util.Optional");
    TypeMirror inner = optional ? argument(type) : type;
    TypeElement record = inner == null ? null : record(component, inner);
    if (record != null) {
      boolean nullable = Nullness.isNullable(Annotations.of(component, type));
      Presence presence =
          optional ? Presence.OPTIONAL : nullable ? Presence.NULLABLE : Presence.REQUIRED;
      return nested(component, record, name, key, presence, values);
    }
    if (type.getKind() == TypeKind.ERROR) {
      return null; // javac says that there is no such type
    }
    if (!values.isText(component, type, true)) {
      unsupported(component, type);
      return null;
    }
    ParameterModel read =
        values.read(component, type, ParameterSource.SETTING, key, -1, doc.parameter(name));
    return read instanceof ParameterModel.Value value ? single(component, value) : null;
  }

  private static @Nullable TypeMirror argument(TypeMirror type) {
    List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
    return arguments.isEmpty() ? null : arguments.getFirst();
  }

  /// The record that a component is a section of, null when it is a value.
  private @Nullable TypeElement record(RecordComponentElement component, TypeMirror type) {
    if (!Groups.isGroup(type)) {
      return null;
    }
    TypeElement record = (TypeElement) ((DeclaredType) type).asElement();
    TextReader texts =
        new TextReader(javac, Names.of((TypeElement) owner(component)).packageName());
    boolean value = texts.isConverted(component, type) || texts.staticFactory(record) != null;
    return value ? null : record;
  }

  private static javax.lang.model.element.Element owner(RecordComponentElement component) {
    return Javac.owner(component);
  }

  private @Nullable Section nested(
      RecordComponentElement component,
      TypeElement record,
      String name,
      String key,
      Presence presence,
      ValueReader values) {
    Place place = javac.place(component);
    String root = within.getLast().packageName();
    if (within.contains(Names.of(record))) {
      javac
          .problems()
          .report(
              Diagnostic.SETTINGS_WITHIN_THEMSELVES,
              place,
              "sections inside sections, to an end",
              "`" + Names.of(record).nestedName() + "` inside itself",
              "a component for each of the records that are meant");
      return null;
    }
    return isUsable(record, place, root) ? section(record, name, key, presence, values) : null;
  }

  private @Nullable Single single(RecordComponentElement component, ParameterModel.Value value) {
    TypeMirror type = component.asType();
    boolean single = value.shape() == ParameterModel.Shape.SINGLE;
    TypeMirror inner = single ? type : argument(type);
    String of = inner == null ? "" : Javac.qualifiedName(inner);
    boolean secret = of.equals(SECRET);
    AnnotationMirror byDefault =
        Annotations.find(Annotations.declared(component), "dev.serval.Default").orElse(null);
    if (secret && byDefault != null) {
      javac
          .problems()
          .report(
              Diagnostic.SECRET_WITH_DEFAULT,
              javac.place(component, byDefault),
              "a secret that is in no source file",
              "a default",
              "no `@Default`; `Optional<Secret>` where it may be absent");
      return null;
    }
    if (value.defaultText() != null && !parses(of, value.defaultText())) {
      javac
          .problems()
          .report(
              Diagnostic.DEFAULT_DOES_NOT_PARSE,
              javac.place(component, byDefault),
              "a value of `" + Names.shown(type) + "`",
              "\"" + value.defaultText() + "\"",
              of.equals(DURATION)
                  ? "`@Default(\"30s\")`, for instance"
                  : "`@Default(\"64KiB\")`, for instance");
      return null;
    }
    return new Single(value, variable(component, value.wireName()), secret);
  }

  private static boolean parses(String type, String text) {
    try {
      switch (type) {
        case DURATION -> new DurationText().convert(text);
        case DATA_SIZE -> DataSize.parse(text);
        default -> {}
      }
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private String variable(RecordComponentElement component, String key) {
    return Annotations.find(Annotations.declared(component), VARIABLE)
        .map(mirror -> javac.text(mirror, "value"))
        .orElseGet(() -> SettingNames.variable(key));
  }

  private boolean isUsable(TypeElement type, Place place, String packageName) {
    boolean record = type.getKind() == ElementKind.RECORD;
    boolean reachable =
        Names.visible(type)
            || !Names.hidden(type) && Names.of(type).packageName().equals(packageName);
    boolean plain = type.getTypeParameters().isEmpty();
    if (record && reachable && plain) {
      return true;
    }
    String found =
        !record
            ? "a " + type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            : !plain ? "a record with type parameters" : "a record out of reach";
    javac
        .problems()
        .report(
            Diagnostic.SETTINGS_DO_NOT_FIT,
            place,
            "a record without type parameters that its package, or everyone, can use",
            "`" + Names.of(type).nestedName() + "`, " + found,
            record && plain ? "drop `private`, or add `public`" : "a record for these settings");
    return false;
  }

  private void unsupported(RecordComponentElement component, TypeMirror type) {
    javac
        .problems()
        .report(
            Diagnostic.UNSUPPORTED_SETTING,
            javac.place(component),
            "a scalar, an enum, a `Duration`, `DataSize`, `Path` or `Secret`, a `List` or `Set` of"
                + " them, a type made of one `String`, or a record",
            "`" + Names.shown(type) + "`",
            "a record with a component for each value, or `@Convert` with a `ParamConverter<"
                + Names.shown(type)
                + ">`");
  }
}
