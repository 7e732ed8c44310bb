// The contract in Serval.
package serval;

import dev.serval.App;
import dev.serval.Created;
import dev.serval.Default;
import dev.serval.Get;
import dev.serval.Inline;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Query;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Starts the server that is measured.
final class Main {
  private Main() {}

  public static void main(String[] args) {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    App.create().host("127.0.0.1").port(port).mount(new Contract()).start();
  }
}

/// What every server answers.
@Path("/")
final class Contract {

  @Get("/plaintext")
  String plaintext() {
    return "Hello, World!";
  }

  @Get("/json")
  Message json() {
    return new Message("Hello, World!");
  }

  /// The same without a thread of its own.
  @Inline
  @Get("/inline")
  Message inline() {
    return json();
  }

  /// The same as a result that is there already.
  @Get("/async")
  CompletionStage<Message> async() {
    return CompletableFuture.completedStage(json());
  }

  @Get("/users/{id}")
  User user(long id) {
    return new User(id, "user " + id);
  }

  @Get("/search")
  Search search(@Query Search search) {
    return search;
  }

  @Post("/users")
  Created<SavedUser> add(NewUser body) {
    return Created.of(
        new SavedUser(1, body.name(), body.email(), body.age(), body.tags(), body.address()));
  }

  @Get("/blocking")
  String blocking() throws InterruptedException {
    Thread.sleep(5);
    return "Hello, World!";
  }
}

record Message(String message) {}

record User(long id, String name) {}

enum Sort {
  name,
  age
}

record Search(
    @Size(max = 50) String q,
    @Min(1) @Max(100) @Default("20") int limit,
    @Min(1) @Default("1") int page,
    @Default("name") Sort sort) {}

record Address(@NotBlank String street, @NotBlank String city, @NotBlank String zip) {}

record NewUser(
    @NotBlank @Size(max = 80) String name,
    @Email String email,
    @Min(0) @Max(150) int age,
    @Size(max = 10) List<@NotBlank String> tags,
    Address address) {}

record SavedUser(long id, String name, String email, int age, List<String> tags, Address address) {}
