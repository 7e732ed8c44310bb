// The contract in Jooby, on the event loop of its Netty server, with Avaje's JSON and validator.
package jooby;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
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
import io.jooby.Context;
import io.jooby.ExecutionMode;
import io.jooby.Jooby;
import io.jooby.MediaType;
import io.jooby.ServerOptions;
import io.jooby.StatusCode;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.Executors;

/// Starts the server that is measured.
final class Main extends Jooby {
  private static final Jsonb JSON = Jsonb.instance();
  private static final Validator VALIDATOR = Validator.instance();

  private Main() {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    ServerOptions options = new ServerOptions().setPort(port);
    options.setHost("127.0.0.1");
    setServerOptions(options);

    // What Jooby's module for Avaje does.
    decoder(MediaType.json, Main::read);
    encoder(
        MediaType.json,
        (context, value) -> {
          context.setDefaultResponseType(MediaType.json);
          return context.getBufferFactory().wrap(JSON.toJsonBytes(value));
        });

    get("/plaintext", context -> context.send("Hello, World!"));
    get("/json", context -> new Message("Hello, World!"));
    get(
        "/users/{id}",
        context -> {
          long id = context.path("id").longValue();
          return new User(id, "user " + id);
        });
    get("/search", Main::search);
    post(
        "/users",
        context -> {
          NewUser user = valid(context.body(NewUser.class));
          context.setResponseCode(StatusCode.CREATED);
          return SavedUser.of(user);
        });
    dispatch(
        Executors.newVirtualThreadPerTaskExecutor(),
        () ->
            get(
                "/blocking",
                context -> {
                  Thread.sleep(5);
                  return context.send("Hello, World!");
                }));

    errorCode(JsonException.class, StatusCode.BAD_REQUEST);
    error(
        ConstraintViolationException.class,
        (context, failure, status) ->
            context
                .setResponseCode(StatusCode.UNPROCESSABLE_ENTITY)
                .render(Faults.of((ConstraintViolationException) failure)));
    error((context, failure, status) -> context.setResponseCode(status).send(status.reason()));
  }

  public static void main(String[] args) {
    runApp(new String[] {"application.env=prod"}, ExecutionMode.EVENT_LOOP, Main::new);
  }

  private static Object read(Context context, Type type) {
    return JSON.type(type).fromJson(context.body().bytes());
  }

  private static Search search(Context context) {
    return valid(
        new Search(
            context.query("q").value(),
            context.query("limit").intValue(20),
            context.query("page").intValue(1),
            Sort.valueOf(context.query("sort").value("name"))));
  }

  private static <T> T valid(T value) {
    VALIDATOR.validate(value);
    return value;
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
