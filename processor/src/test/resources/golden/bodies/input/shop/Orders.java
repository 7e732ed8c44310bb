package shop;

import dev.serval.Body;
import dev.serval.Default;
import dev.serval.Endpoint;
import dev.serval.MaxBody;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Put;
import dev.serval.RequestBody;
import dev.serval.json.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import jakarta.validation.constraints.NotEmpty;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Path("/orders")
final class Orders {
  record Line(String sku, int count) {}

  sealed interface Payment {
    record Card(String number) implements Payment {}

    record Invoice(String address) implements Payment {}
  }

  @Post("/one")
  void one(Line line) {}

  @Post("/optional")
  void optional(Optional<Line> line) {}

  @Post("/nullable")
  void nullable(@Nullable Line line) {}

  @Post("/sealed")
  void sealed(Payment payment) {}

  @Post("/list")
  void list(@NotEmpty @Size(max = 10) List<Line> lines) {}

  @Post("/map")
  void map(Map<String, Line> lines) {}

  @Post("/free")
  void free(JsonValue value) {}

  @Post("/scalar")
  void scalar(@Body @Max(7) int count) {}

  /// Two bodies in one.
  ///
  /// @param comment why
  @MaxBody(10_000)
  @Post("/shared")
  void shared(Line line, Payment payment, @Body("note") @Nullable String comment, @Body @Default("3") int priority) {}

  @Put("/bytes")
  void bytes(RequestBody body) {}

  @Put("/stream")
  void stream(InputStream in) {}

  @Endpoint(method = "QUERY", path = "/query")
  List<Line> query(Line like) {
    return List.of(like);
  }
}
