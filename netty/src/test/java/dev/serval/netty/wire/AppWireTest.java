// Replays the wire table with the whole framework behind the transport.
package dev.serval.netty.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.netty.wire.WireCase.Check;
import dev.serval.netty.wire.WireCase.Receive;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What the transport decides must not be undone above it: a broken body stays 400 although a
/// handler, middleware and an error contract stand between. Each case once, delivered whole; and a
/// part of them byte by byte, so that handlers start before the body has come.
@Execution(ExecutionMode.CONCURRENT)
class AppWireTest {
  private static WireServer server;
  private static WireServer routes;

  @BeforeAll
  static void start() {
    server = WireServer.startApp();
    routes = WireServer.startRoutes();
  }

  @AfterAll
  static void stop() {
    server.close();
    routes.close();
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    return WireTable.some(4).stream()
        .filter(AppWireTest::isForApplications)
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> replay(server, one)));
  }

  @TestFactory
  Stream<DynamicTest> casesOfRouting() {
    return WireTable.theme("app").stream()
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> replay(routes, one)));
  }

  private static void replay(WireServer server, WireCase one) {
    Replay.play(server, one, Delivery.WHOLE);
    if (!one.template() && one.sent().length < 5_000) {
      Replay.play(server, one, Delivery.BYTES);
    }
  }

  /// Applications do not see the raw query, and what they answer themselves is tested elsewhere.
  private static boolean isForApplications(WireCase one) {
    return !one.place().startsWith("responses")
        && one.steps().stream()
            .noneMatch(step ->
                step instanceof Receive receive
                    && receive.responses().stream()
                        .flatMap(response -> response.checks().stream())
                        .anyMatch(AppWireTest::asksForTheQuery));
  }

  private static boolean asksForTheQuery(Check check) {
    return check.kind() == Check.Kind.SAW
        && check.key().equals("target")
        && check.value().contains("?");
  }

  @Test
  void leavesOutFewCases() {
    assertThat(WireTable.all().stream().filter(AppWireTest::isForApplications).count())
        .isGreaterThan(WireTable.all().size() * 97L / 100);
  }
}
