// The contract in Undertow, with Jackson and Hibernate Validator.
package undertow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Starts the server that is measured.
final class Main {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectReader NEW_USER = JSON.readerFor(NewUser.class);
  private static final ObjectWriter WRITER = JSON.writer();
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private Main() {}

  public static void main(String[] args) {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    RoutingHandler routes =
        new RoutingHandler()
            .get("/plaintext", Main::plaintext)
            .get("/json", exchange -> json(exchange, 200, new Message("Hello, World!")))
            .get("/users/{id}", Main::user)
            .get("/search", Main::search)
            .post("/users", Main::add)
            .get("/blocking", exchange -> exchange.dispatch(Main::blocking));
    Undertow.builder()
        .addHttpListener(port, "127.0.0.1")
        .setHandler(exchange -> answer(routes, exchange))
        .build()
        .start();
  }

  private static void answer(HttpHandler handler, HttpServerExchange exchange) throws Exception {
    try {
      handler.handleRequest(exchange);
    } catch (ConstraintViolationException e) {
      json(exchange, 422, faults(e));
    } catch (IllegalArgumentException e) {
      json(exchange, 400, new Message("a parameter has no such value"));
    }
  }

  private static void plaintext(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
    exchange.getResponseSender().send("Hello, World!");
  }

  private static void user(HttpServerExchange exchange) throws IOException {
    long id = Long.parseLong(query(exchange, "id", ""));
    json(exchange, 200, new User(id, "user " + id));
  }

  private static void search(HttpServerExchange exchange) throws IOException {
    Search search =
        new Search(
            query(exchange, "q", null),
            Integer.parseInt(query(exchange, "limit", "20")),
            Integer.parseInt(query(exchange, "page", "1")),
            Sort.valueOf(query(exchange, "sort", "name")));
    json(exchange, 200, valid(search));
  }

  /// Takes a parameter; those of the path are here too.
  private static String query(HttpServerExchange exchange, String name, String absent) {
    Deque<String> values = exchange.getQueryParameters().get(name);
    return values == null ? absent : values.getFirst();
  }

  private static void add(HttpServerExchange exchange) {
    exchange.getRequestReceiver().receiveFullBytes(Main::add);
  }

  private static void add(HttpServerExchange exchange, byte[] body) {
    try {
      answer(e -> json(e, 201, SavedUser.of(valid(NEW_USER.<NewUser>readValue(body)))), exchange);
    } catch (JsonProcessingException e) {
      exchange.setStatusCode(400).getResponseSender().send("The body is no such JSON");
    } catch (Exception e) {
      exchange.setStatusCode(500).endExchange();
    }
  }

  private static void blocking(HttpServerExchange exchange) throws InterruptedException {
    Thread.sleep(5);
    plaintext(exchange);
  }

  private static void json(HttpServerExchange exchange, int status, Object value)
      throws JsonProcessingException {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(ByteBuffer.wrap(WRITER.writeValueAsBytes(value)));
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
