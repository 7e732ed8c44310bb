package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.testing.TestClient;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Generated paths lead back to their routes, with the values that they were made of.
final class UrlsTest {
  private static final String SOURCE =
      """
      import dev.serval.Default;
      import dev.serval.Get;
      import dev.serval.Path;
      import java.util.List;
      import org.jspecify.annotations.Nullable;

      @Path("/shops/{shop}")
      public final class Shops {
        public enum Sort { NAME, PRICE }

        @Get("/items/{id}")
        public String item(String shop, long id) {
          return shop + "|" + id;
        }

        @Get("/items")
        public String list(
            String shop, int page, @Nullable String q, @Default("NAME") Sort sort, List<Sort> then) {
          return shop + "|" + page + "|" + q + "|" + sort + "|" + then;
        }

        @Get("/caf\\u00e9/{path...}")
        public String file(String shop, String path) {
          return shop + "|" + path;
        }
      }
      """;

  private final ClassLoader compiled = compile();

  private static ClassLoader compile() {
    Compilation compilation = Compilation.of(Map.of("Shops.java", SOURCE));
    assertThat(compilation.messages()).isEmpty();
    return compilation.load();
  }

  private String url(String name, Object... arguments) throws ReflectiveOperationException {
    for (Method method : Class.forName("ShopsUrls", true, compiled).getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        return (String) method.invoke(null, arguments);
      }
    }
    throw new AssertionError("no " + name + " with " + arguments.length + " parameters");
  }

  private String answer(String path) throws ReflectiveOperationException {
    Object shops = Class.forName("Shops", true, compiled).getConstructor().newInstance();
    try (TestClient client = TestClient.of(App.create().mount("/v1", shops))) {
      return client.get("/v1" + path).expect(200).text();
    }
  }

  @Test
  void leadsBackToTheRouteWithItsValues() throws ReflectiveOperationException {
    String hostile = "a/b?c=%2F&d#é";

    assertThat(answer(url("item", hostile, 7L))).isEqualTo(hostile + "|7");
    assertThat(answer(url("file", "tea", "a b/c"))).isEqualTo("tea|a b/c");
    assertThat(answer(url("list", hostile, 2))).isEqualTo(hostile + "|2|null|NAME|[]");

    Object price = Class.forName("Shops$Sort", true, compiled).getEnumConstants()[1];
    assertThat(answer(url("list", "tea", 2, hostile, price, List.of(price, price))))
        .isEqualTo("tea|2|" + hostile + "|PRICE|[PRICE, PRICE]");
    assertThat(answer(url("list", "tea", 2, null, null, null))).isEqualTo("tea|2|null|NAME|[]");
  }
}
