package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import dev.serval.http.MediaType;
import dev.serval.json.JsonValue;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class AccessLogTest {
  private final List<String> lines = new ArrayList<>();
  private boolean on = true;

  private final Logger logger =
      (Logger)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Logger.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("isInfoEnabled")) {
                  return on;
                }
                lines.add((String) arguments[0]);
                return null;
              });

  private final AccessLog log = AccessLog.standard().to(logger);

  private static App app(AccessLog log) {
    return App.create()
        .use(log)
        .get("/a/{id}", r -> Response.text("four"))
        .get(
            "/fails",
            r -> {
              throw new IllegalStateException("secret\nforged");
            })
        .get(
            "/cut",
            r ->
                Response.stream(
                    MediaType.TEXT,
                    out -> {
                      out.write('x');
                      throw new IllegalStateException("cut");
                    }));
  }

  private String line() {
    assertThat(lines).hasSize(1);
    return lines.removeFirst();
  }

  @Test
  void writesOneLineForEachRequest() {
    Call.get("/a/7?token=secret").from("192.0.2.7").on(app(log));
    assertThat(line())
        .matches(
            "method=GET path=/a/7 route=/a/\\{id} status=200 bytes=4 ms=\\d+\\.\\d{3}"
                + " client=192\\.0\\.2\\.7");
  }

  @Test
  void namesIdFailureAndRoute() {
    Call.get("/fails").on(app(log).use(RequestId.standard()));
    assertThat(line())
        .contains(" status=500 ")
        .containsPattern(" id=[0-9a-f]{32} ")
        .endsWith(" failure=java.lang.IllegalStateException")
        .doesNotContain("secret");
    Call.get("/none").on(app(log));
    assertThat(line()).contains("path=/none status=404 ").doesNotContain("route=");
  }

  @Test
  void saysThatABodyWasCut() {
    Call.get("/cut").on(app(log));
    assertThat(line()).contains(" bytes=1 ").endsWith(" cut=true");
  }

  @Test
  void noValueCanForgeALineOrAField() {
    AccessLog agent = log.field("agent", r -> r.header("X-Agent"));
    Call.get("/a/%0A7=\"x\"").header("X-Agent", "a\" status=200 \\ \u0085é").on(app(agent));
    assertThat(line())
        .contains(" path=\"/a/%0A7=\\\"x\\\"\" ")
        .endsWith(" agent=\"a\\\" status=200 \\\\ \\u0085é\"");
    AccessLog odd =
        log.field("odd", r -> "a\r\nb\u2028c\u202Ed\u0000\u001b[31m\uD800\u200B")
            .field("no", r -> null);
    Call.get("/a/7").on(app(odd));
    assertThat(line())
        .endsWith(" odd=\"a\\u000d\\u000ab\\u2028c\\u202ed\\u0000\\u001b[31m\\ud800\\u200b\"");
    Call.get("/a/7").on(app(log.field("empty", r -> "")));
    assertThat(line()).endsWith(" empty=\"\"");
  }

  @Test
  void cutsLongValues() {
    String longest = "x".repeat(AccessLog.MAX_VALUE);
    Call.get("/a/7").on(app(log.field("v", r -> longest)));
    assertThat(line()).endsWith(" v=" + longest);
    Call.get("/a/7").on(app(log.field("v", r -> longest + "y")));
    assertThat(line()).endsWith(" v=\"" + longest + "…\"");
  }

  @Test
  void writesJson() {
    AccessLog json = log.asJson().field("agent", r -> "a\"\n");
    Call.get("/a/7").on(app(json));
    String line = line();
    assertThat(line)
        .startsWith("{\"method\":\"GET\",\"path\":\"/a/7\",\"route\":\"/a/{id}\",\"status\":200,")
        .doesNotContain("\n");
    assertThat(JsonValue.parse(line.getBytes(StandardCharsets.UTF_8)).toString()).contains("agent");
  }

  @Test
  void writesOnlyWhatIsSlowOrFailed() {
    AccessLog slow = log.slowerThan(Duration.ofHours(1));
    Call.get("/a/7").on(app(slow));
    assertThat(lines).isEmpty();
    Call.get("/fails").on(app(slow));
    assertThat(line()).contains("status=500");
  }

  @Test
  void writesOnlyAPart() {
    Call.get("/a/7").on(app(log.sampled(0)));
    assertThat(lines).isEmpty();
    Call.get("/fails").on(app(log.sampled(0)));
    assertThat(line()).contains("status=500");
    Call.get("/a/7").on(app(log.sampled(1)));
    assertThat(line()).contains("status=200");
    assertThatThrownBy(() -> log.sampled(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asksNothingWhereTheLoggerIsOff() {
    on = false;
    boolean[] asked = new boolean[1];
    AccessLog field =
        log.field(
            "f",
            r -> {
              asked[0] = true;
              return null;
            });
    assertThat(Call.get("/a/7").on(app(field)).status()).isEqualTo(200);
    assertThat(lines).isEmpty();
    assertThat(asked[0]).isFalse();
  }

  @Test
  void refusesANameThatCouldBeAnotherField() {
    assertThatThrownBy(() -> log.field("a b", r -> ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log.field("", r -> "")).isInstanceOf(IllegalArgumentException.class);
  }
}
