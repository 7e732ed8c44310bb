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
import java.io.IOException;
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
  String one(Line line) {
    return String.valueOf(line);
  }

  @Post("/optional")
  String optional(Optional<Line> line) {
    return String.valueOf(line);
  }

  @Post("/nullable")
  String nullable(@Nullable Line line) {
    return String.valueOf(line);
  }

  @Post("/sealed")
  String sealed(Payment payment) {
    return String.valueOf(payment);
  }

  @Post("/list")
  String list(@NotEmpty @Size(max = 10) List<Line> lines) {
    return String.valueOf(lines);
  }

  @Post("/map")
  String map(Map<String, Line> lines) {
    return String.valueOf(lines);
  }

  @Post("/free")
  String free(JsonValue value) {
    return String.valueOf(value);
  }

  @Post("/scalar")
  String scalar(@Body @Max(7) int count) {
    return String.valueOf(count);
  }

  @Post("/default")
  String byDefault(@Body @Default("5") int count) {
    return String.valueOf(count);
  }

  /// Two bodies in one.
  ///
  /// @param comment why
  @MaxBody(10_000)
  @Post("/shared")
  String shared(
      Line line,
      Payment payment,
      @Body("note") @Nullable String comment,
      @Body @Default("3") int priority) {
    return String.valueOf(List.of(line, payment, String.valueOf(comment), priority));
  }

  @Put("/bytes")
  String bytes(RequestBody body) throws IOException {
    return String.valueOf(body.bytes().length);
  }

  @Put("/stream")
  String stream(InputStream in) throws IOException {
    return String.valueOf(in.readAllBytes().length);
  }

  @Endpoint(method = "QUERY", path = "/query")
  List<Line> query(Line like) {
    return List.of(like);
  }
}
