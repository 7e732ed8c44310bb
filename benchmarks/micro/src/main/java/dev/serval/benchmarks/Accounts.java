// Accounts: a typed resource that does nothing, so that what is around it can be measured.
package dev.serval.benchmarks;

import dev.serval.App;
import dev.serval.Created;
import dev.serval.Default;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Problem;
import dev.serval.Query;
import dev.serval.Response;
import dev.serval.transport.ExchangeHandler;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the benchmarks of handlers call.
@Path("/accounts")
public final class Accounts {
  private static final Account ACCOUNT = new Account(1, "Ada Lovelace", "ada@example.org", 36);

  /// One account.
  record Account(long id, String name, String email, int age) {}

  /// An account that has no id yet.
  record NewAccount(
      @NotBlank @Size(max = 80) String name,
      @Email String email,
      @Min(0) @Max(150) int age,
      @Size(max = 5) List<@NotBlank String> tags) {}

  /// What to search for.
  record Search(
      @Nullable @Size(max = 50) String q,
      @Min(1) @Max(100) @Default("20") int limit,
      @Min(1) @Default("1") int page) {}

  Accounts() {}

  /// The application that has them, and `/text`.
  public static ExchangeHandler handler() {
    return App.create()
        .mount(new Accounts())
        .get("/text", request -> Response.text("Hello, World!"))
        .handler();
  }

  @Get
  Account any() {
    return ACCOUNT;
  }

  @Get("/{id}")
  Account byId(long id) {
    return new Account(id, ACCOUNT.name(), ACCOUNT.email(), ACCOUNT.age());
  }

  @Get("/search")
  Search search(@Query Search search) {
    return search;
  }

  @Post
  Created<Account> add(NewAccount body) {
    return Created.of(new Account(2, body.name(), body.email(), body.age()));
  }

  @Get("/missing/{id}")
  Account missing(long id) {
    throw Problem.notFound("No account " + id);
  }

  @Get("/broken")
  Account broken() {
    if (ACCOUNT.id() == 1) {
      throw new IllegalStateException("broken on purpose");
    }
    return ACCOUNT;
  }
}
