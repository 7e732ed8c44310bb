package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.App;
import dev.serval.testing.TestClient;
import java.lang.reflect.Constructor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs whose names meet those of generated code, or each other in it.
final class GeneratedNamesTest {
  private static final String HEAD =
      """
      import dev.serval.*;
      import dev.serval.Path;
      import jakarta.validation.constraints.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;

      """;

  private TestClient client = TestClient.of(App.create());

  @AfterEach
  void close() {
    client.close();
  }

  /// Compiles classes of a package, `A` among them, and mounts an `A`.
  private void mount(String packageName, String source) {
    String file = packageName.replace('.', '/') + (packageName.isEmpty() ? "" : "/") + "A.java";
    String head = packageName.isEmpty() ? "" : "package " + packageName + ";\n";
    mount(Map.of(file, head + HEAD + source), packageName.isEmpty() ? "A" : packageName + ".A");
  }

  private void mount(Map<String, String> sources, String className) {
    Compilation compilation = Compilation.of(sources);
    assertThat(compilation.messages())
        .filteredOn(message -> !message.contains("auxiliary class"))
        .isEmpty();
    try {
      Class<?> type = Class.forName(className, true, compilation.load());
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      client = TestClient.of(App.create().mount(constructor.newInstance()));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void callsAMethodNamedYield() {
    mount(
        "bonds",
        """
        record Rate(double percent) {}

        class A {
          @Get("/yield") Rate yield() { return new Rate(2.5); }

          @Post("/yield") Rate yield(Rate body) { return body; }
        }
        """);
    client.get("/yield").expect(200).expectText("{\"percent\":2.5}");
  }

  @Test
  void readsComponentsNamedLikeLocalVariables() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record All(String in, String in_, boolean refused, @Nullable Integer value,
                @Nullable Integer value_, List<List<Integer>> element, @Nullable String element2,
                Optional<Integer> out, int before, @Nullable String member, String url, String Url,
                boolean hasUrl, String tag, int mark, List<String> values) {
              All {}
              @Check(message = "is never wrong") boolean isRight() { return true; }
            }
            """);
    String json =
        """
        {"in":"a","in_":"b","refused":true,"value":1,"value_":null,"element":[[1],[]],\
        "element2":"e","out":2,"before":3,"member":"m","url":"u","Url":"U","hasUrl":false,\
        "tag":"t","mark":4,"values":["v"]}\
        """;

    assertThat(codecs.copy("All", json)).isEqualTo(json);
    assertThat(codecs.violations("All", json.replace("\"url\":\"u\",", "")))
        .containsExactly("#/url required");
  }

  @Test
  void readsComponentsNamedLikeConstantsAndClasses() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record All(@Nullable Integer X, int Y, @Nullable Integer x, @Nullable String MEMBERS,
                Optional<String> INSTANCE, String SCHEMA, @Nullable String INT, String JsonReader,
                String Constraints, @NotBlank String List, List<@Size(max = 2) String> list) {}
            """);
    String json =
        """
        {"X":1,"Y":2,"x":3,"MEMBERS":"m","INSTANCE":"i","SCHEMA":"s","INT":"n","JsonReader":"r",\
        "Constraints":"c","List":"l","list":["ab"]}\
        """;

    assertThat(codecs.copy("All", json)).isEqualTo(json);
    assertThat(codecs.violations("All", json.replace("ab", "abc")))
        .containsExactly("#/list/0 size");
  }

  @Test
  void keepsCodecsOfMembersApartFromThoseOfTypeParameters() {
    Codecs codecs =
        Codecs.of(
            """
            record Box<T>(Set<T> t, String tCodec) {}
            record Two<A, B>(Map<String, A> a, Map<String, B> b) {}
            @Json record Uses(Box<String> box, Two<Integer, Boolean> two) {}
            """);
    String json =
        """
        {"box":{"t":["x"],"tCodec":"y"},"two":{"a":{"k":1},"b":{"l":true}}}\
        """;

    assertThat(codecs.copy("Uses", json)).isEqualTo(json);
  }

