// The contract with a database in Vert.x web and its PostgreSQL client.
package vertx;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Starts the server that is measured: one verticle, since it has one core.
final class Main {
  private Main() {}

  public static void main(String[] args) {
    Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
        .deployVerticle(new Contract())
        .await();
  }
}

/// What every server answers.
final class Contract extends VerticleBase {
  private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain");
  private static final CharSequence HTML = HttpHeaders.createOptimized("text/html; charset=utf-8");
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final int WORLDS = 10_000;
  private static final int MOST = 500;

  private PreparedQuery<RowSet<Row>> read;
  private PreparedQuery<RowSet<Row>> update;
  private PreparedQuery<RowSet<Row>> fortunes;

  @Override
  public Future<?> start() {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    // The client, rather than a pool: it sends statements without waiting for the ones before.
    SqlClient client =
        PgBuilder.client()
            .with(new PoolOptions().setMaxSize(16))
            .connectingTo(
                PgConnectOptions.fromUri(System.getenv("DATABASE_URL"))
                    .setCachePreparedStatements(true)
                    .setPipeliningLimit(256))
            .using(vertx)
            .build();
    read = client.preparedQuery("select id, random_number from world where id = $1");
    update = client.preparedQuery("update world set random_number = $1 where id = $2");
    fortunes = client.preparedQuery("select id, message from fortune");

    Router router = Router.router(vertx);
    router.get("/plaintext").handler(Contract::plaintext);
    router.get("/worlds/:id").handler(this::world);
    router.get("/db").handler(context -> send(context, read(random())));
    router.get("/queries").handler(this::some);
    router.get("/updates").handler(this::change);
    router.get("/fortunes").handler(this::fortunes);
    return vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
        .requestHandler(router)
        .listen();
  }

  private static void plaintext(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end("Hello, World!");
  }

  private void world(RoutingContext context) {
    Integer id = number(context.pathParam("id"), 1, Integer.MAX_VALUE);
    if (id == null) {
      context.fail(400);
      return;
    }
    read.execute(Tuple.of(id))
        .onSuccess(rows -> {
          if (rows.size() == 0) {
            context.fail(404);
          } else {
            json(context, world(rows.iterator().next()));
          }
        })
        .onFailure(context::fail);
  }

  private void some(RoutingContext context) {
    Integer n = number(context.request().getParam("n"), 1, MOST);
    if (n == null) {
      context.fail(400);
    } else {
      send(context, read(ids(n)));
    }
  }

  private void change(RoutingContext context) {
    Integer n = number(context.request().getParam("n"), 1, MOST);
    if (n == null) {
      context.fail(400);
    } else {
      send(context, read(ids(n)).compose(this::change));
    }
  }

  private Future<List<World>> change(List<World> read) {
    List<World> worlds = new ArrayList<>(read.size());
    for (World world : read) {
      worlds.add(new World(world.id(), random()));
    }
    // In one order always, so that no two of these wait for each other.
    worlds.sort(Comparator.comparingInt(World::id));
    List<Tuple> batch = new ArrayList<>(worlds.size());
    for (World world : worlds) {
      batch.add(Tuple.of(world.randomNumber(), world.id()));
    }
    return update.executeBatch(batch).map(worlds);
  }

  private void fortunes(RoutingContext context) {
    fortunes
        .execute()
        .onSuccess(rows -> {
          List<Fortune> all = new ArrayList<>(rows.size() + 1);
          for (Row row : rows) {
            all.add(new Fortune(row.getInteger(0), row.getString(1)));
          }
          all.add(new Fortune(0, "Added when it was asked for"));
          all.sort(Comparator.comparing(Fortune::message));
          context.response().putHeader(HttpHeaders.CONTENT_TYPE, HTML).end(Page.of(all));
        })
        .onFailure(context::fail);
  }

  private Future<World> read(int id) {
    return read.execute(Tuple.of(id)).map(rows -> world(rows.iterator().next()));
  }

  private Future<List<World>> read(int[] ids) {
    List<Future<World>> all = new ArrayList<>(ids.length);
    for (int id : ids) {
      all.add(read(id));
    }
    return Future.all(all).map(done -> done.list());
  }

  private static World world(Row row) {
    return new World(row.getInteger(0), row.getInteger(1));
  }

  private static void send(RoutingContext context, Future<?> value) {
    value.onSuccess(it -> json(context, it)).onFailure(context::fail);
  }

  private static void json(RoutingContext context, Object value) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(Json.encodeToBuffer(value));
  }

  /// Null unless it is a number within the limits.
  private static Integer number(String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      return number < least || number > most ? null : number;
    } catch (NumberFormatException none) {
      return null;
    }
  }

  private static int[] ids(int n) {
    return ThreadLocalRandom.current().ints(1, WORLDS + 1).distinct().limit(n).toArray();
  }

  private static int random() {
    return ThreadLocalRandom.current().nextInt(1, WORLDS + 1);
  }
}

record World(int id, int randomNumber) {}

record Fortune(int id, String message) {}
