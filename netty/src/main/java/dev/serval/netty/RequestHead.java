// RequestHead: the bytes of one request head and where its parts are.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// A syntactically valid request line with its header fields.
///
/// Holds the bytes as they came, and offsets; strings are made where somebody asks for one.
///
/// @param bytes the whole head, line ends included
/// @param methodEnd the end of the method, which begins at 0; one space follows
/// @param targetEnd the end of the target
/// @param minor 1 for HTTP/1.1, 0 for HTTP/1.0
/// @param offsets [FieldSection#STRIDE] offsets for each field
// Never compared; it lives as long as its request.
@SuppressWarnings("ArrayRecordComponent")
record RequestHead(byte[] bytes, int methodEnd, int targetEnd, int minor, int[] offsets) {

  String method() {
    return text(0, methodEnd);
  }

  int targetStart() {
    return methodEnd + 1;
  }

  int fieldCount() {
    return offsets.length / FieldSection.STRIDE;
  }

  int nameStart(int field) {
    return offsets[field * FieldSection.STRIDE];
  }

  int nameEnd(int field) {
    return offsets[field * FieldSection.STRIDE + 1];
  }

  int valueStart(int field) {
    return offsets[field * FieldSection.STRIDE + 2];
  }

  int valueEnd(int field) {
    return offsets[field * FieldSection.STRIDE + 3];
  }

  String name(int field) {
    return text(nameStart(field), nameEnd(field));
  }

  /// The value of a field; bytes above 0x7F are read as ISO 8859-1.
  String value(int field) {
    return text(valueStart(field), valueEnd(field));
  }

  String text(int from, int to) {
    return new String(bytes, from, to - from, ISO_8859_1);
  }
}
