package dev.serval.postgres;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// The one server of all tests of this module, with a database for each who asks.
public final class Postgres {
  private static final EmbeddedDatabase SERVER =
      EmbeddedDatabase.start(Path.of("target", "postgres"));
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Postgres() {}

  /// Returns the address of a new, empty database.
  static String newDatabase() {
    String name = "test" + COUNT.incrementAndGet();
    try (Database admin = Database.open(DatabaseConfig.of(SERVER.url()).withMaxConnections(1))) {
      admin.update(SqlText.of("drop database if exists ").and(SqlText.name(name)));
      admin.update(SqlText.of("create database ").and(SqlText.name(name)));
    }
    return SERVER.url(name);
  }

  public static Database open() {
    return Database.open(DatabaseConfig.of(newDatabase()).withMaxConnections(4));
  }
}
