// SoakedDatabase: the server with a database that is soaked.
package dev.serval.soak;

import dev.serval.App;
import dev.serval.Created;
import dev.serval.Default;
import dev.serval.Delete;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.JsonLines;
import dev.serval.NoContent;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Problem;
import dev.serval.Put;
import dev.serval.postgres.Database;
import dev.serval.postgres.DatabaseConfig;
import dev.serval.postgres.EmbeddedDatabase;
import dev.serval.postgres.Row;
import dev.serval.postgres.Sql;
import dev.serval.postgres.Transaction;
import dev.serval.postgres.Transactions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads, writes, streams, waits and fails in the database that `DATABASE_URL` names, or in one
/// that it starts; speaks with [Soak] as [SoakedServer] does.
final class SoakedDatabase {
  /// How many notes there are always, called `kept-0` and so on.
  static final int KEPT = 1_000;

  private static final String NAME = "serval soak";

  private SoakedDatabase() {}

  public static void main(String[] args) throws IOException {
    String url = System.getenv("DATABASE_URL");
    if (url != null) {
      serve(url, null);
    } else {
      EmbeddedDatabase own =
          EmbeddedDatabase.start(java.nio.file.Path.of("benchmarks/soak/target/postgres"));
      serve(own.url(), own);
    }
  }

  private static void serve(String url, @Nullable EmbeddedDatabase own) throws IOException {
    Database db = Database.open(DatabaseConfig.of(url).withApplicationName(NAME));
    db.update("drop table if exists note");
    db.update(
        "create table note (name text primary key check (name <> ''), body text not null,"
            + " changed_at timestamptz not null default now())");
    db.batch(
        "insert into note (name, body) values (?, ?)",
        IntStream.range(0, KEPT).boxed().toList(),
        i -> new Object[] {"kept-" + i, "what is to be kept of " + i});
    App app =
        App.create().port(0).closeOnStop(db).provide(new Transactions(db)).mount(new Notes(db));
    if (own != null) {
      app.closeOnStop(own);
    }
    SoakedServer.serve(app, () -> connections(db));
  }

  /// Those of the pool, and any that cancel something or were not closed.
  private static long connections(Database db) {
    return db.query(
            "select count(*) from pg_stat_activity where application_name like ? or state <> ?"
                + " and backend_type = 'client backend'",
            NAME + "%",
            "idle")
        .one(Long.class);
  }

  record NewNote(String name, String body) {}

  @Row
  record Note(String name, String body, Instant changedAt) {}

  /// What is done with the database.
  @Path("/")
  static final class Notes {
    private final Database db;

    Notes(Database db) {
      this.db = db;
    }

    @Get("/notes/{name}")
    Optional<Note> get(String name) {
      return db.query("select * from note where name = ?", name).optional(Note.class);
    }

    @Get("/notes")
    List<Note> list(@Min(1) @Max(100) @Default("20") int limit) {
      return db.query("select * from note order by name limit ?", limit).list(Note.class);
    }

    @Post("/notes")
    Created<Note> add(NewNote body) {
      return Created.of(insert(db, body.name(), body.body()));
    }

    @Put("/notes/{name}")
    Note change(String name, NewNote body, @Depends(Transactions.class) Transaction tx) {
      tx.query("select name from note where name = ? for update", name).one(String.class);
      return tx.query(
              "update note set body = ?, changed_at = now() where name = ? returning *",
              body.body(),
              name)
          .one(Note.class);
    }

    @Delete("/notes/{name}")
    NoContent remove(String name) {
      if (db.update("delete from note where name = ?", name) == 0) {
        throw Problem.notFound("No note " + name);
      }
      return NoContent.of();
    }

    /// Adds and removes fifty in one transaction.
    @Post("/notes/many")
    long many() {
      return db.transaction(tx -> {
        String prefix = "many-" + UUID.randomUUID() + "-";
        tx.batch(
            "insert into note (name, body) values (?, ?)",
            IntStream.range(0, 50).boxed().toList(),
            i -> new Object[] {prefix + i, "one of many"});
        return tx.update("delete from note where name like ?", prefix + "%");
      });
    }

    /// Adds one, and then one that is there already, which undoes the first.
    @Post("/notes/twice")
    Note twice(NewNote body, @Depends(Transactions.class) Transaction tx) {
      insert(tx, body.name(), body.body());
      return insert(tx, "kept-1", body.body());
    }

    /// Has a row that nobody else sees, for a while.
    @Post("/notes/slowly")
    long slowly() {
      return db.transaction(tx -> {
        String name = "slowly-" + UUID.randomUUID();
        insert(tx, name, "for a while");
        tx.query("select pg_sleep(0.2)::text").one(String.class);
        return tx.update("delete from note where name = ?", name);
      });
    }

    @Get("/notes/export")
    @JsonLines
    Stream<Note> export() {
      return db.query("select n.* from note n, generate_series(1, 5)").stream(Note.class);
    }

    /// Its statement is cancelled when the client goes away.
    @Get("/waits")
    String waits() {
      db.query("select pg_sleep(0.6)::text").one(String.class);
      return "waited";
    }

    @Get("/too-long")
    String tooLong() {
      return db.query("select pg_sleep(30)::text")
          .withTimeout(Duration.ofSeconds(1))
          .one(String.class);
    }

    @Get("/wrong")
    String wrong() {
      return db.query("select nothing from nowhere").one(String.class);
    }

    private static Note insert(Sql sql, String name, String body) {
      return sql.query("insert into note (name, body) values (?, ?) returning *", name, body)
          .one(Note.class);
    }
  }
}
