package dev.serval.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One file of SQL.
///
/// @param number what it begins with
/// @param name its own
/// @param sql what is in it
/// @param checksum of that, whatever ends its lines
record Migration(long number, String name, String sql, String checksum) {
  private static final Pattern NAME = Pattern.compile("(\\d{1,18})[-_].+\\.sql");
  private static final String ALONE = "-- no transaction";

  static Migration read(Path file) throws IOException {
    String name = file.getFileName().toString();
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected files called 001-name.sql, found " + name + " in " + file.getParent());
    }
    String sql = Files.readString(file).replace("\r\n", "\n");
    return new Migration(Long.parseLong(matcher.group(1)), name, sql, checksum(sql));
  }

  private static String checksum(String sql) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /// Whether it is to run without a transaction.
  boolean isAlone() {
    return sql.lines().findFirst().filter(line -> line.strip().equals(ALONE)).isPresent();
  }
}
