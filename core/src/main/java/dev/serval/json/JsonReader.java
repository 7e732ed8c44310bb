package dev.serval.json;

import dev.serval.validation.Violations;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON document from UTF-8 bytes (RFC 8259), strictly and in one pass.
///
/// Two kinds of fault are told apart. What is not JSON, says a name twice or passes a limit ends
/// the reading with a [JsonException]. What is JSON but not what the program expects is *reported*:
/// a violation with the pointer of the value is collected, the value is skipped (and checked all
/// the same), a zero or null is returned, and reading goes on, so that one pass finds all faults.
///
/// ```java
/// int mark = in.errorCount();
/// String title = null;
/// if (!in.beginObject()) {
///   return null;
/// }
/// for (int i; (i = in.nextMember(NAMES)) != JsonReader.END; ) {
///   switch (i) {
///     case 0 -> title = in.readString();
///     default -> in.skipValue();
///   }
/// }
/// return in.errorCount() == mark ? new Todo(title) : null;
/// ```
///
/// A value that a loop does not read is skipped by the next [#nextMember] or [#nextElement]. For
/// one thread and one document.
public final class JsonReader extends ScalarReader {
  private @Nullable Map<String, TagIndex> tagIndexes;

  /// Makes a reader without a document; [#reset] gives it one.
  public JsonReader() {}

  /// Makes a reader with its own list of violations.
  ///
  /// @param buf holds the document; not changed, and not to be changed while reading
  /// @param from the document's first byte
  /// @param to the end of the document
  /// @param limits the bounds of the document
  /// @throws JsonException when the document is larger than the limits allow
  public JsonReader(byte[] buf, int from, int to, JsonLimits limits) {
    this(buf, from, to, limits, new Violations());
  }

  /// Makes a reader that adds to a list of violations.
  ///
  /// @throws JsonException when the document is larger than the limits allow
  public JsonReader(byte[] buf, int from, int to, JsonLimits limits, Violations violations) {
    reset(buf, from, to, limits, violations);
  }

  /// Starts with another document, whatever became of the one before. What a reader needs for
  /// itself is kept, so one that is used again reads without making garbage.
  ///
  /// @param buf holds the document; not changed, and not to be changed while reading
  /// @param from the document's first byte
  /// @param to the end of the document
  /// @param limits the bounds of the document
  /// @param violations takes what is wrong with the values
  /// @throws JsonException when the document is larger than the limits allow
  public void reset(byte[] buf, int from, int to, JsonLimits limits, Violations violations) {
    forgetTags();
    start(buf, from, to, limits, violations);
  }

  /// Lets go of the document and of the list of violations, so that a reader that waits for its
  /// next document keeps no memory but its own; a small document may stay until then.
  public void release() {
    forgetTags();
    lexer.release();
    collectInto(null);
  }

  private void forgetTags() {
    if (tagIndexes != null) {
      tagIndexes = null;
    }
  }

  /// Reads a whole document: one value and nothing but white space after it.
  ///
  /// Returns what the codec returned, or null when it reported a violation. A full list of
  /// violations ends the reading.
  ///
  /// @throws JsonException when the bytes are not one JSON text within the limits
  public <T extends @Nullable Object> @Nullable T readDocument(JsonCodec<T> codec) {
    int mark = errorCount();
    try {
      T value = codec.read(this);
      end();
      return errorCount() == mark ? value : null;
    } catch (TooManyViolations e) {
      return null;
    }
  }

  /// Checks that nothing but white space is left.
  ///
  /// @throws JsonException when something is
  public void end() {
    if (lexer.next() != JsonLexer.END) {
      throw lexer.syntax("expected the end of the document");
    }
  }

  /// Reads a string that is one of the names, such as an enum's constant, and returns its index; -1
  /// when a violation was reported (`enum` for another string).
  public int readName(JsonNames names) {
    if (lexer.at() != '"') {
      mismatch(ExpectedType.STRING);
      return -1;
    }
    int start = lexer.pos + 1;
    int to = lexer.plainEnd(start);
    int entry;
    if (to < lexer.end && lexer.buf[to] == '"') {
      lexer.passPlain(start, to);
      entry = names.find(lexer.buf, start, to);
    } else {
      entry = names.find(lexer.string());
    }
    if (entry < 0) {
      report(names.rule());
      return -1;
    }
    return names.index(entry);
  }

  /// Looks ahead for the tag of a union (RFC 8259 gives members no order, so it may stand last) and
  /// returns its index among the tags. The object is not entered: its variant reads it whole.
  ///
  /// Returns -1 when a violation was reported, with the value skipped: `type` for another type,
  /// `required` and `enum` at the tag's member.
  ///
  /// @param member the name of the member that holds the tag
  /// @param tags the tags of all variants
  public int readTag(String member, JsonNames tags) {
    if (lexer.at() != '{') {
      mismatch(ExpectedType.OBJECT);
      return -1;
    }
    int start = lexer.pos;
    int value = findTag(member, start);
    lexer.pos = value;
    int entry = -1;
    if (value < 0) {
      lexer.pos = start;
      missing(member);
    } else if (lexer.at() == '"') {
      entry = tags.find(lexer.string());
      if (entry < 0) {
        reportMember(member, tags.rule());
      }
    } else {
      reportMember(member, ExpectedType.STRING.found(lexer.kind()));
    }
    lexer.pos = start;
    if (entry < 0) {
      skipValue();
      return -1;
    }
    return tags.index(entry);
  }

  private int findTag(String member, int start) {
    int value = TagIndex.first(member, lexer);
    if (value >= 0) {
      return value;
    }
    if (tagIndexes == null) {
      tagIndexes = new HashMap<>();
    }
    return tagIndexes.computeIfAbsent(member, m -> new TagIndex(m, lexer, number)).find(start);
  }

  /// Reads any value as a tree.
  public JsonValue readValue() {
    return JsonTree.read(this);
  }
}
