package dev.serval.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept of a session, and its form in bytes: a version, two times, then names and values.
///
/// @param created when it began, in whole seconds
/// @param touched when it was kept last, in whole seconds
/// @param entries the values as JSON by their names
record SessionState(Instant created, Instant touched, Map<String, byte[]> entries) {
  private static final int VERSION = 1;

  /// The most values of a session.
  static final int MAX_ENTRIES = 64;

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(created.getEpochSecond());
      out.writeLong(touched.getEpochSecond());
      out.writeByte(entries.size());
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        out.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /// Null where the bytes are of another version, or broken.
  static @Nullable SessionState of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        return null;
      }
      Instant created = Instant.ofEpochSecond(in.readLong());
      Instant touched = Instant.ofEpochSecond(in.readLong());
      int count = in.readUnsignedByte();
      Map<String, byte[]> entries = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
          return null;
        }
        entries.put(name, in.readNBytes(length));
      }
      return new SessionState(created, touched, entries);
    } catch (IOException | DateTimeException e) {
      return null;
    }
  }
}
