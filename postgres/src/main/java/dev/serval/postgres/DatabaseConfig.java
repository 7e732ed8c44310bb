// DatabaseConfig: where the database is, and the bounds of what is done with it.
package dev.serval.postgres;

import java.time.Duration;
import java.util.Objects;

/// Where the database is, and the bounds of what is done with it.
///
/// ```java
/// DatabaseConfig.of("postgres://shop:secret@db.internal:5432/shop?sslmode=verify-full")
///     .withMaxConnections(32)
/// ```
///
/// An immutable value; each `with` returns a changed copy.
public final class DatabaseConfig {
  private final DatabaseUrl url;
  private final Bounds bounds;
  private final String applicationName;

  /// How much and how long.
  private record Bounds(
      int maxConnections,
      Duration connectTimeout,
      Duration startTimeout,
      Duration poolTimeout,
      Duration statementTimeout,
      Duration maxLifetime) {
    static final Bounds DEFAULTS =
        new Bounds(
            16,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(30));
  }

  private DatabaseConfig(DatabaseUrl url, Bounds bounds, String applicationName) {
    this.url = url;
    this.bounds = bounds;
    this.applicationName = applicationName;
  }

  /// Returns the defaults for a database.
  ///
  /// @param url `postgres://user:password@host:port/database?…` with the driver's parameters, as
  ///   hosts of databases give it, where user and password are percent-encoded; or the driver's own
  ///   `jdbc:postgresql:…`
  /// @throws IllegalArgumentException if it is neither; the message does not repeat it, since it
  ///   may hold a password
  public static DatabaseConfig of(String url) {
    return new DatabaseConfig(DatabaseUrl.parse(url), Bounds.DEFAULTS, "serval");
  }

  /// Returns this with another number of connections at most; 16 unless it is set. PostgreSQL
  /// itself has 100 in all by default.
  ///
  /// @throws IllegalArgumentException unless it is 1 to 1,000
  public DatabaseConfig withMaxConnections(int maxConnections) {
    if (maxConnections < 1 || maxConnections > 1_000) {
      throw new IllegalArgumentException(
          "maxConnections must be 1 to 1,000, not " + maxConnections);
    }
    return with(
        new Bounds(
            maxConnections,
            bounds.connectTimeout,
            bounds.startTimeout,
            bounds.poolTimeout,
            bounds.statementTimeout,
            bounds.maxLifetime));
  }

  /// Returns this with another time for connecting, 5 s unless it is set, and another one that
  /// [Database#open] waits for a database that is not there yet, 10 s.
  ///
  /// @throws IllegalArgumentException unless the first is from 1 s and both up to 1 hour
  public DatabaseConfig withConnectTimeout(Duration connect, Duration start) {
    check("connectTimeout", connect, Duration.ofSeconds(1), Duration.ofHours(1));
    check("startTimeout", start, Duration.ZERO, Duration.ofHours(1));
    return with(
        new Bounds(
            bounds.maxConnections,
            connect,
            start,
            bounds.poolTimeout,
            bounds.statementTimeout,
            bounds.maxLifetime));
  }

  /// Returns this with another time that a statement waits for a free connection; 5 s unless it is
  /// set.
  ///
  /// @throws IllegalArgumentException unless it is from 250 ms to 1 hour
  public DatabaseConfig withPoolTimeout(Duration poolTimeout) {
    check("poolTimeout", poolTimeout, Duration.ofMillis(250), Duration.ofHours(1));
    return with(
        new Bounds(
            bounds.maxConnections,
            bounds.connectTimeout,
            bounds.startTimeout,
            poolTimeout,
            bounds.statementTimeout,
            bounds.maxLifetime));
  }

  /// Returns this with another time that a statement may take in the database; 30 s unless it is
  /// set.
  ///
  /// @throws IllegalArgumentException unless it is from 1 ms to 1 day
  public DatabaseConfig withStatementTimeout(Duration statementTimeout) {
    check("statementTimeout", statementTimeout, Duration.ofMillis(1), Duration.ofDays(1));
    return with(
        new Bounds(
            bounds.maxConnections,
            bounds.connectTimeout,
            bounds.startTimeout,
            bounds.poolTimeout,
            statementTimeout,
            bounds.maxLifetime));
  }

  /// Returns this with another age at which a connection is replaced by a new one; 30 minutes
  /// unless it is set.
  ///
  /// @throws IllegalArgumentException unless it is from 30 s to 1 day
  public DatabaseConfig withMaxLifetime(Duration maxLifetime) {
    check("maxLifetime", maxLifetime, Duration.ofSeconds(30), Duration.ofDays(1));
    return with(
        new Bounds(
            bounds.maxConnections,
            bounds.connectTimeout,
            bounds.startTimeout,
            bounds.poolTimeout,
            bounds.statementTimeout,
            maxLifetime));
  }

  /// Returns this with another name that the database has for the program, in `pg_stat_activity`;
  /// `serval` unless it is set.
  public DatabaseConfig withApplicationName(String applicationName) {
    return new DatabaseConfig(
        url, bounds, Objects.requireNonNull(applicationName, "applicationName"));
  }

  private DatabaseConfig with(Bounds changed) {
    return new DatabaseConfig(url, changed, applicationName);
  }

  private static void check(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be from %s to %s, not %s".formatted(name, least, most, value));
    }
  }

  DatabaseUrl url() {
    return url;
  }

  /// Returns how many connections there are at most.
  public int maxConnections() {
    return bounds.maxConnections;
  }

  /// Returns how long connecting may take.
  public Duration connectTimeout() {
    return bounds.connectTimeout;
  }

  /// Returns how long [Database#open] waits for a database that is not there yet.
  public Duration startTimeout() {
    return bounds.startTimeout;
  }

  /// Returns how long a statement waits for a free connection.
  public Duration poolTimeout() {
    return bounds.poolTimeout;
  }

  /// Returns how long a statement may take.
  public Duration statementTimeout() {
    return bounds.statementTimeout;
  }

  /// Returns the age at which a connection is replaced.
  public Duration maxLifetime() {
    return bounds.maxLifetime;
  }

  /// Returns the name that the database has for the program.
  public String applicationName() {
    return applicationName;
  }

  /// Returns where the database is, without the password.
  @Override
  public String toString() {
    return url.toString();
  }
}
