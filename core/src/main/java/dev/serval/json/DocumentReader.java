package dev.serval.json;

import dev.serval.validation.Constraints;
import dev.serval.validation.Violations;
import java.util.Objects;

/// The part of [JsonReader] that walks objects and arrays and skips values.
///
/// Between two calls the position is at the first byte of a value, or right after one: going to a
/// member or element ends at its value, and reading a value ends after it. So whether a value was
/// read at all is one comparison with the frame's `valueStart`.
abstract sealed class DocumentReader extends ReportingReader permits ScalarReader {
  /// What [#nextMember] returns after the last member.
  public static final int END = -1;

  /// What [#nextMember] returns for a member that is not among the names.
  public static final int UNKNOWN = -2;

  final NumberScanner number = new NumberScanner(lexer);

  /// Starts with another document.
  final void start(byte[] buf, int from, int to, JsonLimits limits, Violations violations) {
    Objects.checkFromToIndex(from, to, buf.length);
    lexer.reset(buf, from, to, limits);
    collectInto(violations);
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
  public final JsonKind peek() {
    return lexer.kind();
  }

  /// Enters an object. Otherwise reports the violation `type`, skips the value and returns false.
  public final boolean beginObject() {
    if (lexer.at() != '{') {
      mismatch(ExpectedType.OBJECT);
      return false;
    }
    open().beginObject();
    return true;
  }

  /// Enters an array. Otherwise reports the violation `type`, skips the value and returns false.
  public final boolean beginArray() {
    if (lexer.at() != '[') {
      mismatch(ExpectedType.ARRAY);
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
  public final int nextMember(JsonNames names) {
    Frame frame = path.top();
    if (frame.valueStart == lexer.pos) {
      skipValue();
    }
    if (lexer.at() == '}') {
      lexer.pos++;
      path.pop();
      return END;
    }
    // Most often the next member is the one that follows in the type, without white space.
    int entry = frame.guess();
    EncodedName guess = names.guess(entry);
    if (guess != null) {
      int value = guessed(frame, guess);
      if (value >= 0) {
        enter(frame, value, frame.known(names, entry), guess);
        return names.index(entry);
      }
    }
    return searchMember(frame, names);
  }

  /// Goes to the next member if it is the one that follows in the type, which most often it is.
  ///
  /// This is a shortcut of [#nextMember] for generated code: it compares bytes with a constant. It
  /// may return false for a member that *is* the expected one, as when white space stands before
  /// it; then `nextMember` finds it.
  ///
  /// @param name the member to expect
  /// @param member its entry among the names that [#nextMember] was called with before, and its
  ///   index
  /// @throws JsonException when the name occurred before
  public final boolean nextIs(JsonName name, int member) {
    Frame frame = path.top();
    EncodedName guess = (EncodedName) name;
    int at = lexer.pos;
    if (frame.valueStart == at || !guess.followsAt(lexer.buf, at, lexer.end)) {
      return false;
    }
    int value = at + 1 + guess.size();
    if (lexer.buf[value] <= ' ') {
      return false;
    }
    enter(frame, value, frame.known(member, member), guess);
    return true;
  }

  /// Returns where the value of the member at hand starts if the guess is right, else -1.
  private int guessed(Frame frame, EncodedName guess) {
    byte[] buf = lexer.buf;
    int at = lexer.pos;
    boolean right;
    if (frame.valueStart < 0) {
      right = guess.standsAt(buf, at, lexer.end);
    } else {
      right = guess.followsAt(buf, at, lexer.end);
      at++;
    }
    int value = at + guess.size();
    return right && buf[value] > ' ' ? value : -1;
  }

  private void enter(Frame frame, int value, boolean fresh, EncodedName name) {
    lexer.pos = value;
    frame.valueStart = value;
    if (!fresh) {
      throw twice(value - name.size());
    }
  }

  /// What [#nextMember] does when it cannot guess.
  private int searchMember(Frame frame, JsonNames names) {
    if (!advance(frame, '}', "'}'")) {
      return END;
    }
    if (lexer.require("a member name") != '"') {
      frame.between(); // the member before is complete
      throw lexer.syntax("expected a member name in double quotes");
    }
    int start = lexer.pos;
    int to = lexer.plainEnd(start + 1);
    boolean plain = to < lexer.end && lexer.buf[to] == '"';
    frame.between();
    int entry;
    boolean fresh;
    if (plain) {
      lexer.passPlain(start + 1, to);
      entry = names.find(lexer.buf, start + 1, to);
      fresh = entry >= 0 ? frame.known(names, entry) : frame.unknown(start + 1, to, lexer.buf);
    } else {
      String name = lexer.string();
      entry = names.find(name);
      fresh = entry >= 0 ? frame.known(names, entry) : frame.unknown(name, lexer.buf);
    }
    if (lexer.require("':'") != ':') {
      throw lexer.syntax("expected ':'");
    }
    lexer.pos++;
    lexer.require("a value");
    frame.valueStart = lexer.pos;
    if (!fresh) {
      throw twice(start);
    }
    return entry >= 0 ? names.index(entry) : UNKNOWN;
  }

  private JsonException twice(int start) {
    lexer.pos = start;
    return lexer.fail(JsonException.Kind.DUPLICATE, "an object has a member twice");
  }

  /// Returns the decoded name of the member at hand.
  public final String memberName() {
    Frame frame = path.top();
    if (!frame.isNamed()) {
      throw new IllegalStateException("no member is at hand");
    }
    return frame.name(lexer.buf);
  }

  /// Goes to the next element of the innermost array and stands at it; false after the last, with
  /// the array left.
  public final boolean nextElement() {
    Frame frame = path.top();
    if (frame.valueStart == lexer.pos) {
      skipValue();
    }
    int at = lexer.pos;
    if (lexer.at() == ','
        && frame.valueStart >= 0
        && at + 1 < lexer.end
        && lexer.buf[at + 1] > ' ') {
      lexer.pos = at + 1;
    } else if (advance(frame, ']', "']'")) {
      lexer.require("a value");
    } else {
      return false;
    }
    frame.index++;
    frame.valueStart = lexer.pos;
    return true;
  }

  /// Goes past the comma before the next member or element; at the end leaves the frame.
  private boolean advance(Frame frame, char close, String closeText) {
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
  public final void skipValue() {
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
      case BOOLEAN -> lexer.bool();
      case NULL -> lexer.nul();
    }
  }

  /// Reports that another type was expected, and skips the value at hand.
  ///
  /// @param expected what was, with its article: `a string`
  public final void mismatch(String expected) {
    report(Constraints.type(expected, lexer.kind().phrase()));
    skipValue();
  }

  /// As the other one, for the types that readers know.
  final void mismatch(ExpectedType expected) {
    report(expected.found(lexer.kind()));
    skipValue();
  }
}
