package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Created;
import dev.serval.Default;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Provides;
import dev.serval.Scoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A transaction for each request, by plain JDBC.
@Path("/heroes")
final class SqlDatabases {
  static App app(DataSource database) {
    return App.create().provide(new Sql(database)).mount(new SqlDatabases());
  }

  // snippet: sql-relational-databases
  record NewHero(@NotBlank String name, @Nullable Integer age) {}

  record Hero(long id, String name, @Nullable Integer age) {}

  static final class Sql {
    private final DataSource database;

    Sql(DataSource database) {
      this.database = database;
    }

    @Provides
    Scoped<Connection> transaction() throws SQLException {
      Connection connection = database.getConnection();
      connection.setAutoCommit(false);
      return Scoped.untilReturn(
          connection,
          outcome -> {
            try (connection) {
              if (outcome.isSuccess()) {
                connection.commit(); // one that fails is no 200
              } else {
                connection.rollback();
              }
            }
          });
    }
  }

  @Get
  List<Hero> list(
      @Depends(Sql.class) Connection sql,
      @Default("0") int offset,
      @Max(100) @Default("100") int limit)
      throws SQLException {
    try (PreparedStatement query =
        sql.prepareStatement("select id, name, age from hero order by id limit ? offset ?")) {
      query.setInt(1, limit);
      query.setInt(2, offset);
      List<Hero> heroes = new ArrayList<>();
      for (ResultSet row = query.executeQuery(); row.next(); ) {
        heroes.add(new Hero(row.getLong(1), row.getString(2), row.getObject(3, Integer.class)));
      }
      return heroes;
    }
  }

  @Post
  Created<Hero> add(NewHero hero, @Depends(Sql.class) Connection sql) throws SQLException {
    try (PreparedStatement insert =
        sql.prepareStatement(
            "insert into hero (name, age) values (?, ?)", Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, hero.name());
      insert.setObject(2, hero.age());
      insert.executeUpdate();
      ResultSet keys = insert.getGeneratedKeys();
      keys.next();
      return Created.of(new Hero(keys.getLong(1), hero.name(), hero.age()));
    }
  }
  // end
}
