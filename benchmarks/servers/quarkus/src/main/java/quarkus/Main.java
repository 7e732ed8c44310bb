// The contract in Quarkus REST, on its Vert.x event loop.
package quarkus;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/// What every server answers; faults of a request are answered with Quarkus' 400.
@Path("/")
public class Main {

  @GET
  @NonBlocking
  @Path("/plaintext")
  @Produces(MediaType.TEXT_PLAIN)
  public String plaintext() {
    return "Hello, World!";
  }

  @GET
  @NonBlocking
  @Path("/json")
  public Message json() {
    return new Message("Hello, World!");
  }

  @GET
  @NonBlocking
  @Path("/users/{id}")
  public User user(long id) {
    return new User(id, "user " + id);
  }

  @GET
  @NonBlocking
  @Path("/search")
  public Search search(@Valid @BeanParam Search search) {
    return search;
  }

  @POST
  @NonBlocking
  @Path("/users")
  @ResponseStatus(201)
  public SavedUser add(@Valid NewUser user) {
    return SavedUser.of(user);
  }

  @GET
  @Path("/blocking")
  @Produces(MediaType.TEXT_PLAIN)
  @RunOnVirtualThread
  public String blocking() throws InterruptedException {
    Thread.sleep(5);
    return "Hello, World!";
  }
}

record Message(String message) {}

@JsonPropertyOrder({"id", "name"})
record User(long id, String name) {}

enum Sort {
  name,
  age
}

@JsonPropertyOrder({"q", "limit", "page", "sort"})
record Search(
    @RestQuery @NotNull @Size(max = 50) String q,
    @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
    @RestQuery @DefaultValue("1") @Min(1) int page,
    @RestQuery @DefaultValue("name") Sort sort) {}

@JsonPropertyOrder({"street", "city", "zip"})
record Address(@NotBlank String street, @NotBlank String city, @NotBlank String zip) {}

record NewUser(
    @NotBlank @Size(max = 80) String name,
    @NotNull @Email String email,
    @Min(0) @Max(150) int age,
    @NotNull @Size(max = 10) List<@NotBlank String> tags,
    @NotNull @Valid Address address) {}

@JsonPropertyOrder({"id", "name", "email", "age", "tags", "address"})
record SavedUser(long id, String name, String email, int age, List<String> tags, Address address) {
  static SavedUser of(NewUser user) {
    return new SavedUser(1, user.name(), user.email(), user.age(), user.tags(), user.address());
  }
}
