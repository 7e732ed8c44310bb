package dev.serval.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.Response;
import dev.serval.testing.TestClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What propagators see of a request.
final class RequestFieldsTest {
  private final RequestFields fields = new RequestFields();

  @Test
  void namesEachFieldOnceAndHasAllOfItsValues() {
    List<String> keys = new ArrayList<>();
    List<String> baggage = new ArrayList<>();
    App app =
        App.create()
            .get(
                "/",
                request -> {
                  fields.keys(request).forEach(keys::add);
                  fields.getAll(request, "baggage").forEachRemaining(baggage::add);
                  assertThat(fields.get(request, "BAGGAGE")).isEqualTo("a=1");
                  return Response.text("x");
                });
    try (TestClient client = TestClient.of(app)) {
      client.get("/").header("baggage", "a=1").header("baggage", "b=2").expect(200);
    }
    assertThat(keys).contains("baggage").doesNotHaveDuplicates();
    assertThat(baggage).containsExactly("a=1", "b=2");
  }

  @Test
  void hasNothingWithoutARequest() {
    assertThat(fields.get(null, "baggage")).isNull();
    assertThat(fields.getAll(null, "baggage").hasNext()).isFalse();
  }
}
