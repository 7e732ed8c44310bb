package dev.serval.json;

import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import dev.serval.validation.ValidationException;
import dev.serval.validation.Violation;
import dev.serval.validation.Violations;
import java.util.Objects;

/// The half of [JsonReader] that walks objects and arrays, skips values and reports violations.
///
/// Between two calls the position is at the first byte of a value, or right after one: going to a
/// member or element ends at its value, and reading a value ends after it. So whether a value was
/// read at all is one comparison with the frame's `valueStart`.
abstract sealed class DocumentReader permits JsonReader {
  /// What [#nextMember] returns after the last member.
  public static final int END = -1;

  /// What [#nextMember] returns for a member that is not among the names.
  public static final int UNKNOWN = -2;

  private static final Rule REQUIRED = Constraints.required();

  final JsonLexer lexer;
  final NumberScanner number;
  final PointerPath path = new PointerPath();
  private final Violations violations;
  private int errors;

  DocumentReader(byte[] buf, int from, int to, JsonLimits limits, Violations violations) {
    Objects.checkFromToIndex(from, to, buf.length);
    this.lexer = new JsonLexer(buf, from, to, limits, path);
    this.number = new NumberScanner(lexer);
    this.violations = violations;
    if (to - from > limits.documentSize()) {
      throw lexer.fail(
          JsonException.Kind.SIZE,
          "a document must not be larger than " + limits.documentSize() + " bytes");
    }
    lexer.next();
  }

  /// Returns the kind of the value at hand without reading it.
  ///
  /// @throws JsonException when no value starts here
  public JsonKind peek() {
    return lexer.kind();
  }

  /// Enters an object. Otherwise reports the violation `type`, skips the value and returns false.
  public boolean beginObject() {
    if (lexer.at() != '{') {
      mismatch("an object");
      return false;
    }
    open().beginObject();
    return true;
  }

  /// Enters an array. Otherwise reports the violation `type`, skips the value and returns false.
  public boolean beginArray() {
    if (lexer.at() != '[') {
      mismatch("an array");
      return false;
    }
    open().beginArray();
    return true;
  }

  private Frame open() {
    if (path.depth() >= lexer.limits.depth()) {
      throw lexer.limit("values must not be nested deeper than " + lexer.limits.depth());
    }
    lexer.pos++;
    return path.push();
  }

  /// Goes to the next member of the innermost object and stands at its value.
  ///
  /// Returns the index of its name, [#UNKNOWN], or [#END] after the last, with the object left.
  ///
  /// @throws JsonException when a name occurs twice, or on a fault of syntax
  public int nextMember(JsonNames names) {
    Frame frame = path.top();
    if (!advance(frame, '}', "'}'")) {
      return END;
    }
    if (lexer.require("a member name") != '"') {
      throw lexer.syntax("expected a member name in double quotes");
    }
    int start = lexer.pos;
    int entry = frame.entry + 1;
    int to = names.matchAt(entry, lexer.buf, lexer.pos + 1, lexer.end);
    if (to < 0) {
      entry = names.find(lexer.buf, lexer.pos + 1, lexer.end);
      to = entry < 0 ? -1 : names.matchAt(entry, lexer.buf, lexer.pos + 1, lexer.end);
    }
    if (to < 0) {
      frame.name = null;
      String name = lexer.string();
      frame.name = name;
      entry = names.find(name);
    } else {
      lexer.pos = to + 1;
      frame.name = names.name(entry);
    }
    if (lexer.require("':'") != ':') {
      throw lexer.syntax("expected ':'");
    }
    lexer.pos++;
    lexer.require("a value");
    frame.valueStart = lexer.pos;
    return mark(frame, names, entry, start);
  }

  private int mark(Frame frame, JsonNames names, int entry, int start) {
    boolean fresh;
    int index;
    if (entry < 0) {
      index = UNKNOWN;
      fresh = frame.seeUnknown(memberName());
    } else {
      frame.entry = entry;
      index = names.index(entry);
      fresh = frame.seeKnown(index);
    }
    if (!fresh) {
      lexer.pos = start;
      throw lexer.fail(JsonException.Kind.DUPLICATE, "an object has a member twice");
    }
    return index;
  }