  @Test
  void checksEachTypeArgumentByItsOwnConstraints() {
    Codecs codecs =
        Codecs.of(
            """
            record Pair<A, B>(A left, B right) {}
            @Json record Uses(Pair<@NotBlank String, @Size(max = 3) String> pair) {}
            """);

    assertThat(codecs.violations("Uses", "{\"pair\":{\"left\":\"long\",\"right\":\"long\"}}"))
        .containsExactly("#/pair/right size");
    assertThat(codecs.violations("Uses", "{\"pair\":{\"left\":\"\",\"right\":\"\"}}"))
        .containsExactly("#/pair/left not_blank");
  }

  @Test
  void checksTheElementsOfEachBodyByTheirOwnConstraints() {
    mount(
        "p",
        """
        @Path("/a") final class A {
          @Post("/x") String x(@Body List<@NotBlank String> body) { return "x" + body; }
          @Post("/y") String y(@Body List<@Size(max = 3) String> body) { return "y" + body; }
          @Post("/m") String m(@Body Map<String, @NotBlank String> body) { return "m" + body; }
          @Post("/n") String n(@Body Map<String, @Size(max = 3) String> body) { return "n" + body; }
        }
        """);

    client.post("/a/x").json("[\"long\"]").expect(200).expectText("x[long]");
    client.post("/a/x").json("[\"\"]").expectProblem(422).at("#/0", "not_blank");
    client.post("/a/y").json("[\"\"]").expect(200).expectText("y[]");
    client.post("/a/y").json("[\"long\"]").expectProblem(422).at("#/0", "size");
    client.post("/a/m").json("{\"k\":\"\"}").expectProblem(422).at("#/k", "not_blank");
    client.post("/a/n").json("{\"k\":\"long\"}").expectProblem(422).at("#/k", "size");
  }

  @Test
  void bindsParametersNamedLikeVariablesOfGeneratedCode() {
    mount(
        "p",
        """
        @Path("/a") final class A {
          record Range(int from, int to) implements dev.serval.validation.SelfCheck {
            Range {
              if (from < 0) {
                throw new IllegalArgumentException();
              }
            }
            @Override public void check(dev.serval.validation.CheckReport report) {
              if (from > to) {
                report.report("to", "order", "is before");
              }
            }
          }
          @Get("/{path}") String get(String path, String rule, String refused, String A,
              @Query Range range) {
            return path + rule + refused + A + range.from();
          }
          @Get("/") String notify(@Depends(A.class) Integer one) { return "one" + one; }
          @Provides Integer one() { return 1; }
        }
        """);

    client.get("/a/p?rule=r&refused=f&A=a&from=1&to=2").expect(200).expectText("prfa1");
    client
        .get("/a/p?rule=r&refused=f&A=a&from=2&to=1")
        .expectProblem(422)
        .at("query", "to", "order");
    client.get("/a/").expect(200).expectText("one1");
  }

  private static final String GAME =
      """
      @Path("/a") final class A {
        @Get("/long") Long get(java.lang.Long n, java.lang.@Nullable Character c,
            @Query Optional<java.lang.String> s, @Default("x") java.lang.String t,
            List<java.lang.Integer> i) {
          return new Long(new String(n + s.orElse("") + t + i), new Integer(c));
        }
        @Post("/rule") Rule rule(@Body Rule rule, @Body List<java.lang.@Size(max = 2) String> tags) {
          return rule;
        }
        @Get("/json") Json json(@Depends(A.class) Request r) { return new Json(r); }
        @Provides Request request(dev.serval.Request request) { return new Request(Response.OK); }
      }
      record Long(String name, Integer letter) {}
      record String(java.lang.String text) {}
      record Integer(java.lang.@Nullable Character value) {}
      record Character(String name) {}
      record Rule(@Positive int least, java.lang.@Nullable Integer most) {
        Rule {
          if (most != null && most < least) {
            throw new java.lang.IllegalArgumentException();
          }
        }
      }
      record Json(Request request) {}
      record Request(Response response) {}
      enum Response { OK, @com.fasterxml.jackson.annotation.JsonAlias("no") NOT }
      class Exception {}
      class IllegalArgumentException {}
      @interface Override {}
      class Constraints {}
      """;

