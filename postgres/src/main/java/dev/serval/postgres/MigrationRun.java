package dev.serval.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the files that a database does not have yet.
final class MigrationRun {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.postgres");

  /// What nodes that migrate at the same time wait for: a number that means nothing else.
  private static final long LOCK = 0x5e_72_76_61_6cL;

  private static final String TABLE =
      """
      create table if not exists serval_migration (
        number bigint primary key,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      )
      """;

  private final DatabaseConfig config;
  private final List<Migration> files;

  /// A file that the database has.
  private record Applied(String name, String checksum) {}

  MigrationRun(DatabaseConfig config, List<Migration> files) {
    this.config = config;
    this.files = files;
  }

  List<String> run() {
    try (Connection connection = Pool.connectAlone(config, "migrations", false)) {
      execute(connection, "select pg_advisory_lock(" + LOCK + ")");
      execute(connection, TABLE);
      NavigableMap<Long, Applied> applied = applied(connection);
      compare(applied);
      List<String> ran = new ArrayList<>();
      for (Migration file : files) {
        if (!applied.containsKey(file.number())) {
          apply(connection, file);
          ran.add(file.name());
        }
      }
      return ran;
    } catch (SQLException failure) {
      throw Failures.of(failure, "migrations");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static NavigableMap<Long, Applied> applied(Connection connection) throws SQLException {
    NavigableMap<Long, Applied> applied = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select number, name, checksum from serval_migration")) {
      while (rows.next()) {
        applied.put(rows.getLong(1), new Applied(rows.getString(2), rows.getString(3)));
      }
    }
    return applied;
  }

  /// Refuses files that are not what the database has.
  private void compare(NavigableMap<Long, Applied> applied) {
    Map<Long, Migration> byNumber = new TreeMap<>();
    files.forEach(file -> byNumber.put(file.number(), file));
    long last = files.isEmpty() ? -1 : files.getLast().number();
    applied.forEach((number, known) -> {
      Migration file = byNumber.get(number);
      if (file == null && number > last) {
        LOG.warn("The database has {}, which this program does not know", known.name);
      } else if (file == null) {
        throw new MigrationException(
            "the database has " + known.name + ", which is not among the files any more", null);
      } else if (!file.checksum().equals(known.checksum)) {
        throw new MigrationException(
            file.name()
                + " was changed after the database got it; take the change back, and write it"
                + " into a file with a higher number",
            null);
      }
    });
    for (Migration file : files) {
      if (!applied.containsKey(file.number()) && applied.higherKey(file.number()) != null) {
        throw new MigrationException(
            file.name()
                + " is new, but the database has "
                + applied.lastEntry().getValue().name
                + " already; expected a higher number",
            null);
      }
    }
  }

  private static void apply(Connection connection, Migration file) {
    try {
      connection.setAutoCommit(file.isAlone());
      try {
        execute(connection, file.sql());
        record(connection, file);
        if (!file.isAlone()) {
          connection.commit();
        }
      } catch (SQLException failure) {
        if (!file.isAlone()) {
          rollback(connection, failure);
        }
        throw failure;
      }
      connection.setAutoCommit(true);
    } catch (SQLException failure) {
      throw new MigrationException(file.name() + ": " + failure.getMessage(), failure);
    }
    LOG.info("The database has {} now", file.name());
  }

  private static void rollback(Connection connection, SQLException reason) {
    try {
      connection.rollback();
    } catch (SQLException further) {
      reason.addSuppressed(further);
    }
  }

  private static void record(Connection connection, Migration file) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into serval_migration (number, name, checksum) values (?, ?, ?)")) {
      Parameters.bind(statement, new Object[] {file.number(), file.name(), file.checksum()});
      statement.executeUpdate();
    }
  }
}
