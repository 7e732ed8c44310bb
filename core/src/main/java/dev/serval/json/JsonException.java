package dev.serval.json;

/// A document that cannot be read at all: it is not JSON, it says something twice, or it passes a
/// limit.
///
/// A document that *is* JSON but holds the wrong things does not end up here: those faults are
/// collected as violations. The message never quotes the document.
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What is wrong.
  public enum Kind {
    /// The bytes are not one JSON text in UTF-8 (RFC 8259 sections 2 to 8).
    SYNTAX,
    /// An object has two members of the same name.
    DUPLICATE,
    /// The nesting, a string or a number is larger than [JsonLimits] allow.
    LIMIT,
    /// The whole document is larger than [JsonLimits#documentSize()].
    SIZE
  }

  private final Kind kind;
  private final String what;
  private final long offset;
  private final String pointer;

  /// Makes an exception.
  ///
  /// @param kind what is wrong
  /// @param what one clause about it, as `expected ',' or '}'`; must not quote the document
  /// @param offset the byte at which reading stopped, counted from 0 at the start of the document
  /// @param pointer the value that was being read, as a JSON Pointer fragment (`#/tags/2`)
  public JsonException(Kind kind, String what, long offset, String pointer) {
    this(kind, what, offset, pointer, true);
  }

  private JsonException(
      Kind kind, String what, long offset, String pointer, boolean withStackTrace) {
    super(null, null, withStackTrace, withStackTrace);
    this.kind = kind;
    this.what = what;
    this.offset = offset;
    this.pointer = pointer;
  }

  /// Makes an exception without a stack trace: it tells about a document, not about the program,
  /// and taking the trace would cost more than reading the document.
  static JsonException atOnce(Kind kind, String what, long offset, String pointer) {
    return new JsonException(kind, what, offset, pointer, false);
  }

  @Override
  public String getMessage() {
    return what + " (at byte " + offset + ", in " + pointer + ")";
  }

  /// Returns what is wrong.
  public Kind kind() {
    return kind;
  }

  /// Returns one clause about the fault, without the place.
  public String what() {
    return what;
  }

  /// Returns the byte at which reading stopped, counted from 0 at the start of the document.
  public long offset() {
    return offset;
  }

  /// Returns the value that was being read, as a JSON Pointer fragment (RFC 6901 section 6).
  public String pointer() {
    return pointer;
  }
}