  /// Among them names of the framework and of `java.lang`. In the unnamed package those of the
  /// program have no qualified form.
  @ParameterizedTest
  @ValueSource(strings = {"game", ""})
  void leavesTheNamesOfItsPackageToTheProgram(String packageName) {
    mount(packageName, GAME);

    client
        .get("/a/long?n=1&c=c&s=s&i=1&i=2")
        .expect(200)
        .expectJson("{\"name\":{\"text\":\"1sx[1, 2]\"},\"letter\":{\"value\":\"c\"}}");
    client
        .post("/a/rule")
        .json("{\"rule\":{\"least\":1,\"most\":2},\"tags\":[\"t\"]}")
        .expect(200)
        .expectJson("{\"least\":1,\"most\":2}");
    client
        .post("/a/rule")
        .json("{\"rule\":{\"least\":0},\"tags\":[\"tag\"]}")
        .expectProblem(422)
        .at("#/rule/least", "positive")
        .at("#/tags/0", "size")
        .errors(2);
    client.get("/a/json").expect(200).expectJson("{\"request\":{\"response\":\"OK\"}}");
  }

  @Test
  void writesClassesOfPackagesWithCapitals() {
    mount(
        "com.MyCorp.api",
        """
        @Path("/a") final class A {
          @Get("/x") Optional<T1> get(@Query Filter filter, @Depends(A.class) List<? extends T1> all) {
            return Optional.of(new T1(filter.w() + all.size()));
          }
          @Provides List<? extends T1> all() { return List.of(new T1(1)); }
        }
        record T1(int w) {}
        record Filter(int w) {}
        """);

    client.get("/a/x?w=1").expect(200).expectJson("{\"w\":2}");
  }

  @Test
  void takesNamesOfAllScripts() {
    mount(
        Map.of(
            "p/A.java",
            "package p;\n"
                + HEAD
                + """
                @Path("/a") final class A {
                  @Get("/x") 商品 get(@Query Optional<String> 名) { return new 商品(名.orElse("-"), 1); }
                  @Get("/y") Optional<q.Größe> size(@Query q.Größe g) { return Optional.of(g); }
                  @Post("/z") String add(@Body @Size(max = 2) List<Å> å) { return "" + å.size(); }
                }
                record 商品(@NotBlank String 名, @Nullable Integer 数) {}
                record Å(int å, Box<商品> b) {}
                record Box<Ü>(@Nullable Ü ü, Set<Ü> ÜBER) {}
                """,
            "q/Größe.java",
            "package q; public record Größe(int w) {}"),
        "p.A");

    client.get("/a/x?%E5%90%8D=n").expect(200).expectJson("{\"名\":\"n\",\"数\":1}");
    client.get("/a/y?w=2").expect(200).expectJson("{\"w\":2}");
    client
        .post("/a/z")
        .json("[{\"å\":1,\"b\":{\"ÜBER\":[{\"名\":\"x\"}]}}]")
        .expect(200)
        .expectText("1");
    assertThat(client.get("/openapi.json").expect(200).text())
        .contains("\"Gr_00F6_00DFe\"", "\"_5546_54C1\"", "\"BoxOf_5546_54C1\"");
  }

  @Test
  void keepsTypeParametersApartFromClasses() {
    Codecs codecs =
        Codecs.of(
            """
            record Box<Rule, String>(Rule rule, @Size(max = 2) List<String> list, java.lang.@NotBlank String text) {}
            @Json record Uses(Box<Integer, Boolean> box) {}
            """);
    String json =
        """
        {"box":{"rule":1,"list":[true],"text":"t"}}\
        """;

    assertThat(codecs.copy("Uses", json)).isEqualTo(json);
    assertThat(codecs.violations("Uses", json.replace("\"t\"", "\"\"")))
        .containsExactly("#/box/text not_blank");
  }
}
