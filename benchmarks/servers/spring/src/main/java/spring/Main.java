// The contract in Spring Boot: Web MVC on Tomcat, each request on a virtual thread.
package spring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Starts the server that is measured.
@SpringBootApplication
public class Main {

  public static void main(String[] args) {
    SpringApplication.run(Main.class, args);
  }
}

/// What every server answers; faults of a request are answered with Spring's 400.
@RestController
class Contract {

  @GetMapping(path = "/plaintext", produces = MediaType.TEXT_PLAIN_VALUE)
  String plaintext() {
    return "Hello, World!";
  }

  @GetMapping("/json")
  Message json() {
    return new Message("Hello, World!");
  }

  @GetMapping("/users/{id}")
  User user(@PathVariable long id) {
    return new User(id, "user " + id);
  }

  @GetMapping("/search")
  Search search(@Valid Search search) {
    return search;
  }

  @PostMapping("/users")
  @ResponseStatus(HttpStatus.CREATED)
  SavedUser add(@Valid @RequestBody NewUser user) {
    return SavedUser.of(user);
  }

  @GetMapping(path = "/blocking", produces = MediaType.TEXT_PLAIN_VALUE)
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
    @NotNull @Size(max = 50) String q,
    @Min(1) @Max(100) Integer limit,
    @Min(1) Integer page,
    Sort sort) {
  Search {
    limit = limit == null ? 20 : limit;
    page = page == null ? 1 : page;
    sort = sort == null ? Sort.name : sort;
  }
}

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
