package dev.serval.json;

/// How large the parts of a document may be before reading it is refused.
///
/// Every bound is inclusive: a document that reaches it is read, one that passes it ends in a
/// [JsonException]. A number's exponent is the exception: it only matters to `BigDecimal`, and
/// passing it is a violation of that one value.
///
/// @param depth how many objects and arrays may be open at once
/// @param stringLength the length of one string or member name, in UTF-16 units
/// @param numberLength the length of one number, in bytes
/// @param exponent the largest absolute value of a written exponent that `BigDecimal` accepts
/// @param documentSize the size of the whole document, in bytes
public record JsonLimits(
    int depth, int stringLength, int numberLength, int exponent, int documentSize) {

  /// How deep [#depth()] can be at most: codecs recurse, and a stack is finite.
  public static final int MAX_DEPTH = 500;

  private static final JsonLimits DEFAULTS =
      new JsonLimits(64, 1 << 20, 1_000, 1_000, 16 * (1 << 20));

  /// Checks that every bound is positive.
  public JsonLimits {
    if (depth < 1 || depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "depth must be from 1 to " + MAX_DEPTH + ", but is " + depth);
    }
    requirePositive("stringLength", stringLength);
    requirePositive("numberLength", numberLength);
    requirePositive("exponent", exponent);
    requirePositive("documentSize", documentSize);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
  }

  /// Returns the defaults: depth 64, strings of 1 Mi units, numbers of 1,000 bytes, exponents to
  /// ±1,000 and documents of 16 MiB (the transport's bound on bodies is lower and comes first).
  public static JsonLimits defaults() {
    return DEFAULTS;
  }

  /// Returns these limits with another depth.
  public JsonLimits withDepth(int value) {
    return new JsonLimits(value, stringLength, numberLength, exponent, documentSize);
  }

  /// Returns these limits with another length of strings, in UTF-16 units.
  public JsonLimits withStringLength(int value) {
    return new JsonLimits(depth, value, numberLength, exponent, documentSize);
  }

  /// Returns these limits with another length of numbers, in bytes.
  public JsonLimits withNumberLength(int value) {
    return new JsonLimits(depth, stringLength, value, exponent, documentSize);
  }

  /// Returns these limits with another largest exponent for `BigDecimal`.
  public JsonLimits withExponent(int value) {
    return new JsonLimits(depth, stringLength, numberLength, value, documentSize);
  }

  /// Returns these limits with another size of documents, in bytes.
  public JsonLimits withDocumentSize(int value) {
    return new JsonLimits(depth, stringLength, numberLength, exponent, value);
  }
}
