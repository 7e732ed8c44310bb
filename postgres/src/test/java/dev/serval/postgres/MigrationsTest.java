package dev.serval.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  private @TempDir Path folder;
  private Database db;

  @BeforeEach
  void open() {
    db = Postgres.open();
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void file(String name, String sql) throws IOException {
    Files.writeString(folder.resolve(name), sql);
  }

  private List<String> run() {
    return Migrations.in(folder).run(db);
  }

  @Test
  void runsEachFileOnceInTheOrderOfNumbers() throws IOException {
    file("2-tags.sql", "create table tag (name text); insert into tag values ('a;b'), ('{}')");
    file("001-todos.sql", "create table todo (id int); -- ; not the end\n");
    file("10-more.sql", "alter table todo add column tag text");
    assertThat(run()).containsExactly("001-todos.sql", "2-tags.sql", "10-more.sql");
    assertThat(run()).isEmpty();
    file("011-views.sql", "create view tags as select name from tag");
    assertThat(run()).containsExactly("011-views.sql");
    assertThat(db.query("select name from tags order by name").list(String.class))
        .containsExactly("a;b", "{}");
  }

  @Test
  void keepsNothingOfAFileThatFails() throws IOException {
    file("001-good.sql", "create table good (id int)");
    file("002-bad.sql", "create table half (id int); insert into nowhere values (1)");
    assertThatThrownBy(this::run)
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith("002-bad.sql: ERROR: relation \"nowhere\" does not exist");
    assertThat(db.query("select to_regclass('good') is not null").one(Boolean.class)).isTrue();
    assertThat(db.query("select to_regclass('half') is not null").one(Boolean.class)).isFalse();
    file("002-bad.sql", "create table half (id int)");
    assertThat(run()).containsExactly("002-bad.sql");
  }

  @Test
  void runsAFileWithoutTransactionThatSaysSo() throws IOException {
    file("001-todos.sql", "create table todo (id int)");
    file("002-index.sql", "-- no transaction\ncreate index concurrently on todo (id)");
    assertThat(run()).hasSize(2);
  }

  @Test
  void refusesAFileThatWasChanged() throws IOException {
    file("001-todos.sql", "create table todo (id int)\n");
    run();
    file("001-todos.sql", "create table todo (id int)\r\n");
    assertThat(run()).as("ends of lines are no change").isEmpty();
    file("001-todos.sql", "create table todo (id bigint)\n");
    assertThatThrownBy(this::run)
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith("001-todos.sql was changed after the database got it");
  }

  @Test
  void refusesFilesThatAreMissingOrComeLate() throws IOException {
    file("002-b.sql", "select 1");
    file("003-c.sql", "select 1");
    run();
    file("001-a.sql", "select 1");
    assertThatThrownBy(this::run)
        .hasMessage(
            "001-a.sql is new, but the database has 003-c.sql already; expected a higher number");
    Files.delete(folder.resolve("001-a.sql"));
    Files.delete(folder.resolve("002-b.sql"));
    assertThatThrownBy(this::run)
        .hasMessage("the database has 002-b.sql, which is not among the files any more");
  }

  @Test
  void takesADatabaseThatIsAhead() throws IOException {
    file("001-a.sql", "select 1");
    file("002-b.sql", "select 1");
    run();
    Files.delete(folder.resolve("002-b.sql"));
    assertThat(run()).isEmpty();
  }

  @Test
  void letsNodesThatStartTogetherWaitForOneAnother() throws Exception {
    file("001-a.sql", "select pg_sleep(0.2); create table once (id int)");
    List<String> ran = new ArrayList<>();
    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<String>> node = this::run;
      for (Future<List<String>> one : nodes.invokeAll(List.of(node, node, node))) {
        ran.addAll(one.get());
      }
    }
    assertThat(ran).containsExactly("001-a.sql");
  }

  @Test
  void refusesNamesThatSayNoOrder() throws IOException {
    file("001-a.sql", "");
    file("1-b.sql", "");
    assertThatThrownBy(() -> Migrations.in(folder))
        .hasMessage("expected one file for each number, found 001-a.sql and 1-b.sql");
    Files.delete(folder.resolve("1-b.sql"));
    file("readme.txt", "");
    assertThatThrownBy(() -> Migrations.in(folder))
        .hasMessageStartingWith("expected files called 001-name.sql, found readme.txt");
    assertThatThrownBy(() -> Migrations.in(folder.resolve("no")))
        .hasMessageStartingWith("expected a folder, found none");
    assertThatThrownBy(() -> Migrations.in(MigrationsTest.class, "/no-such"))
        .hasMessageContaining("/no-such");
  }

  @Test
  void findsThoseAmongTheClasses() {
    assertThat(Migrations.in(MigrationsTest.class, "/test-migrations").run(db))
        .containsExactly("001-notes.sql");
  }

  /// A class as a program's jar has it.
  @Test
  void findsThoseInAJar() throws Exception {
    Path jar = folder.resolve("program.jar");
    String name = Note.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entry(entries, name, readClass(name));
      entry(entries, "migrations/", new byte[0]);
      entry(entries, "migrations/001-a.sql", "create table of_jar (id int)".getBytes());
    }
    try (URLClassLoader program =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Class<?> beside = program.loadClass(Note.class.getName());
      assertThat(Migrations.in(beside, "/migrations").run(db)).containsExactly("001-a.sql");
    }
  }

  /// Stands for a program.
  static final class Note {}

  private static byte[] readClass(String name) throws IOException {
    try (var in = MigrationsTest.class.getClassLoader().getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static void entry(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
