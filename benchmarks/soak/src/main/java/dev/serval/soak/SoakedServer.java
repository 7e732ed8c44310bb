// SoakedServer: the server that is soaked, and the process it runs in.
package dev.serval.soak;

import dev.serval.App;
import dev.serval.Created;
import dev.serval.Default;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Query;
import dev.serval.Response;
import dev.serval.Server;
import dev.serval.http.MediaType;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Answers what the load scenarios ask, and what they leave out: bodies that are streamed in and
/// out, answers that fail half-way, handlers that fail or take long.
///
/// Prints its port, then a line of [Gauges] for each line that it reads, and ends with its input.
final class SoakedServer {
  private static final byte[] LARGE = new byte[512 << 10];

  private SoakedServer() {}

  public static void main(String[] args) throws IOException {
    App app =
        App.create()
            .port(0)
            .mount(new Contract())
            .get("/large", request -> Response.bytes(MediaType.OCTET_STREAM, LARGE))
            .get("/stream", request -> Response.stream(MediaType.TEXT, SoakedServer::stream))
            .get("/breaks", request -> Response.stream(MediaType.TEXT, SoakedServer::breakOff))
            .post("/upload", request -> Response.text(count(request.body().stream())));
    serve(app, () -> 0);
  }

  /// Runs an application for a [Soak].
  static void serve(App app, LongSupplier connections) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Server server = app.start()) {
      System.out.println(server.port());
      while (in.readLine() != null) {
        System.out.println(Gauges.measure(connections).line());
      }
    }
  }

  private static void stream(OutputStream out) throws IOException {
    for (int i = 0; i < 64; i++) {
      out.write(LARGE, 0, 4 << 10);
    }
  }

  private static void breakOff(OutputStream out) throws IOException {
    out.write(LARGE, 0, 100 << 10);
    throw new IOException("broken off on purpose");
  }

  private static String count(InputStream body) throws IOException {
    return Long.toString(body.transferTo(OutputStream.nullOutputStream()));
  }

  record Message(String message) {}

  record User(long id, String name) {}

  enum Sort {
    NAME,
    AGE
  }

  record Search(
      @Nullable @Size(max = 50) String q,
      @Min(1) @Max(100) @Default("20") int limit,
      @Min(1) @Default("1") int page,
      @Default("NAME") Sort sort) {}

  record Address(@NotBlank String street, @NotBlank String city, @NotBlank String zip) {}

  record NewUser(
      @NotBlank @Size(max = 80) String name,
      @Email String email,
      @Min(0) @Max(150) int age,
      @Size(max = 10) List<@NotBlank String> tags,
      Address address) {}

  /// What the load scenarios ask.
  @Path("/")
  static final class Contract {

    @Get("/plaintext")
    String plaintext() {
      return "Hello, World!";
    }

    @Get("/json")
    Message json() {
      return new Message("Hello, World!");
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
    Created<NewUser> add(NewUser body) {
      return Created.of(body);
    }

    @Get("/blocking")
    String blocking() throws InterruptedException {
      Thread.sleep(5);
      return "Hello, World!";
    }

    @Get("/long")
    String longer() throws InterruptedException {
      Thread.sleep(1_000);
      return "Hello, World!";
    }

    @Get("/fails")
    String fails() {
      throw new IllegalStateException("failed on purpose");
    }
  }
}
