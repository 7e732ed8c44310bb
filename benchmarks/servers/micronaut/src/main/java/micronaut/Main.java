// The contract in Micronaut, on its Netty server.
package micronaut;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.runtime.Micronaut;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Starts the server that is measured.
final class Main {
  private Main() {}

  public static void main(String[] args) {
    Micronaut.run(Main.class, args);
  }
}

/// What every server answers; faults of a request are answered with Micronaut's 400.
@Controller
class Contract {

  @Get(value = "/plaintext", produces = MediaType.TEXT_PLAIN)
  String plaintext() {
    return "Hello, World!";
  }

  @Get("/json")
  Message json() {
    return new Message("Hello, World!");
  }

  @Get("/users/{id}")
  User user(@PathVariable long id) {
    return new User(id, "user " + id);
  }

  @Get("/search")
  Search search(@Valid @RequestBean Search search) {
    return search;
  }

  @Post("/users")
  @Status(HttpStatus.CREATED)
  SavedUser add(@Valid @Body NewUser user) {
    return SavedUser.of(user);
  }

  @Get(value = "/blocking", produces = MediaType.TEXT_PLAIN)
  @ExecuteOn(TaskExecutors.BLOCKING)
  String blocking() throws InterruptedException {
    Thread.sleep(5);
    return "Hello, World!";
  }
}

@Serdeable
record Message(String message) {}

@Serdeable
record User(long id, String name) {}

enum Sort {
  name,
  age
}

@Serdeable
@Introspected
record Search(
    @QueryValue @NotNull @Size(max = 50) String q,
    @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
    @QueryValue(defaultValue = "1") @Min(1) int page,
    @QueryValue(defaultValue = "name") Sort sort) {}

@Serdeable
record Address(@NotBlank String street, @NotBlank String city, @NotBlank String zip) {}

@Serdeable
record NewUser(
    @NotBlank @Size(max = 80) String name,
    @NotNull @Email String email,
    @Min(0) @Max(150) int age,
    @NotNull @Size(max = 10) List<@NotBlank String> tags,
    @NotNull @Valid Address address) {}

@Serdeable
record SavedUser(long id, String name, String email, int age, List<String> tags, Address address) {
  static SavedUser of(NewUser user) {
    return new SavedUser(1, user.name(), user.email(), user.age(), user.tags(), user.address());
  }
}
