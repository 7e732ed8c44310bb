package dev.serval.processor.read;

import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.model.ModelType;
import dev.serval.processor.model.TypeUse;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Reads the type of the items of a stream, and refuses those that no item can have: an event where
/// lines or data are asked for, and what may be null or empty.
final class ItemTypes {
  private static final String EVENT = "dev.serval.Event";

  private final Javac javac;
  private final ModelReader models;
  private final Element at;

  /// Where items stand, and what is written there instead of an event.
  enum Position {
    /// The result of a method with `@JsonLines`.
    LINES("JSON values: a line has no id, type or comment", "%s", "Stream<%s>`, or `@Events"),
    /// The parameter for the lines of a body.
    BODY("JSON values: a line has no id, type or comment", "%s", "Stream<%s>"),
    /// An `EventStream`.
    SENT(
        "the type of the data, which `send` takes alone or in an `Event`",
        "EventStream<%s>",
        "EventStream<%s>"),
    /// The result of a method with `@Events`.
    EVENTS("the type of the data", "%s", "Event<%s>"),
    /// The data of an `Event` in such a result.
    DATA("the type of the data", "Event<%s>", "Event<%s>");

    private final String expected;
    private final String found;
    private final String instead;

    Position(String expected, String found, String instead) {
      this.expected = expected;
      this.found = found;
      this.instead = instead;
    }
  }

  /// @param at the method or parameter that has them, where messages stand
  ItemTypes(Javac javac, ModelReader models, Element at) {
    this.javac = javac;
    this.models = models;
    this.at = at;
  }

  /// Whether items are events, which carry the data.
  static boolean isEvent(TypeMirror item) {
    return Javac.qualifiedName(item).equals(EVENT);
  }

  /// Reads what an item is, or the data of it where events are returned; null when it has a fault,
  /// which is reported, or names a type that does not exist.
  @Nullable TypeUse read(TypeMirror item, Position position) {
    if (!isEvent(item)) {
      return value(item, position);
    }
    List<? extends TypeMirror> arguments = ((DeclaredType) item).getTypeArguments();
    if (position != Position.EVENTS || arguments.isEmpty()) {
      String data = arguments.isEmpty() ? "Tick" : Names.shown(arguments.getFirst());
      String found = position.found.formatted(Names.shown(item));
      report(
          position.expected,
          "`" + found + "`" + (arguments.isEmpty() ? " without type argument" : ""),
          "`" + position.instead.formatted(data) + "`");
      return null;
    }
    if (Nullness.isNullable(item.getAnnotationMirrors())) {
      return absent("@Nullable " + Names.shown(item), "`" + Names.shown(item) + "`");
    }
    return read(arguments.getFirst(), Position.DATA);
  }

  private @Nullable TypeUse value(TypeMirror item, Position position) {
    TypeUse use = models.types().readArgument(at, item);
    if (use == null || use.required()) {
      return use;
    }
    boolean wrapped =
        use.type() instanceof ModelType.Maybe || use.type() instanceof ModelType.PatchOf;
    TypeMirror inner = wrapped ? ((DeclaredType) item).getTypeArguments().getFirst() : item;
    String written = (use.nullable() ? "@Nullable " : "") + Names.shown(item);
    return position == Position.DATA
        ? absent(
            "Event<" + written + ">",
            "`Event<" + Names.shown(inner) + ">`, which may be made without data anyway")
        : absent(
            written, "`" + Names.shown(inner) + "`; what may be absent is a component of a record");
  }

  private @Nullable TypeUse absent(String found, String instead) {
    report("items that are there: none of a stream is null or empty", "`" + found + "`", instead);
    return null;
  }

  private void report(String expected, String found, String instead) {
    javac.problems().report(Diagnostic.ITEM_TYPE, javac.place(at), expected, found, instead);
  }
}
