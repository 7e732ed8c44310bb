// The snippets of docs/guide/postgres.md, as they stand there.
package dev.serval.postgres.guide;

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
import dev.serval.channels.Channel;
import dev.serval.channels.Channels;
import dev.serval.channels.Registration;
import dev.serval.health.Health;
import dev.serval.postgres.ConstraintViolationException;
import dev.serval.postgres.Database;
import dev.serval.postgres.Migrations;
import dev.serval.postgres.NotificationListener;
import dev.serval.postgres.Row;
import dev.serval.postgres.SqlText;
import dev.serval.postgres.Transaction;
import dev.serval.postgres.Transactions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public final class PostgresGuide {
  private PostgresGuide() {}

  @Row
  record Todo(long id, String title, Optional<LocalDate> dueOn, List<String> tags) {}

  @Path("/todos")
  static final class Todos {
    private final Database db;

    Todos(Database db) {
      this.db = db;
    }

    @Get
    List<Todo> list(@Default("20") int limit) {
      return db.query("select * from todo order by id desc limit ?", limit).list(Todo.class);
    }

    @Get("/{id}")
    Optional<Todo> get(long id) { // nothing is a 404
      return db.query("select * from todo where id = ?", id).optional(Todo.class);
    }

    @Delete("/{id}")
    NoContent remove(long id) {
      if (db.update("delete from todo where id = ?", id) == 0) {
        throw Problem.notFound("No todo " + id);
      }
      return NoContent.of();
    }

    @Get("/export")
    @JsonLines
    Stream<Todo> export() {
      return db.query("select * from todo order by id").stream(Todo.class);
    }

    @Get("/search")
    List<Todo> search(@Nullable String word, @Nullable LocalDate before) {
      SqlText which = SqlText.of("select * from todo where true");
      if (word != null) {
        which = which.and(" and title ilike ?", "%" + word + "%");
      }
      if (before != null) {
        which = which.and(" and due_on < ?", before);
      }
      return db.query(which.and(" order by id")).list(Todo.class);
    }
  }

  @Row
  record Order(long id, String sku) {}

  record NewOrder(String sku) {}

  @Path("/orders")
  static final class Orders {
    @Post
    Created<Order> order(NewOrder body, @Depends(Transactions.class) Transaction tx) {
      tx.update("update stock set amount = amount - 1 where sku = ?", body.sku());
      return Created.of(
          tx.query("insert into orders (sku) values (?) returning *", body.sku()).one(Order.class));
    }
  }

  @Row
  record Account(long id, String email) {}

  static App app(Database db) {
    Migrations.in(PostgresGuide.class, "/guide-migrations").run(db); // 001-todos.sql, 002-…
    return App.create()
        .closeOnStop(db)
        .provide(new Transactions(db))
        .mount(new Todos(db))
        .mount(new Orders())
        .mount(Health.standard().check("database", db::ping));
  }

  static int sell(Database db, Channel<String> sold, String sku) {
    int left =
        db.transaction(tx -> {
          tx.update("update stock set amount = amount - ? where sku = ?", 1, sku);
          tx.afterCommit(() -> sold.publish(sku));
          return tx.query("select amount from stock where sku = ?", sku).one(Integer.class);
        });
    return left;
  }

  static Account register(Database db, String email) {
    try {
      return db.query("insert into account (email) values (?) returning *", email)
          .one(Account.class);
    } catch (ConstraintViolationException taken) {
      throw taken.isOn("account_email_key")
          ? Problem.conflict("There is an account with this address")
          : taken;
    }
  }

  static Registration feed(Database db, Channels channels) {
    return db.listen(
        "todo_changed", NotificationListener.to(channels.channel("todos", Todo.class), Todo.class));
  }
}
