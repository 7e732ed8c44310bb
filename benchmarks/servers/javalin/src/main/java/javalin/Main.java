// The contract in Javalin, on Jetty with virtual threads.
package javalin;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import java.util.List;

/// Starts the server that is measured.
final class Main {
  private Main() {}

  public static void main(String[] args) {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    Javalin.create(
            config -> {
              config.concurrency.useVirtualThreads = true;
              config.startup.showJavalinBanner = false;
              config.jsonMapper(new JavalinJackson().updateMapper(mapper -> {}));
              config.validation.register(Sort.class, Sort::valueOf);
              config
                  .routes
                  .get("/plaintext", context -> context.result("Hello, World!"))
                  .get("/json", context -> context.json(new Message("Hello, World!")))
                  .get("/users/{id}", Main::user)
                  .get("/search", Main::search)
                  .post("/users", Main::add)
                  .get("/blocking", Main::blocking);
            })
        .start("127.0.0.1", port);
  }

  private static void user(Context context) {
    long id = context.pathParamAsClass("id", Long.class).get();
    context.json(new User(id, "user " + id));
  }

  private static void search(Context context) {
    String q =
        context
            .queryParamAsClass("q", String.class)
            .required()
            .check(value -> value.length() <= 50, "must have at most 50 characters")
            .get();
    int limit =
        context
            .queryParamAsClass("limit", Integer.class)
            .check(value -> value == null || value >= 1 && value <= 100, "must be from 1 to 100")
            .getOrDefault(20);
    int page =
        context
            .queryParamAsClass("page", Integer.class)
            .check(value -> value == null || value >= 1, "must be at least 1")
            .getOrDefault(1);
    Sort sort = context.queryParamAsClass("sort", Sort.class).getOrDefault(Sort.name);
    context.json(new Search(q, limit, page, sort));
  }

  private static void add(Context context) {
    NewUser user =
        context
            .bodyValidator(NewUser.class)
            .check(
                "name", u -> filled(u.name()) && u.name().length() <= 80, "at most 80, not blank")
            .check("email", u -> isEmail(u.email()), "must be an email address")
            .check("age", u -> u.age() >= 0 && u.age() <= 150, "must be from 0 to 150")
            .check("tags", u -> u.tags() != null && u.tags().size() <= 10, "must be at most 10")
            .check("tags", u -> u.tags().stream().allMatch(Main::filled), "must not be blank")
            .check("address", u -> isComplete(u.address()), "must have street, city and zip")
            .get();
    context.status(HttpStatus.CREATED).json(SavedUser.of(user));
  }

  private static boolean filled(String text) {
    return text != null && !text.isBlank();
  }

  private static boolean isEmail(String text) {
    int at = text == null ? -1 : text.indexOf('@');
    return at > 0
        && at == text.lastIndexOf('@')
        && at < text.length() - 1
        && text.chars().allMatch(c -> c > ' ' && c != ',' && c != '<' && c != '>' && c != 127);
  }

  private static boolean isComplete(Address address) {
    return address != null
        && filled(address.street())
        && filled(address.city())
        && filled(address.zip());
  }

  private static void blocking(Context context) throws InterruptedException {
    Thread.sleep(5);
    context.result("Hello, World!");
  }
}

record Message(String message) {}

record User(long id, String name) {}

enum Sort {
  name,
  age
}

record Search(String q, int limit, int page, Sort sort) {}

record Address(String street, String city, String zip) {}

record NewUser(String name, String email, int age, List<String> tags, Address address) {}

record SavedUser(long id, String name, String email, int age, List<String> tags, Address address) {
  static SavedUser of(NewUser user) {
    return new SavedUser(1, user.name(), user.email(), user.age(), user.tags(), user.address());
  }
}
