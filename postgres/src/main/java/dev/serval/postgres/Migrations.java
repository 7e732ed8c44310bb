// Migrations: the files that make the schema what the program needs.
package dev.serval.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The files of SQL that make the schema what the program needs, each run once, in the order of
/// their numbers.
///
/// ```java
/// Migrations.in(Shop.class, "/migrations").run(db);   // 001-users.sql, 002-carts.sql …
/// ```
///
/// Each file is one transaction together with its entry in the table `serval_migration`, so it
/// happened or it did not. Nodes that start at the same time wait for one another. A file whose
/// first line is `-- no transaction` runs without one, for what PostgreSQL refuses within one, and
/// has a single statement.
///
/// A file that was applied is never changed: its checksum is kept, and another one refuses to
/// start. What comes later is a new file with a higher number. A database that knows files above
/// the program's last, as after going back to an older program, is taken as it is, with a warning.
public final class Migrations {
  private final List<Migration> files;

  private Migrations(List<Migration> files) {
    this.files = files;
  }

  /// Returns those of a folder among a program's resources: in a folder of its classes or in its
  /// jar.
  ///
  /// @param beside a class of the program
  /// @param folder its path among the resources: absolute, as `/migrations`, or relative to the
  ///   class. In a named module, one that is no package's: with a `-` in it, for one
  /// @throws IllegalArgumentException if there is no such folder, a file in it is not called
  ///   `001-name.sql`, or two have the same number
  public static Migrations in(Class<?> beside, String folder) {
    URL url = beside.getResource(folder);
    if (url == null) {
      throw new IllegalArgumentException(
          "expected a folder " + folder + " among the resources of " + beside.getName());
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return in(Path.of(uri));
      }
      String[] parts = uri.toString().split("!", 2);
      try (FileSystem jar = FileSystems.newFileSystem(URI.create(parts[0]), Map.of())) {
        return in(jar.getPath(parts[1]));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + url, failure);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException("cannot read " + url, malformed);
    }
  }

  /// Returns those of a folder.
  ///
  /// @throws IllegalArgumentException if it is no folder, a file in it is not called
  ///   `001-name.sql`, or two have the same number
  /// @throws UncheckedIOException if one cannot be read
  public static Migrations in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("expected a folder, found none: " + folder);
    }
    Map<Long, Migration> byNumber = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Migration migration = Migration.read(file);
        Migration other = byNumber.put(migration.number(), migration);
        if (other != null) {
          throw new IllegalArgumentException(
              "expected one file for each number, found "
                  + other.name()
                  + " and "
                  + migration.name());
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + folder, failure);
    }
    return new Migrations(new ArrayList<>(byNumber.values()));
  }

  /// Runs what was not run yet, and waits for other nodes that do so.
  ///
  /// It has a connection of its own, without [DatabaseConfig#statementTimeout].
  ///
  /// @return the names of the files that were run
  /// @throws MigrationException if one fails, with its name; those before it stay
  public List<String> run(Database database) {
    return new MigrationRun(database.config(), files).run();
  }
}
