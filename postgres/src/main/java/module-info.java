import org.jspecify.annotations.NullMarked;

/// Typed SQL for PostgreSQL on virtual threads: rows as records, transactions, migrations.
@NullMarked
module dev.serval.postgres {
  requires transitive dev.serval.core;
  requires static org.jspecify;
  requires transitive java.sql;
  requires com.zaxxer.hikari;
  requires org.postgresql.jdbc;
  requires static embedded.postgres;

  exports dev.serval.postgres;
  exports dev.serval.postgres.driver to
      org.postgresql.jdbc;
}
