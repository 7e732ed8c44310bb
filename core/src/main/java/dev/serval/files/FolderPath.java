package dev.serval.files;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A path of a request that may name a file below a directory.
///
/// **The rule**, written once, here. The path was decoded once, by the router, which refuses `.`
/// and `..` in any encoding, NUL, and what is not UTF-8. Beyond that:
///
/// - a slash or back-slash that was escaped is refused: it would be a separator on the disk only;
/// - a segment must not be empty, begin with a dot (hidden files; `.` and `..` again), end with a
///   dot or a space, or have a colon, a back-slash or a control character, which mean something on
///   one system or another;
/// - the real path of what is found, after all symbolic links, lies within the real path of the
///   directory, and no segment of it below that is hidden.
///
/// What breaks it is not there: 404.
///
/// @param segments those before the last slash and after it; none of them empty
record FolderPath(List<String> segments) {

  /// Returns the path, or null where it can name no file.
  ///
  /// @param raw the path of the request as it was sent
  /// @param decoded what the route's rest parameter caught of it
  static @Nullable FolderPath of(String raw, String decoded) {
    String lower = raw.toLowerCase(Locale.ROOT);
    if (lower.contains("%2f") || lower.contains("%5c")) {
      return null;
    }
    if (decoded.isEmpty()) {
      return new FolderPath(List.of());
    }
    String path = decoded.endsWith("/") ? decoded.substring(0, decoded.length() - 1) : decoded;
    List<String> segments = List.of(path.split("/", -1));
    return segments.stream().allMatch(FolderPath::isSafe) ? new FolderPath(segments) : null;
  }

  private static boolean isSafe(String segment) {
    if (segment.isEmpty() || segment.charAt(0) == '.') {
      return false;
    }
    char last = segment.charAt(segment.length() - 1);
    return last != '.'
        && last != ' '
        && segment.chars().noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c));
  }

  /// Returns the last segment; empty for the directory itself.
  String lastSegment() {
    return segments.isEmpty() ? "" : segments.getLast();
  }

  /// Returns the real path of what it names, or null where nothing is there or may be served.
  ///
  /// @param directory the real path of the directory
  /// @param linksOut whether symbolic links may lead out of it
  @Nullable Path find(Path directory, boolean linksOut) {
    Path path = directory;
    try {
      for (String segment : segments) {
        path = path.resolve(segment);
      }
    } catch (InvalidPathException notOfThisSystem) {
      return null;
    }
    return real(directory, path, linksOut);
  }

  /// Returns the real path of a file, or null where it is not there or may not be served.
  static @Nullable Path real(Path directory, Path file, boolean linksOut) {
    try {
      Path real = file.toRealPath();
      if (linksOut) {
        return real;
      }
      return real.startsWith(directory) && !isHidden(directory.relativize(real)) ? real : null;
    } catch (IOException notThere) {
      return null;
    }
  }

  private static boolean isHidden(Path path) {
    for (Path segment : path) {
      if (segment.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
