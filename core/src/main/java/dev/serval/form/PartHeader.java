package dev.serval.form;

import dev.serval.http.ContentDisposition;
import dev.serval.http.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The header of one part: what of it a form needs. Other fields are ignored, as RFC 7578 §4.8
/// says, after their grammar was checked.
///
/// @param name the name of the field
/// @param fileName null for a text field
/// @param mediaType null where the part has none
record PartHeader(String name, @Nullable String fileName, @Nullable MediaType mediaType) {

  /// Reads a header to the empty line after it.
  ///
  /// @param part which part it is, for messages
  static PartHeader read(PartBuffer buffer, int part, FormLimits limits) throws IOException {
    byte[] bytes = new byte[limits.maxHeaderSize()];
    int left = bytes.length;
    ContentDisposition disposition = null;
    MediaType mediaType = null;
    for (int fields = 0; ; fields++) {
      int length = buffer.headerLine(bytes, left, part);
      if (length == 0) {
        break;
      }
      if (length < 0) {
        throw FormException.tooLarge(
            part,
            "the header of the part is larger than " + limits.maxHeaderSize() + " bytes",
            limits.maxHeaderSize());
      }
      if (fields == limits.maxHeaders()) {
        throw FormException.limit(
            part, "the header of the part has more than " + limits.maxHeaders() + " fields");
      }
      left -= length;
      String line = utf8(bytes, length, part);
      int colon = colon(line, part);
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-disposition" -> {
          refuseSecond(disposition, part);
          disposition = disposition(value, part);
        }
        case "content-type" -> {
          refuseSecond(mediaType, part);
          mediaType = mediaType(value, part);
        }
        case "content-transfer-encoding" -> requireIdentity(value, part);
        default -> {}
      }
    }
    if (disposition == null) {
      throw FormException.malformed(part, "the part has no Content-Disposition");
    }
    return of(disposition, mediaType, part);
  }

  private static PartHeader of(
      ContentDisposition disposition, @Nullable MediaType mediaType, int part)
      throws FormException {
    String name = disposition.parameter("name");
    if (!disposition.type().equals("form-data") || name == null) {
      throw FormException.malformed(part, "expected Content-Disposition: form-data with a name");
    }
    String fileName = disposition.parameter("filename");
    return new PartHeader(
        ContentDisposition.unescapeName(name),
        fileName == null ? null : lastSegment(fileName.replace("%22", "\"")),
        mediaType);
  }

  /// Takes off what stands before the last separator of any system.
  private static String lastSegment(String path) {
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return last.equals(".") || last.equals("..") ? "" : last;
  }

  private static String utf8(byte[] bytes, int length, int part) throws FormException {
    try {
      String line =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      if (line.chars().anyMatch(c -> c >= 0x80 && c < 0xA0)) {
        throw FormException.malformed(part, "a control character in a part's header");
      }
      return line;
    } catch (CharacterCodingException malformed) {
      throw FormException.malformed(part, "a part's header is not valid UTF-8");
    }
  }

  private static int colon(String line, int part) throws FormException {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw FormException.malformed(part, "a line of a part's header is no field");
    }
    for (int i = 0; i < colon; i++) {
      char c = line.charAt(i);
      if (c <= ' ' || c >= 0x7F || "()<>@,;\\\"/[]?={}".indexOf(c) >= 0) {
        throw FormException.malformed(part, "a line of a part's header is no field");
      }
    }
    return colon;
  }

  private static void refuseSecond(@Nullable Object first, int part) throws FormException {
    if (first != null) {
      throw FormException.malformed(part, "a field of a part's header is there twice");
    }
  }

  private static ContentDisposition disposition(String value, int part) throws FormException {
    try {
      return ContentDisposition.parse(value);
    } catch (IllegalArgumentException malformed) {
      throw FormException.malformed(part, "the part's Content-Disposition is malformed");
    }
  }

  private static MediaType mediaType(String value, int part) throws FormException {
    try {
      return MediaType.parse(value);
    } catch (IllegalArgumentException malformed) {
      throw FormException.malformed(part, "the part's Content-Type is malformed");
    }
  }

  /// A transfer encoding is refused and not undone: RFC 7578 §4.7 took it away.
  private static void requireIdentity(String value, int part) throws FormException {
    switch (value.toLowerCase(Locale.ROOT)) {
      case "7bit", "8bit", "binary" -> {}
      default -> throw FormException.malformed(part, "the part has a Content-Transfer-Encoding");
    }
  }
}
