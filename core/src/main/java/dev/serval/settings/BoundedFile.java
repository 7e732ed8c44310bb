package dev.serval.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a whole small file: UTF-8, and no more than its bound.
final class BoundedFile {
  private BoundedFile() {}

  /// Returns the text of a file.
  ///
  /// @throws IOException with a message for people, if it cannot be read, is larger than `max`
  ///   bytes, or is not UTF-8
  static String read(Path file, int max) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(max + 1);
    } catch (IOException e) {
      throw new IOException("cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
    if (bytes.length > max) {
      throw new IOException("is larger than " + new DataSize(max));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("is not UTF-8", e);
    }
  }
}
