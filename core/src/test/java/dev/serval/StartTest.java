// Starting and stopping, finding the transport and the generated routes, and what they say when
// they are not there.
package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.json.ProcessorSetup;
import dev.serval.openapi.Info;
import dev.serval.openapi.OpenApiVersion;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RunningTransport;
import dev.serval.transport.Transport;
import dev.serval.transport.TransportConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class StartTest {
  /// A transport without sockets; listed in the services of the tests.
  public static final class FakeTransport implements Transport {
    static Duration stopped;
    static TransportConfig config;

    @Override
    public RunningTransport start(TransportConfig config, ExchangeHandler handler) {
      FakeTransport.config = config;
      return new RunningTransport() {
        @Override
        public InetSocketAddress address() {
          return address(config.host());
        }

        private InetSocketAddress address(String host) {
          try {
            return new InetSocketAddress(InetAddress.getByName(host), config.port());
          } catch (java.net.UnknownHostException e) {
            return InetSocketAddress.createUnresolved(host, config.port());
          }
        }

        @Override
        public void stop(Duration deadline) {
          stopped = deadline;
        }

        @Override
        public void close() {
          stop(config.stopTimeout());
        }
      };
    }
  }

  private static String lineOf(Runnable start) {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      start.run();
    } finally {
      System.setErr(before);
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysOneLineWithUrlRoutesAndTime() {
    App app = App.create().port(1234).get("/a", r -> Response.text("a")).mount("/b", b());
    String line = lineOf(() -> app.start().close());
    assertThat(line.strip().lines()).hasSize(2);
    assertThat(line)
        .containsPattern(
            "INFO dev.serval - Serval listens on http://localhost:1234 with 2 routes,"
                + " ready in \\d+ ms, docs at http://localhost:1234/docs")
        .endsWith("INFO dev.serval - Serval stopped" + System.lineSeparator());
  }

  private static Routes b() {
    return group -> group.get("/", request -> Response.text("b"));
  }

  @Test
  void saysNothingOfDocsThatAreHidden() {
    App app = App.create().docs(false).get("/a", r -> Response.text("a"));
    assertThat(lineOf(() -> app.start().close())).contains("1 route,").doesNotContain("docs");
    App shown = App.create().docs(false).docs(true).docs("/internal/");
    assertThat(lineOf(() -> shown.start().close())).contains("8000/internal/docs");
  }

  @Test
  void saysWhereTheDocsOfMountedApplicationsAre() {
    App app =
        App.create()
            .port(1234)
            .mount("/v1", App.create().mount("/deep", App.create().docs("/internal")))
            .mount("/hidden", App.create().docs(false))
            .host("*.example", App.create())
            .host("api.example:99", App.create().mount("/in", App.create()))
            .versions(Versions.byHeader("Api-Version").version("2026-01", App.create()));
    assertThat(lineOf(() -> app.start().close()))
        .contains(
            ", docs at http://localhost:1234/docs, http://localhost:1234/v1/docs,"
                + " http://localhost:1234/v1/deep/internal/docs, http://*.example:1234/docs,"
                + " http://api.example:99/docs, http://api.example:99/in/docs,"
                + " http://localhost:1234/2026-01/docs"
                + System.lineSeparator());
    App many = App.create().docs(false);
    for (int i = 0; i < 12; i++) {
      many.mount("/v" + i, App.create());
    }
    assertThat(lineOf(() -> many.start().close()))
        .contains(", docs at http://localhost:8000/v0/docs, ")
        .contains("8000/v9/docs and 2 more")
        .doesNotContain("v10");
  }

  @Test
  void stopsAndClosesTheTransport() {
    Server server = App.create().start(TransportConfig.defaults().withPort(77));
    assertThat(server.port()).isEqualTo(77);
    assertThat(server.address().getPort()).isEqualTo(77);
    server.stop(Duration.ofSeconds(3));
    assertThat(FakeTransport.stopped).isEqualTo(Duration.ofSeconds(3));
    server.close();
    server.close();
    assertThat(FakeTransport.stopped).isEqualTo(TransportConfig.defaults().stopTimeout());
  }

  @Test
  void namesTheAddressAsABrowserOnThisMachineWould() {
    assertThat(uri("0.0.0.0")).isEqualTo(URI.create("http://localhost:8000"));
    assertThat(uri("::1")).isEqualTo(URI.create("http://localhost:8000"));
    assertThat(uri("192.0.2.7")).isEqualTo(URI.create("http://192.0.2.7:8000"));
    assertThat(uri("2001:db8::1")).isEqualTo(URI.create("http://[2001:db8:0:0:0:0:0:1]:8000"));
    assertThat(uri("no.such.host.invalid")).isEqualTo(URI.create("http://localhost:8000"));
  }

  private static URI uri(String host) {
    try (Server server = App.create().host(host).start()) {
      return server.uri();
    }
  }

  @Test
  void passesItsLimitsOn() {
    TransportConfig config = TransportConfig.defaults().withMaxBody(5);
    App app = App.create().transport(config).port(9);
    assertThat(app.transport()).isEqualTo(config.withPort(9));
    app.start().close();
    assertThat(FakeTransport.config).isEqualTo(config.withPort(9));
  }

  @Test
  void saysWhatToAddWithoutATransport() {
    assertThatThrownBy(() -> Transports.only(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("<artifactId>serval-netty</artifactId>")
        .hasMessageContaining(
            "implementation(\"dev.serval:serval-netty:" + ProcessorSetup.VERSION + "\")");
  }

  @Test
  void refusesTwoTransportsNamingBoth() {
    assertThatThrownBy(() -> Transports.only(List.of(provider(A.class), provider(B.class))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("StartTest$A")
        .hasMessageContaining("StartTest$B");
  }

  interface A extends Transport {}

  interface B extends Transport {}

  private static ServiceLoader.Provider<Transport> provider(Class<? extends Transport> type) {
    return new ServiceLoader.Provider<>() {
      @Override
      public Class<? extends Transport> type() {
        return type;
      }

      @Override
      public Transport get() {
        throw new AssertionError("must not be made");
      }
    };
  }

  /// A resource whose routes were "generated": see ResourceRoutes.
  static class Resource {}

  static final class SubclassOfResource extends Resource {}

  static final class Unprocessed {}

  @Test
  void findsGeneratedRoutesByTheNameOfTheClass() {
    App app =
        App.create()
            .mount(new StartTest.Resource())
            .mount("/v1", new SubclassOfResource())
            .mount("/v2", group -> group.mount(new Resource()).mount("/in", new Resource()));
    assertThat(Call.get("/generated").on(app).text()).isEqualTo("Resource");
    assertThat(Call.get("/v1/generated").on(app).text()).isEqualTo("SubclassOfResource");
    assertThat(Call.get("/v2/generated").on(app).text()).isEqualTo("Resource");
    assertThat(Call.get("/v2/in/generated").on(app).text()).isEqualTo("Resource");
  }

  @Test
  void takesRoutesThatComeAsAnObject() {
    Object routes = b();
    assertThat(Call.get("/").on(App.create().mount(routes)).text()).isEqualTo("b");
  }

  @Test
  void saysWhatToAddWhereTheProcessorDidNotRun() {
    assertThatThrownBy(() -> App.create().mount(new Unprocessed()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected the class dev.serval.StartTest_UnprocessedRoutes")
        .hasMessageContaining("since JDK 23, javac silently skips")
        .hasMessageContaining("<annotationProcessorPaths>")
        .hasMessageContaining("<artifactId>serval-processor</artifactId>")
        .hasMessageContaining("<version>" + ProcessorSetup.VERSION + "</version>")
        .hasMessageContaining(
            "annotationProcessor(\"dev.serval:serval-processor:" + ProcessorSetup.VERSION + "\")");
  }

  @Test
  void saysThatMountTakesAnObject() {
    assertThatThrownBy(() -> App.create().mount(Resource.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mount: expected an object, found the class dev.serval.StartTest$Resource;"
                + " write mount(new Resource(…))");
    String nothing = "mount: expected an object such as new Books(…), found null";
    App app = App.create();
    assertThatThrownBy(() -> app.mount((Object) null)).hasMessage(nothing);
    assertThatThrownBy(() -> app.mount("/v1", (Object) null)).hasMessage(nothing);
    assertThatThrownBy(() -> app.mount((Routes) null)).hasMessage(nothing);
    assertThatThrownBy(() -> app.mount("/v1", (Routes) null)).hasMessage(nothing);
    App inner = App.create().mount("/v1", group -> group.mount((Routes) null));
    assertThatThrownBy(inner::handler).hasMessage(nothing);
    App deeper = App.create().mount("/v1", group -> group.mount("/v2", (Routes) null));
    assertThatThrownBy(deeper::handler).hasMessage(nothing);
  }

  @Test
  void knowsItsVersion() throws Exception {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + ProcessorSetup.VERSION + "</version>");
  }

  @Test
  void describesTheApiAsItWasTold() {
    App app =
        App.create()
            .title("Todos")
            .version("2.0")
            .description("Things to do.")
            .openApi(OpenApiVersion.V3_2);
    assertThat(Call.get("/openapi.json").on(app).text())
        .startsWith("{\"openapi\":\"3.2.0\"")
        .contains("\"title\":\"Todos\"")
        .contains("\"version\":\"2.0\"")
        .contains("Things to do.");
    App other =
        App.create().info(Info.of("Other", "3")).json(dev.serval.json.JsonFamily.generated());
    assertThat(Call.get("/openapi.json").on(other).text()).contains("\"title\":\"Other\"");
  }
}
