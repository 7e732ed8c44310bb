import dev.serval.Cpu;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Inline;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Provides;
import dev.serval.StreamWriter;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@Path("/items")
final class Items {
  record User(String name) {}

  static final class Auth {
    @Provides
    CompletionStage<User> user() {
      return CompletableFuture.completedFuture(new User(""));
    }
  }

  @Get("/both")
  @Inline
  @Cpu
  String both() {
    return "";
  }

  @Get("/stage")
  @Inline
  CompletionStage<String> stage() {
    return CompletableFuture.completedFuture("");
  }

  @Post("/upload")
  @Inline
  void upload(InputStream body) {}

  @Get("/file")
  @Inline
  Optional<java.nio.file.Path> file() {
    return Optional.of(java.nio.file.Path.of("a"));
  }

  @Get("/user")
  @Inline
  String user(@Depends(Auth.class) User user) {
    return "";
  }

  @Inline
  @Path("/all")
  static final class All {
    @Get
    String fine() {
      return "";
    }

    @Get("/stream")
    StreamWriter stream() {
      return out -> {};
    }

    @Post("/stream")
    @Cpu
    void upload(InputStream body) {}
  }

  @Inline
  @Cpu
  @Path("/both")
  static final class Both {
    @Get
    String one() {
      return "";
    }

    @Get("/two")
    String two() {
      return "";
    }
  }
}
