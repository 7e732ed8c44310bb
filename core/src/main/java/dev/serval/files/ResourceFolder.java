package dev.serval.files;

import dev.serval.http.EntityTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/// A folder of the class path as a directory: itself, where classes lie in directories, or unpacked
/// out of its jar.
///
/// What is in a jar often has a time that is the same for every build, which tells no two versions
/// apart; so unpacked files are tagged by a hash of their content.
final class ResourceFolder {
  private static final String META = "META-INF";

  private final Path directory;
  private final Map<Path, EntityTag> tags;

  private ResourceFolder(Path directory, Map<Path, EntityTag> tags) {
    this.directory = directory;
    this.tags = tags;
  }

  /// Finds a folder.
  ///
  /// @throws IllegalArgumentException if there is none, or it holds what is not for browsers
  static ResourceFolder find(ClassLoader loader, String folder) {
    String name = folder.replaceFirst("^/+", "").replaceFirst("/+$", "");
    List<String> segments = List.of(name.split("/", -1));
    if (segments.contains("") || segments.contains(".") || segments.contains("..")) {
      throw new IllegalArgumentException(
          "StaticFiles.resources: expected a folder of the class path such as /web, found `%s`; its root holds classes and settings"
              .formatted(folder));
    }
    if (segments.getFirst().equalsIgnoreCase(META) && !name.startsWith(META + "/resources")) {
      throw new IllegalArgumentException(
          "StaticFiles.resources: expected a folder for browsers, found `%s`; of %s only that is /META-INF/resources"
              .formatted(folder, META));
    }
    URL url = loader.getResource(name);
    if (url == null) {
      url = loader.getResource(name + "/");
    }
    try {
      if (url != null && url.getProtocol().equals("file")) {
        Path directory = Path.of(new URI(url.toString())).toRealPath();
        if (Files.isDirectory(directory)) {
          return new ResourceFolder(directory, Map.of());
        }
      } else if (url != null && url.openConnection() instanceof JarURLConnection connection) {
        return unpack(connection.getJarFileURL(), name + "/");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (URISyntaxException malformed) {
      throw new IllegalStateException(malformed);
    }
    throw new IllegalArgumentException(
        "StaticFiles.resources: expected a folder of the class path, found none at " + folder);
  }

  private static ResourceFolder unpack(URL jar, String prefix)
      throws IOException, URISyntaxException {
    Path directory = Files.createTempDirectory("serval-web-").toRealPath();
    directory.toFile().deleteOnExit();
    Map<Path, EntityTag> tags = new HashMap<>();
    try (JarFile file = new JarFile(Path.of(jar.toURI()).toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
          Path target = directory.resolve(entry.getName().substring(prefix.length())).normalize();
          if (!target.startsWith(directory)) {
            throw new IOException("An entry of the jar leads out of its folder");
          }
          try (InputStream in = file.getInputStream(entry)) {
            tags.put(target, unpack(directory, target, in.readAllBytes()));
          }
        }
      }
    }
    if (tags.isEmpty()) {
      throw new IllegalArgumentException(
          "StaticFiles.resources: expected files in the folder, found none in " + prefix);
    }
    return new ResourceFolder(directory, Map.copyOf(tags));
  }

  private static EntityTag unpack(Path directory, Path target, byte[] content) throws IOException {
    Path folder = directory;
    for (Path segment : directory.relativize(target.getParent())) {
      folder = folder.resolve(segment);
      Files.createDirectories(folder);
      folder.toFile().deleteOnExit(); // after what is registered later: its files
    }
    Files.write(target, content);
    target.toFile().deleteOnExit();
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return EntityTag.strong(HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Whether a path names what is of the program and not of its pages: compiled classes, and what
  /// jars say of themselves.
  static boolean isOfProgram(FolderPath path) {
    return path.segments().stream().anyMatch(META::equalsIgnoreCase)
        || path.lastSegment().toLowerCase(Locale.ROOT).endsWith(".class");
  }

  /// The directory that holds the files; a real path.
  Path directory() {
    return directory;
  }

  /// The tag of a file's content; null where its size and time are to say.
  @Nullable EntityTag tag(Path file) {
    return tags.get(file);
  }
}
