package shop;

import dev.serval.Accepted;
import dev.serval.Created;
import dev.serval.Get;
import dev.serval.Head;
import dev.serval.Hidden;
import dev.serval.NoContent;
import dev.serval.OperationId;
import dev.serval.Post;
import dev.serval.Redirect;
import dev.serval.Response;
import dev.serval.Result;
import dev.serval.Status;
import dev.serval.StreamWriter;
import dev.serval.Tag;
import dev.serval.concurrent.Promise;
import dev.serval.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

final class Results {
  record Item(int id) {}

  record Page<T>(List<T> items, int total) {}

  sealed interface Outcome {
    /// It was found.
    @Status(200)
    record Found(Item item) implements Outcome {}

    @Status(202)
    record Pending() implements Outcome {}

    /// It is gone.
    @Status(410)
    record Gone() implements Outcome {}
  }

  @Get("/text")
  String text() {
    return "text";
  }

  @Get("/promised")
  Promise<Item> promised() {
    return Promise.of(new Item(1));
  }

  @Get("/number")
  int number() {
    return 1;
  }

  @Get("/page")
  Page<Item> page() {
    return new Page<>(List.of(new Item(1)), 1);
  }

  @Get("/maps")
  Map<String, List<Item>> maps() {
    return Map.of("a", List.of(new Item(1)));
  }

  @Get("/nullable")
  @Nullable Item nullable() {
    return null;
  }

  @Get("/optional")
  Optional<Item> optional() {
    return Optional.of(new Item(1));
  }

  @Get("/optional-text")
  Optional<String> optionalText() {
    return Optional.empty();
  }

  @Get("/bytes")
  byte[] bytes() {
    return new byte[] {1, 2};
  }

  @Get("/stream")
  InputStream stream() {
    return new ByteArrayInputStream(new byte[] {1, 2, 3});
  }

  @Get("/written")
  StreamWriter written() {
    return out -> out.write(7);
  }

  @Get("/file")
  Path file() {
    return Path.of("pom.xml");
  }

  @Get("/free")
  JsonValue free() {
    return JsonValue.parse("1");
  }

  @Get("/response")
  Response response() {
    return Response.text("by hand");
  }

  @Post("/created")
  Created<Item> created() {
    return Created.at("/items/1", new Item(1));
  }

  @Post("/accepted")
  Accepted<Item> accepted() {
    return Accepted.of(new Item(1));
  }

  @Post("/none")
  NoContent none() {
    return NoContent.of();
  }

  @Post("/redirect")
  Redirect redirect() {
    return Redirect.to("/");
  }

  @Post("/result")
  Result<Item> result() {
    return Created.of(new Item(1));
  }

  @Get("/outcome/{kind}")
  Outcome outcome(String kind) {
    return switch (kind) {
      case "found" -> new Outcome.Found(new Item(1));
      case "pending" -> new Outcome.Pending();
      default -> new Outcome.Gone();
    };
  }

  @Status(202)
  @Post("/status")
  Item status() {
    return new Item(1);
  }

  @Status(205)
  @Post("/empty")
  void empty() throws InterruptedException {}

  /// Waits.
  ///
  /// Then answers.
  ///
  /// @return what it waited for
  @Get("/later")
  CompletionStage<Item> later() {
    return CompletableFuture.completedFuture(new Item(1));
  }

  @Post("/later-nothing")
  CompletableFuture<Void> laterNothing() {
    return CompletableFuture.completedFuture(null);
  }

  @Hidden
  @Head("/hidden")
  void hidden() {}

  /// Not in the document, and refused all the same where nobody wants its format.
  @Hidden
  @Post("/hidden")
  Created<Item> hiddenItem() {
    return Created.at("/items/1", new Item(1));
  }

  @OperationId("theOne")
  @Tag({"a", "b"})
  @Deprecated
  @Get("/named")
  String named() {
    return "";
  }
}
