// The rules of Exchange that no handler of an App breaks, but a handler of one's own may.
package dev.serval.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.http.Headers;
import dev.serval.http.Method;
import dev.serval.http.RequestTarget;
import dev.serval.http.Status;
import dev.serval.transport.Exchange;
import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RawResponse;
import dev.serval.transport.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class MemoryExchangeTest {
  private static final ExchangeHandler REFUSING =
      new ExchangeHandler() {
        @Override
        public void handle(Exchange exchange) {}

        @Override
        public RawResponse refuse(Refusal refusal) {
          return new RawResponse(refusal.status(), Headers.empty(), new byte[] {'r'});
        }
      };

  private static MemoryExchange exchange(Method method) {
    return new MemoryExchange(
        new OutgoingRequest(method.name(), "/", Headers.empty(), new byte[0], false),
        method,
        RequestTarget.parse("/"),
        10,
        REFUSING);
  }

  @Test
  void takesOneAnswer() {
    MemoryExchange exchange = exchange(Method.GET);
    exchange.respond(Status.OK, Headers.of("Content-Length", "9", "X-A", "1"), new byte[3], 1, 2);
    assertThatThrownBy(() -> exchange.respond(Status.OK, Headers.empty(), new byte[0], 0, 0))
        .isInstanceOf(IllegalStateException.class);
    assertThat(exchange.response().bytes()).hasSize(2);
    assertThat(exchange.response().header("Content-Length")).isEqualTo("2");
    assertThat(exchange.response().header("X-A")).isEqualTo("1");
  }

  @Test
  void holdsAStreamToItsLength() throws IOException {
    MemoryExchange exchange = exchange(Method.GET);
    OutputStream out = exchange.stream(Status.OK, Headers.empty(), 2);
    out.write('a');
    assertThatThrownBy(() -> out.write(new byte[2])).hasMessageContaining("more were written");
    assertThatThrownBy(out::close).hasMessageContaining("and 1 were written");
    out.write('b');
    out.close();
    out.close();
    assertThatThrownBy(() -> out.write('c')).hasMessageContaining("closed");
    assertThat(exchange.response().text()).isEqualTo("ab");
  }

  @Test
  void dropsBodiesWhereThereMustBeNone() throws IOException {
    MemoryExchange exchange = exchange(Method.GET);
    exchange.respond(Status.NO_CONTENT, Headers.empty(), new byte[1], 0, 1);
    assertThat(exchange.response().bytes()).isEmpty();
    assertThat(exchange.response().header("Content-Length")).isNull();
    MemoryExchange head = exchange(Method.HEAD);
    head.stream(Status.OK, Headers.empty(), 5).close();
    assertThat(head.response().header("Content-Length")).isEqualTo("5");
  }

  @Test
  void noticesAHandlerWithoutAnAnswer() {
    MemoryExchange exchange = exchange(Method.GET);
    assertThat(exchange.isOpen()).isTrue();
    assertThatThrownBy(exchange::response)
        .isInstanceOf(AssertionError.class)
        .hasMessage("GET /: the handler ended without a response");
  }

  @Test
  void isWhatARequestInMemoryIs() {
    MemoryExchange exchange = exchange(Method.GET);
    assertThat(exchange.scheme()).isEqualTo("http");
    assertThat(exchange.authority()).isEqualTo("localhost");
    assertThat(exchange.remoteAddress().toString()).contains("127.0.0.1");
    assertThat(exchange.contentLength()).isZero();
  }
}
