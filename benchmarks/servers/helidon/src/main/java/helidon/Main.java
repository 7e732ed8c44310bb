// The contract in Helidon SE, on virtual threads, with Jackson and Hibernate Validator.
package helidon;

import io.helidon.common.mapper.MapperException;
import io.helidon.http.Status;
import io.helidon.http.media.jackson.JacksonRuntimeException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
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
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private Main() {}

  public static void main(String[] args) {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    WebServer.builder()
        .host("127.0.0.1")
        .port(port)
        .routing(routing ->
            routing
                .get("/plaintext", (request, response) -> response.send("Hello, World!"))
                .get("/json", (request, response) -> response.send(new Message("Hello, World!")))
                .get("/users/{id}", Main::user)
                .get("/search", Main::search)
                .post("/users", Main::add)
                .get("/blocking", Main::blocking)
                .error(
                    ConstraintViolationException.class,
                    (request, response, e) ->
                        response.status(Status.UNPROCESSABLE_CONTENT_422).send(faults(e)))
                .error(MapperException.class, Main::badRequest)
                .error(JacksonRuntimeException.class, Main::badRequest)
                .error(IllegalArgumentException.class, Main::badRequest))
        .build()
        .start();
  }

  private static void badRequest(ServerRequest request, ServerResponse response, Exception e) {
    response.status(Status.BAD_REQUEST_400).send("Bad Request");
  }

  private static void user(ServerRequest request, ServerResponse response) {
    long id = request.path().pathParameters().first("id").asLong().get();
    response.send(new User(id, "user " + id));
  }

  private static void search(ServerRequest request, ServerResponse response) {
    var query = request.query();
    Search search =
        new Search(
            query.first("q").orElse(null),
            query.first("limit").asInt().orElse(20),
            query.first("page").asInt().orElse(1),
            query.first("sort").as(Sort::valueOf).orElse(Sort.name));
    response.send(valid(search));
  }

  private static void add(ServerRequest request, ServerResponse response) {
    NewUser user = request.content().as(NewUser.class);
    response.status(Status.CREATED_201).send(SavedUser.of(valid(user)));
  }

  private static void blocking(ServerRequest request, ServerResponse response)
      throws InterruptedException {
    Thread.sleep(5);
    response.send("Hello, World!");
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
