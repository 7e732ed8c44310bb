package dev.serval.files;

import dev.serval.Response;
import dev.serval.http.EntityTag;
import dev.serval.http.FileTypes;
import dev.serval.http.Headers;
import dev.serval.http.Weighted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The form in which a file is sent: as it is, or compressed beforehand, from the file beside it.
///
/// @param original the file that was asked for
/// @param file the file that is sent
/// @param coding what it is compressed with; null for the original
/// @param hasOthers whether other clients get another form, so that caches must tell them apart
record FileForm(Path original, Path file, @Nullable String coding, boolean hasOthers) {
  /// The codings in the order of how small they make text, and the ends of the names.
  private enum Coding {
    BR("br", ".br"),
    ZSTD("zstd", ".zst"),
    GZIP("gzip", ".gz");

    private final String token;
    private final String end;

    Coding(String token, String end) {
      this.token = token;
      this.end = end;
    }
  }

  /// Chooses the smallest form that the client accepts.
  ///
  /// A compressed file that is older than the original is left alone: it is of another version.
  ///
  /// @param within returns the real path of a file that is there and may be served, or null
  static FileForm choose(Path original, Headers headers, Function<Path, @Nullable Path> within)
      throws IOException {
    Path chosen = original;
    String coding = null;
    int best = 0;
    boolean others = false;
    for (Coding candidate : Coding.values()) {
      Path sibling = within.apply(original.resolveSibling(original.getFileName() + candidate.end));
      if (sibling == null || !Files.isRegularFile(sibling) || isOlder(sibling, original)) {
        continue;
      }
      others = true;
      int weight = Weighted.of(headers.all("Accept-Encoding"), candidate.token);
      if (weight > best) {
        best = weight;
        chosen = sibling;
        coding = candidate.token;
      }
    }
    return new FileForm(original, chosen, coding, others);
  }

  private static boolean isOlder(Path one, Path other) throws IOException {
    return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) < 0;
  }

  /// Returns the response with it.
  ///
  /// @param tag a better tag than size and time make; null for none
  Response respond(@Nullable EntityTag tag) throws IOException {
    Response response = Response.file(FileTypes.of(String.valueOf(original.getFileName())), file);
    if (tag != null) {
      response = response.withHeader("ETag", tag.toString());
    }
    String made = response.headers().first("ETag");
    EntityTag known = made == null ? null : EntityTag.parse(made);
    if (coding != null) {
      response = response.withHeader("Content-Encoding", coding);
      if (known != null) { // two forms never have one tag, also where sizes and times agree
        EntityTag own = new EntityTag(known.opaque() + "-" + coding, known.weak());
        response = response.withHeader("ETag", own.toString());
      }
    }
    return hasOthers ? response.withHeader("Vary", "Accept-Encoding") : response;
  }
}
