// The contract in Vert.x web, with Jackson and Hibernate Validator.
package vertx;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Starts the server that is measured.
final class Main {
  private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain");
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private Main() {}

  public static void main(String[] args) {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    Router router = Router.router(vertx);
    router.get("/plaintext").handler(Main::plaintext);
    router.get("/json").handler(context -> json(context, 200, new Message("Hello, World!")));
    router.get("/users/:id").handler(Main::user);
    router.get("/search").handler(Main::search);
    router.post("/users").handler(BodyHandler.create(false)).handler(Main::add);
    router.get("/blocking").blockingHandler(Main::blocking, false);
    router.route().failureHandler(Main::failed);
    vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
        .requestHandler(router)
        .listen();
  }

  private static void plaintext(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end("Hello, World!");
  }

  private static void user(RoutingContext context) {
    long id = Long.parseLong(context.pathParam("id"));
    json(context, 200, new User(id, "user " + id));
  }

  private static void search(RoutingContext context) {
    Search search =
        new Search(
            context.request().getParam("q"),
            Integer.parseInt(context.request().getParam("limit", "20")),
            Integer.parseInt(context.request().getParam("page", "1")),
            Sort.valueOf(context.request().getParam("sort", "name")));
    json(context, 200, valid(search));
  }

  private static void add(RoutingContext context) {
    NewUser user = context.body().asPojo(NewUser.class);
    json(context, 201, SavedUser.of(valid(user)));
  }

  private static void blocking(RoutingContext context) {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    plaintext(context);
  }

  private static void json(RoutingContext context, int status, Object value) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .end(Json.encodeToBuffer(value));
  }

  private static void failed(RoutingContext context) {
    switch (context.failure()) {
      case ConstraintViolationException e -> json(context, 422, faults(e));
      case DecodeException e -> json(context, 400, new Message("the body is no such JSON"));
      case IllegalArgumentException e ->
          json(context, 400, new Message("a parameter has no such value"));
      case null, default -> context.next();
    }
  }

  /// Checks a value with Hibernate Validator.
  static <T> T valid(T value) {
    Set<ConstraintViolation<T>> faults = VALIDATOR.validate(value);
    if (!faults.isEmpty()) {
      throw new ConstraintViolationException(faults);
    }
    return value;
  }

  /// Lists what is wrong.
  static Map<String, Object> faults(ConstraintViolationException e) {
    return Map.of(
        "errors",
        e.getConstraintViolations().stream()
            .map(f -> Map.of("field", f.getPropertyPath().toString(), "detail", f.getMessage()))
            .toList());
  }
}

record Message(String message) {}

record User(long id, String name) {}

enum Sort {
  name,
  age
}

record Search(
    @NotNull @Size(max = 50) String q,
    @Min(1) @Max(100) int limit,
    @Min(1) int page,
    @NotNull Sort sort) {}

record Address(@NotBlank String street, @NotBlank String city, @NotBlank String zip) {}

record NewUser(
    @NotBlank @Size(max = 80) String name,
    @NotNull @Email String email,
    @Min(0) @Max(150) int age,
    @NotNull @Size(max = 10) List<@NotBlank String> tags,
    @NotNull @Valid Address address) {}

record SavedUser(long id, String name, String email, int age, List<String> tags, Address address) {
  static SavedUser of(NewUser user) {
    return new SavedUser(1, user.name(), user.email(), user.age(), user.tags(), user.address());
  }
}
