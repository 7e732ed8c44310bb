// The contract with a database in Serval and serval-postgres.
package serval;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Response;
import dev.serval.postgres.Database;
import dev.serval.postgres.DatabaseConfig;
import dev.serval.postgres.Row;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Starts the server that is measured.
final class Main {
  private Main() {}

  public static void main(String[] args) {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    Database db =
        Database.open(DatabaseConfig.of(System.getenv("DATABASE_URL")).withMaxConnections(16));
    App.create().host("127.0.0.1").port(port).closeOnStop(db).mount(new Contract(db)).start();
  }
}

/// What every server answers.
@Path("/")
final class Contract {
  private static final int WORLDS = 10_000;

  private final Database db;

  Contract(Database db) {
    this.db = db;
  }

  @Get("/plaintext")
  String plaintext() {
    return "Hello, World!";
  }

  @Get("/worlds/{id}")
  Optional<World> world(int id) {
    return db.query("select id, random_number from world where id = ?", id).optional(World.class);
  }

  @Get("/db")
  World any() {
    return read(random());
  }

  @Get("/queries")
  List<World> some(@Min(1) @Max(500) int n) {
    List<World> worlds = new ArrayList<>(n);
    for (int id : ids(n)) {
      worlds.add(read(id));
    }
    return worlds;
  }

  @Get("/updates")
  List<World> change(@Min(1) @Max(500) int n) {
    List<World> worlds = new ArrayList<>(n);
    for (int id : ids(n)) {
      worlds.add(new World(read(id).id(), random()));
    }
    // In one order always, so that no two of these wait for each other.
    worlds.sort(Comparator.comparingInt(World::id));
    db.batch(
        "update world set random_number = ? where id = ?",
        worlds,
        world -> new Object[] {world.randomNumber(), world.id()});
    return worlds;
  }

  @Get("/fortunes")
  Response fortunes() {
    List<Fortune> fortunes = db.query("select id, message from fortune").list(Fortune.class);
    fortunes.add(new Fortune(0, "Added when it was asked for"));
    fortunes.sort(Comparator.comparing(Fortune::message));
    return Response.html(Page.of(fortunes));
  }

  private World read(int id) {
    return db.query("select id, random_number from world where id = ?", id).one(World.class);
  }

  private static int[] ids(int n) {
    return ThreadLocalRandom.current().ints(1, WORLDS + 1).distinct().limit(n).toArray();
  }

  private static int random() {
    return ThreadLocalRandom.current().nextInt(1, WORLDS + 1);
  }
}

@Row
record World(int id, int randomNumber) {}

@Row
record Fortune(int id, String message) {}
