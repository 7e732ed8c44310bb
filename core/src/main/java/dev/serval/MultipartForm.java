package dev.serval;

import dev.serval.form.FormException;
import dev.serval.form.FormLimits;
import dev.serval.form.Part;
import dev.serval.form.Parts;
import dev.serval.http.MediaType;
import dev.serval.http.QueryString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A multipart form that was read to its end: its text fields, and its files, kept for the request.
///
/// For the request's thread, which closes it when the request is answered.
final class MultipartForm {
  private final FormLimits limits;
  private final List<String> fields = new ArrayList<>();
  private final List<Upload> uploads = new ArrayList<>();
  private int fieldsLeft;
  private int memoryLeft;
  private boolean whole;

  MultipartForm(FormLimits limits) {
    this.limits = limits;
    this.fieldsLeft = limits.maxFieldsSize();
    this.memoryLeft = limits.spoolThreshold();
  }

  /// Reads the whole form. Where that fails, [#close] deletes what was kept so far.
  void read(Parts parts) throws IOException {
    for (Part part = parts.next(); part != null; part = parts.next()) {
      String fileName = part.fileName();
      takeText(part, part.name());
      if (fileName == null) {
        String text = text(part);
        takeText(part, text);
        fields.add(part.name());
        fields.add(text);
      } else {
        takeText(part, fileName);
        file(part, fileName);
      }
    }
    whole = true;
  }

  /// Reads a text field, which may have what is left of the bound of all.
  private String text(Part part) throws IOException {
    try {
      return part.text(fieldsLeft);
    } catch (FormException failure) {
      throw failure.limit() == fieldsLeft ? tooMuchText(part) : failure;
    }
  }

  private void takeText(Part part, String text) throws FormException {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > fieldsLeft) {
      throw tooMuchText(part);
    }
    fieldsLeft -= size;
  }

  private FormException tooMuchText(Part part) {
    int limit = limits.maxFieldsSize();
    return FormException.tooLarge(
        part.index(),
        "the fields and names of the form have more than " + limit + " bytes together",
        limit);
  }

  private void file(Part part, String fileName) throws IOException {
    InputStream in = part.stream();
    byte[] start = in.readNBytes(memoryLeft);
    int next = in.read();
    if (next < 0 && start.length == 0 && fileName.isEmpty()) {
      return; // what a browser sends where no file was chosen
    }
    MediaType type = Objects.requireNonNullElse(part.mediaType(), MediaType.OCTET_STREAM);
    if (next < 0) {
      memoryLeft -= start.length;
      uploads.add(new Upload(part.name(), fileName, type, start.length, start, null));
      return;
    }
    Path file = newFile();
    // Known before it is filled, so that it is deleted even where filling it fails.
    Upload unfinished = new Upload(part.name(), fileName, type, 0, null, file);
    uploads.add(unfinished);
    long size = start.length + 1L;
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(start);
      out.write(next);
      size += in.transferTo(out);
    }
    uploads.set(uploads.size() - 1, new Upload(part.name(), fileName, type, size, null, file));
  }

  /// Makes a file that only the owner of this process can read.
  private Path newFile() throws IOException {
    Path directory = limits.directory();
    return directory == null
        ? Files.createTempFile("serval-", ".upload")
        : Files.createTempFile(directory, "serval-", ".upload");
  }

  /// The text fields.
  QueryString fields() {
    requireWhole();
    return QueryString.of(fields.toArray(new String[0]));
  }

  /// The files, in the order they came.
  List<Upload> uploads() {
    requireWhole();
    return uploads;
  }

  /// Half a form must not pass for a whole one where a handler caught what was wrong with it.
  private void requireWhole() {
    if (!whole) {
      throw new IllegalStateException("The form could not be read, as was said before");
    }
  }

  /// Deletes the files that were not moved.
  ///
  /// @throws IOException the first failure; the others are tried all the same
  void close() throws IOException {
    IOException first = null;
    for (Upload upload : uploads) {
      try {
        upload.discard();
      } catch (IOException failure) {
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
