// The contract with a database in Spring Boot: Web MVC on virtual threads, JDBC, HikariCP.
package spring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Starts the server that is measured.
@SpringBootApplication
public class Main {

  public static void main(String[] args) {
    URI url = URI.create(System.getenv("DATABASE_URL"));
    String[] who = (url.getUserInfo() + ":").split(":", 3);
    SpringApplication application = new SpringApplication(Main.class);
    application.setDefaultProperties(
        Map.of(
            "spring.datasource.url",
            "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(),
            "spring.datasource.username",
            who[0],
            "spring.datasource.password",
            who[1]));
    application.run(args);
  }
}

/// What every server answers; faults of a request are answered with Spring's 400.
@RestController
class Contract {
  private static final int WORLDS = 10_000;

  private final JdbcClient db;
  private final JdbcTemplate template;

  Contract(JdbcClient db, JdbcTemplate template) {
    this.db = db;
    this.template = template;
  }

  @GetMapping(path = "/plaintext", produces = MediaType.TEXT_PLAIN_VALUE)
  String plaintext() {
    return "Hello, World!";
  }

  @GetMapping("/worlds/{id}")
  World world(@PathVariable int id) {
    return db.sql("select id, random_number from world where id = ?")
        .param(id)
        .query(World.class)
        .optional()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/db")
  World any() {
    return read(random());
  }

  @GetMapping("/queries")
  List<World> some(@RequestParam @Min(1) @Max(500) int n) {
    List<World> worlds = new ArrayList<>(n);
    for (int id : ids(n)) {
      worlds.add(read(id));
    }
    return worlds;
  }

  @GetMapping("/updates")
  List<World> change(@RequestParam @Min(1) @Max(500) int n) {
    List<World> worlds = new ArrayList<>(n);
    for (int id : ids(n)) {
      worlds.add(new World(read(id).id(), random()));
    }
    // In one order always, so that no two of these wait for each other.
    worlds.sort(Comparator.comparingInt(World::id));
    template.batchUpdate(
        "update world set random_number = ? where id = ?",
        worlds,
        worlds.size(),
        (statement, world) -> {
          statement.setInt(1, world.randomNumber());
          statement.setInt(2, world.id());
        });
    return worlds;
  }

  @GetMapping(path = "/fortunes", produces = "text/html; charset=utf-8")
  String fortunes() {
    List<Fortune> fortunes =
        new ArrayList<>(db.sql("select id, message from fortune").query(Fortune.class).list());
    fortunes.add(new Fortune(0, "Added when it was asked for"));
    fortunes.sort(Comparator.comparing(Fortune::message));
    return Page.of(fortunes);
  }

  private World read(int id) {
    return db.sql("select id, random_number from world where id = ?")
        .param(id)
        .query(World.class)
        .single();
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
