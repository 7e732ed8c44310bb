package dev.serval.form;

import dev.serval.http.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One part of a multipart form: a text field, or a file, as it arrives.
///
/// Its content can be read once, until [Parts#next] is called. For the thread that reads the form.
public final class Part {
  private final Parts parts;
  private final int index;
  private final String name;
  private final @Nullable String fileName;
  private final @Nullable MediaType mediaType;

  Part(
      Parts parts,
      int index,
      String name,
      @Nullable String fileName,
      @Nullable MediaType mediaType) {
    this.parts = parts;
    this.index = index;
    this.name = name;
    this.fileName = fileName;
    this.mediaType = mediaType;
  }

  /// Returns which part of the form it is, counted from 0.
  public int index() {
    return index;
  }

  /// Returns the name of the field.
  public String name() {
    return name;
  }

  /// Returns whether it is a file: the client sent a name for it, perhaps an empty one.
  public boolean isFile() {
    return fileName != null;
  }

  /// Returns the last segment of the file name that was sent; null for a text field.
  ///
  /// It is a label, chosen by the client, and never a path to write to. Path separators and what
  /// stands before them are taken off, and `.` and `..` become empty; control characters are
  /// refused. It may be empty.
  public @Nullable String fileName() {
    return fileName;
  }

  /// Returns the media type that the client claims; null where it claims none.
  public @Nullable MediaType mediaType() {
    return mediaType;
  }

  /// Returns the content as it arrives, of any length; every call returns the same stream.
  ///
  /// Reading blocks. It fails with a [FormException] where the form is malformed or the file is
  /// larger than [FormLimits#maxFileSize].
  public InputStream stream() {
    return parts.contentOf(this);
  }

  /// Returns the rest of the content as text in UTF-8.
  ///
  /// @param maxBytes the most bytes to read
  /// @throws FormException if there are more, or it is not UTF-8
  public String text(int maxBytes) throws IOException {
    requireUtf8();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[Math.clamp(maxBytes, 1, 1024)];
    InputStream in = stream();
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      if (read > maxBytes - bytes.size()) {
        throw FormException.tooLarge(
            index, "the field is larger than " + maxBytes + " bytes", maxBytes);
      }
      bytes.write(piece, 0, read);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw FormException.malformed(index, "the field is not valid UTF-8");
    }
  }

  private void requireUtf8() throws FormException {
    String charset = mediaType == null ? null : mediaType.parameter("charset");
    if (charset != null) {
      String known = charset.toLowerCase(Locale.ROOT);
      if (!known.equals("utf-8") && !known.equals("us-ascii")) {
        throw FormException.malformed(index, "expected the field in the charset utf-8");
      }
    }
  }
}