  /// Returns the decoded name of the member at hand.
  public String memberName() {
    String name = path.top().name;
    if (name == null) {
      throw new IllegalStateException("no member is at hand");
    }
    return name;
  }

  /// Goes to the next element of the innermost array and stands at it; false after the last, with
  /// the array left.
  public boolean nextElement() {
    Frame frame = path.top();
    if (!advance(frame, ']', "']'")) {
      return false;
    }
    frame.index++;
    lexer.require("a value");
    frame.valueStart = lexer.pos;
    return true;
  }

  /// Goes past the comma before the next member or element; at the end leaves the frame.
  private boolean advance(Frame frame, char close, String closeText) {
    if (frame.valueStart == lexer.pos) {
      skipValue();
    }
    int c = lexer.next();
    if (c == close) {
      lexer.pos++;
      path.pop();
      return false;
    }
    if (frame.valueStart >= 0) {
      if (c != ',') {
        throw lexer.syntax("expected ',' or " + closeText);
      }
      lexer.pos++;
    }
    return true;
  }

  /// Reads past the value at hand, checking it as strictly as one that is wanted.
  public void skipValue() {
    switch (lexer.kind()) {
      case OBJECT -> {
        beginObject();
        while (nextMember(JsonNames.NONE) != END) {
          skipValue();
        }
      }
      case ARRAY -> {
        beginArray();
        while (nextElement()) {
          skipValue();
        }
      }
      case STRING -> lexer.skipString();
      case NUMBER -> number.scan();
      case BOOLEAN -> lexer.literal(lexer.at() == 't' ? "true" : "false");
      case NULL -> lexer.literal("null");
    }
  }

  // Reports.

  /// Returns how many violations this reader has reported.
  public int errorCount() {
    return errors;
  }

  /// Returns the list that violations are added to.
  public Violations violations() {
    return violations;
  }

  /// Reports a violation of the value at hand: of the current member or element, or of the object
  /// itself once it has been left.
  ///
  /// When the list of violations is full, reading ends and [JsonReader#readDocument] returns null.
  public void report(Rule rule) {
    reportPointer(path.pointer(null), rule);
  }

  /// Reports a violation of a value below the one at hand.
  ///
  /// @param below a JSON Pointer without its first slash: a member name, or `items/2/name`
  public void reportAt(String below, Rule rule) {
    reportPointer(path.pointer(below), rule);
  }

  /// Reports a violation of one member or element of the value at hand, by its plain name or index:
  /// unlike that of [#reportAt], a name may hold any character.
  public void reportMember(String name, Rule rule) {
    String pointer =
        name.isEmpty() ? path.pointer(null) + "/" : path.pointer(PointerPath.escape(name));
    reportPointer(pointer, rule);
  }

  /// Reports what a constructor refused the value at hand for; its pointers (`#/due`) are taken as
  /// pointers into this value.
  public void report(ValidationException refused) {
    for (Violation violation : refused.violations()) {
      String pointer = violation.pointer();
      // Fragments already: to encode them again would turn %20 into %2520.
      String below = pointer == null ? "" : pointer.replaceFirst("^#?(?=/|$)", "");
      reportPointer(
          path.pointer(null) + below,
          new Rule(violation.code(), violation.detail(), violation.params()));
    }
  }

  /// Reports that the object just left has no member of this name.
  public void missing(String member) {
    reportAt(PointerPath.escape(member), REQUIRED);
  }

  private void reportPointer(String pointer, Rule rule) {
    errors++;
    violations.add(Violation.ofBody(pointer, rule));
    if (violations.isFull()) {
      throw new TooManyViolations();
    }
  }

  /// Reports that another type was expected, and skips the value at hand.
  ///
  /// @param expected what was, with its article: `a string`
  public void mismatch(String expected) {
    report(Constraints.type(expected, lexer.kind().phrase()));
    skipValue();
  }
}
