// Store: a PostgreSQL with the tables that the load scenarios read.
package dev.serval.benchmarks.database;

import dev.serval.postgres.Database;
import dev.serval.postgres.DatabaseConfig;
import dev.serval.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// `Store FOLDER`
///
/// Fills the tables of the database that `DATABASE_URL` names; where it names none, of one that is
/// started in the folder. Prints its address and the process of the server, 0 where that is none of
/// ours, and ends with its input.
final class Store {
  private static final int WORLDS = 10_000;

  /// Twelve short texts, among them one that is no HTML and one in another script.
  private static final List<String> FORTUNES =
      List.of(
          "A cache is a promise to be wrong later",
          "The index you did not make is the one you need",
          "Any column may be null until it is not",
          "To count is easy; to count twice the same, hard",
          "Every join was once a good idea",
          "What is not measured is believed",
          "A transaction a day keeps nobody away",
          "Locks are patient, users are not",
          "A list of one is still a list",
          "<script>alert(\"a text & no program\");</script>",
          "One more connection never was enough",
          "待てば海路の日和あり");

  private Store() {}

  public static void main(String[] args) throws IOException {
    String given = System.getenv("DATABASE_URL");
    if (given != null && !given.isEmpty()) {
      serve(given, null);
      return;
    }
    Path folder = Path.of(args[0]);
    try (EmbeddedDatabase own = EmbeddedDatabase.start(folder)) {
      serve(own.url(), folder);
    }
  }

  private static void serve(String url, @Nullable Path folder) throws IOException {
    try (Database db = Database.open(DatabaseConfig.of(url).withMaxConnections(1))) {
      if (folder != null) {
        // As the configuration of TechEmpower has it: otherwise updates measure the disk.
        db.update("alter database postgres set synchronous_commit = off");
      }
      fill(db);
    }
    System.out.println(url + " " + (folder == null ? "0" : process(folder)));
    while (System.in.read() >= 0) {
      // Only the end of the input counts.
    }
  }

  private static void fill(Database db) {
    db.update("drop table if exists world, fortune");
    db.update("create table world (id int primary key, random_number int not null)");
    db.update("create table fortune (id int primary key, message text not null)");
    SplittableRandom random = new SplittableRandom(1);
    db.batch(
        "insert into world (id, random_number) values (?, ?)",
        IntStream.rangeClosed(1, WORLDS).boxed().toList(),
        id -> new Object[] {id, 1 + random.nextInt(WORLDS)});
    db.batch(
        "insert into fortune (id, message) values (?, ?)",
        IntStream.range(0, FORTUNES.size()).boxed().toList(),
        i -> new Object[] {i + 1, FORTUNES.get(i)});
    db.update("vacuum analyze world");
    db.update("vacuum analyze fortune");
  }

  private static String process(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("data").resolve("postmaster.pid")).getFirst().strip();
  }
}
