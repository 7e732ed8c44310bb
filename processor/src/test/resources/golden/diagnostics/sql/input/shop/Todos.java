package shop;

import dev.serval.postgres.Database;
import dev.serval.postgres.Query;
import dev.serval.postgres.Sql;
import dev.serval.postgres.SqlText;
import dev.serval.postgres.Transaction;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

final class Todos {
  private static final String COLUMNS = "id, title";
  private static final int LIMIT = 20;
  private static final String FIND = "select " + COLUMNS + " from todo limit " + LIMIT;
  private static String changed = "select 1";
  private static final String COMPUTED = String.valueOf(1);
  private static final SqlText FIELD = SqlText.of(changed);

  enum Order {
    NEWEST,
    TITLE
  }

  private final Database db;

  Todos(Database db, String table) {
    this.db = db;
    db.update("truncate " + table);
  }

  void constants(String title, boolean ascending, Order order, Sql sql) {
    final String local = "delete";
    db.query("select 1");
    db.query(FIND + " where title = ?", title);
    db.query((("select " + LIMIT)));
    db.query(Todos.FIND);
    db.query(
        """
        select id
        from todo
        """);
    sql.update(local + " from todo where id = " + (char) ('0' + 1) + -1);
    db.query("select 1 order by title " + (ascending ? "asc" : "desc"));
    SqlText.of("select 1")
        .and(
            switch (order) {
              case NEWEST -> " order by id desc";
              case TITLE -> " order by title";
            })
        .and(SqlText.name(title))
        .and(SqlText.trusted(title));
    db.query(SqlText.of(FIND));
    query(title);
    sql.notify(title, title);
    new Other().query(title);
    List.of(title).forEach(SqlText::name);
  }

  Query concatenated(String title) {
    return db.query("select " + COLUMNS + " from todo where title = '" + title + "'");
  }

  Query formatted(String title) {
    return db.query("select 1 where 'a' = '%s'".formatted(title));
  }

  Query whole(String sql) {
    return db.query(sql);
  }

  void variables(Transaction tx, boolean one) {
    String local = "delete from todo";
    tx.update(local);
    tx.update(changed);
    tx.update(this.toString());
    tx.update(COMPUTED);
    tx.update((String) null);
    tx.update(one ? FIND : changed);
    tx.update("select " + new StringBuilder().append("a very long text that nobody would read").append(" in a message"));
  }

  void others(Sql sql, String table, InputStream in, OutputStream out) {
    sql.batch("insert into " + table + " values (?)", List.of(1), id -> new Object[] {id});
    sql.copyIn("copy " + table + " from stdin", in);
    sql.copyOut("copy " + table + " to stdout", out);
    SqlText.of("select 1").and(" from " + table);
    Runnable inLambda =
        () -> {
          sql.query(table);
        };
    inLambda.run();
    new Object() {
      void inAnonymous() {
        sql.query(table);
      }
    }.inAnonymous();
  }

  SqlText chosen(Order order, String text) {
    return SqlText.of(
        switch (order) {
          case NEWEST -> throw new IllegalStateException();
          case TITLE -> text;
        });
  }

  SqlText yielded(Order order) {
    return SqlText.of(
        switch (order) {
          case NEWEST -> {
            yield "select 1";
          }
          case TITLE -> "select 2";
        });
  }

  void references(List<String> texts) {
    texts.stream().map(db::query).toList();
    Function<String, SqlText> of = SqlText::of;
    of.apply("select 1");
  }

  private void query(String text) {}

  private static final class Other {
    void query(String text) {}
  }
}
