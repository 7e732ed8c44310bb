package dev.serval;

import dev.serval.http.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A file of a `multipart/form-data` request (RFC 7578): in memory where it is small, else on disk.
///
/// It lives until the request is answered; then its file is deleted, however the request ended. To
/// keep it, [#moveTo] gives it a place. Its sizes are bounded by [dev.serval.form.FormLimits] and
/// by the limit of the whole body. For the request's thread.
///
/// ```java
/// @Post("/avatar")
/// void avatar(@Accepts("image/*") Upload picture, long user) throws IOException {
///   picture.moveTo(pictures.resolve(user + ".img"));
/// }
/// ```
///
/// **What the client says of a file is a claim.** Name and media type are chosen by the client;
/// neither says what the bytes are. Never make a path of the name.
public final class Upload {
  /// The most bytes that [#bytes()] and [#text] read into memory.
  public static final int MAX_IN_MEMORY = 16 << 20;

  private final String name;
  private final String fileName;
  private final MediaType mediaType;
  private final long size;
  private byte @Nullable [] content;
  private @Nullable Path file;
  private boolean moved;

  /// @param content the bytes, or null where they are in `file`
  Upload(
      String name,
      String fileName,
      MediaType mediaType,
      long size,
      byte @Nullable [] content,
      @Nullable Path file) {
    this.name = name;
    this.fileName = fileName;
    this.mediaType = mediaType;
    this.size = size;
    this.content = content;
    this.file = file;
  }

  /// Returns the name of the form's field.
  public String name() {
    return name;
  }

  /// Returns the last segment of the name that the client sent; it may be empty. A label to show,
  /// and never a path to write to.
  public String fileName() {
    return fileName;
  }

  /// Returns the media type that the client claims; `application/octet-stream` where it claims
  /// none.
  public MediaType mediaType() {
    return mediaType;
  }

  /// Returns the size in bytes.
  public long size() {
    return size;
  }

  /// Returns whether the claimed media type is one of a list, as [Accepts] has it.
  ///
  /// @param accepted such as `image/*, application/pdf`
  public boolean isOfType(String accepted) {
    for (String range : accepted.split(",", -1)) {
      String wanted = range.strip();
      boolean any = wanted.endsWith("/*");
      String own = any ? mediaType.type() + "/*" : mediaType.type() + "/" + mediaType.subtype();
      if (wanted.equalsIgnoreCase(own) || wanted.equals("*/*")) {
        return true;
      }
    }
    return false;
  }

  /// Opens the content anew, from its first byte; the caller closes it.
  ///
  /// @throws IllegalStateException if the request was answered and the file not kept
  public InputStream stream() throws IOException {
    byte[] bytes = content;
    return bytes != null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file());
  }

  /// Returns the content, of [#MAX_IN_MEMORY] bytes at most.
  ///
  /// @throws Problem 413 if there is more
  public byte[] bytes() throws IOException {
    return bytes(MAX_IN_MEMORY);
  }

  /// Returns the content.
  ///
  /// @param max the most bytes to take into memory
  /// @throws Problem 413 if there is more
  public byte[] bytes(int max) throws IOException {
    if (size > max) {
      throw Problem.of(
              dev.serval.http.Status.CONTENT_TOO_LARGE,
              "the file is larger than the " + max + " bytes that are accepted here")
          .with(ErrorMapper.LIMIT, max);
    }
    byte[] bytes = content;
    return bytes != null ? bytes.clone() : Files.readAllBytes(file());
  }

  /// Returns the content as text in UTF-8, of [#MAX_IN_MEMORY] bytes at most.
  ///
  /// @throws Problem 413 if there is more, 400 if it is not UTF-8
  public String text() throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
    } catch (CharacterCodingException malformed) {
      throw Problem.badRequest("the file is not valid UTF-8");
    }
  }

  /// Gives the file a place, where it stays: by a link or a rename where the file systems allow,
  /// else by copying. Only the owner of this process can read it. Afterwards this upload reads from
  /// there.
  ///
  /// @throws FileAlreadyExistsException if there is something already
  /// @throws IllegalStateException if it was moved before
  public void moveTo(Path target) throws IOException {
    Path own = ownFile(target);
    boolean kept = false;
    try {
      place(own, target);
      kept = true;
    } finally {
      if (kept || content != null) {
        Files.deleteIfExists(own);
      }
    }
    keptAt(target);
  }

  /// Does what [#moveTo] does, in place of what is there; who reads meanwhile sees either, whole.
  public void moveOver(Path target) throws IOException {
    Path own = ownFile(target);
    Path near = own;
    boolean kept = false;
    try {
      if (!Files.getFileStore(own).equals(Files.getFileStore(directoryOf(target)))) {
        near = copyBeside(target, own);
      }
      Files.move(near, target, StandardCopyOption.ATOMIC_MOVE);
      kept = true;
    } finally {
      if (!kept && (content != null || !near.equals(own))) {
        Files.deleteIfExists(near);
      }
    }
    if (!near.equals(own)) {
      Files.deleteIfExists(own);
    }
    keptAt(target);
  }

  /// Copies a file into the directory where another is to be; nothing of it stays if that fails.
  private static Path copyBeside(Path target, Path file) throws IOException {
    Path near = Files.createTempFile(directoryOf(target), ".serval-", ".upload");
    boolean whole = false;
    try {
      Files.copy(file, near, StandardCopyOption.REPLACE_EXISTING);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(near);
      }
    }
    return near;
  }

  /// The name appears with the whole content, or not at all, where the file system has links.
  private static void place(Path own, Path target) throws IOException {
    if (link(own, target)) {
      return;
    }
    Path near = copyBeside(target, own);
    try {
      if (!link(near, target)) {
        Files.copy(near, target); // a file system without links
      }
    } finally {
      Files.deleteIfExists(near);
    }
  }

  /// Gives a file a second name; false where that cannot be.
  private static boolean link(Path file, Path name) throws FileAlreadyExistsException {
    try {
      Files.createLink(name, file);
      return true;
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (IOException | UnsupportedOperationException noLink) {
      return false;
    }
  }

  /// The file with the content; one that is in memory is written beside where it will be.
  private Path ownFile(Path target) throws IOException {
    if (moved) {
      throw new IllegalStateException("The upload was moved before");
    }
    byte[] bytes = content;
    if (bytes == null) {
      return file();
    }
    Path near = Files.createTempFile(directoryOf(target), ".serval-", ".upload");
    try {
      Files.write(near, bytes);
    } catch (IOException failure) {
      Files.deleteIfExists(near);
      throw failure;
    }
    return near;
  }

  private static Path directoryOf(Path target) {
    return Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file has a directory");
  }

  private void keptAt(Path target) {
    file = target;
    content = null;
    moved = true;
  }

  private Path file() {
    Path known = file;
    if (known == null) {
      throw new IllegalStateException(
          "The request was answered: expected its upload to be read, or moved, before that");
    }
    return known;
  }

  /// Deletes the file, unless it was moved.
  void discard() throws IOException {
    Path known = file;
    if (known != null && !moved) {
      file = null;
      Files.deleteIfExists(known);
    }
  }

  /// Name, type and size, but not the content.
  @Override
  public String toString() {
    return "Upload[" + mediaType + ", " + size + " bytes]";
  }
}
