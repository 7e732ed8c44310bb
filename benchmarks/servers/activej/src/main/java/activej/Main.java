// The contract in ActiveJ's HTTP server, with Avaje's JSON and validator: it has none of its own.
package activej;

import io.activej.eventloop.Eventloop;
import io.activej.http.AsyncHttpServer;
import io.activej.http.ContentTypes;
import io.activej.http.HttpHeaderValue;
import io.activej.http.HttpHeaders;
import io.activej.http.HttpMethod;
import io.activej.http.HttpRequest;
import io.activej.http.HttpResponse;
import io.activej.http.RoutingServlet;
import io.activej.promise.Promise;
import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.avaje.validation.ConstraintViolationException;
import io.avaje.validation.Validator;
import io.avaje.validation.constraints.Email;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.NotNull;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// Starts the server that is measured.
final class Main {
  private static final HttpHeaderValue TEXT =
      HttpHeaderValue.ofContentType(ContentTypes.PLAIN_TEXT_UTF_8);
  private static final HttpHeaderValue JSON =
      HttpHeaderValue.ofContentType(ContentTypes.JSON_UTF_8);
  private static final byte[] HELLO = "Hello, World!".getBytes(StandardCharsets.US_ASCII);
  private static final Executor VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();
  private static final Validator VALIDATOR = Validator.instance();
  private static final JsonType<Message> MESSAGE = type(Message.class);
  private static final JsonType<User> USER = type(User.class);
  private static final JsonType<Search> SEARCH = type(Search.class);
  private static final JsonType<NewUser> NEW_USER = type(NewUser.class);
  private static final JsonType<SavedUser> SAVED_USER = type(SavedUser.class);
  private static final JsonType<Faults> FAULTS = type(Faults.class);

  private Main() {}

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    Eventloop loop = Eventloop.create().withCurrentThread();
    RoutingServlet routes =
        RoutingServlet.create()
            .map(HttpMethod.GET, "/plaintext", request -> text(200, HELLO))
            .map(HttpMethod.GET, "/json", Main::json)
            .map(HttpMethod.GET, "/users/:id", request -> answer(Main::user, request))
            .map(HttpMethod.GET, "/search", request -> answer(Main::search, request))
            .map(
                HttpMethod.POST,
                "/users",
                request -> request.loadBody().map(body -> answer(Main::add, request)))
            .map(HttpMethod.GET, "/blocking", Main::blocking);
    AsyncHttpServer.create(loop, routes)
        .withListenAddress(new InetSocketAddress("127.0.0.1", port))
        .listen();
    loop.run();
  }

  private static HttpResponse json(HttpRequest request) {
    return json(200, MESSAGE, new Message("Hello, World!"));
  }

  private static HttpResponse user(HttpRequest request) {
    long id = Long.parseLong(request.getPathParameter("id"));
    return json(200, USER, new User(id, "user " + id));
  }

  private static HttpResponse search(HttpRequest request) {
    Search search =
        new Search(
            request.getQueryParameter("q"),
            Integer.parseInt(query(request, "limit", "20")),
            Integer.parseInt(query(request, "page", "1")),
            Sort.valueOf(query(request, "sort", "name")));
    return json(200, SEARCH, valid(search));
  }

  private static String query(HttpRequest request, String name, String absent) {
    String value = request.getQueryParameter(name);
    return value == null ? absent : value;
  }

  private static HttpResponse add(HttpRequest request) {
    NewUser user = NEW_USER.fromJson(request.getBody().getArray());
    return json(201, SAVED_USER, SavedUser.of(valid(user)));
  }

  private static Promise<HttpResponse> blocking(HttpRequest request) {
    return Promise.ofBlocking(VIRTUAL, () -> Thread.sleep(5)).map(done -> text(200, HELLO));
  }

  /// Answers with a handler, and what it throws with the status of the contract.
  private static HttpResponse answer(Handler handler, HttpRequest request) {
    try {
      return handler.handle(request);
    } catch (ConstraintViolationException e) {
      return json(422, FAULTS, Faults.of(e));
    } catch (JsonException | IllegalArgumentException e) {
      return text(400, "Bad Request".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static <T> T valid(T value) {
    VALIDATOR.validate(value);
    return value;
  }

  private static HttpResponse text(int status, byte[] text) {
    return HttpResponse.ofCode(status).withHeader(HttpHeaders.CONTENT_TYPE, TEXT).withBody(text);
  }

  private static <T> HttpResponse json(int status, JsonType<T> type, T value) {
    return HttpResponse.ofCode(status)
        .withHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .withBody(type.toJsonBytes(value));
  }

  private static <T> JsonType<T> type(Class<T> type) {
    return Jsonb.instance().type(type);
  }

  /// What answers one route.
  private interface Handler {
    HttpResponse handle(HttpRequest request);
  }
}

@Json
record Message(String message) {}

@Json
record User(long id, String name) {}

enum Sort {
  name,
  age
}

@Json
@Valid
record Search(
    @NotNull @Size(max = 50) String q,
    @Range(min = 1, max = 100) int limit,
    @Min(1) int page,
    @NotNull Sort sort) {}

@Json
@Valid
record Address(@NotBlank String street, @NotBlank String city, @NotBlank String zip) {}

@Json
@Valid
record NewUser(
    @NotBlank @Size(max = 80) String name,
    @NotNull @Email String email,
    @Range(min = 0, max = 150) int age,
    @NotNull @Size(max = 10) List<@NotBlank String> tags,
    @NotNull @Valid Address address) {}

@Json
record SavedUser(long id, String name, String email, int age, List<String> tags, Address address) {
  static SavedUser of(NewUser user) {
    return new SavedUser(1, user.name(), user.email(), user.age(), user.tags(), user.address());
  }
}

@Json
record Fault(String field, String detail) {}

@Json
record Faults(List<Fault> errors) {
  static Faults of(ConstraintViolationException e) {
    return new Faults(e.violations().stream().map(v -> new Fault(v.path(), v.message())).toList());
  }
}
