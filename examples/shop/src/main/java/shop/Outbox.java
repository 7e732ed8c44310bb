package shop;

import dev.serval.Problem;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonWriter;
import dev.serval.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What leaves the shop: mails, which this example only keeps, and requests to servers that want to
/// know of paid orders. Safe for any number of threads.
final class Outbox implements AutoCloseable {
  private static final int MAX_MAILS = 1_000;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final List<URI> allowed;
  private final Secret secret;
  private volatile boolean closed;

  /// @param allowed the servers that may be told, by scheme, host and port
  /// @param secret signs what they are told
  Outbox(List<URI> allowed, Secret secret) {
    this.allowed = allowed;
    this.secret = secret;
  }

  List<String> mails() {
    return mails;
  }

  boolean isClosed() {
    return closed;
  }

  /// Refuses to tell servers that nobody named: an address of a client's choice could be one inside
  /// of our own network.
  ///
  /// @throws Problem 422 if it is not one of those
  void requireAllowed(@Nullable URI callback) {
    if (callback != null && allowed.stream().noneMatch(server -> isAt(callback, server))) {
      throw Problem.unprocessable("callbackUrl: that server is not to be told of orders");
    }
  }

  private static boolean isAt(URI callback, URI server) {
    return server.getScheme().equalsIgnoreCase(callback.getScheme())
        && server.getHost().equalsIgnoreCase(callback.getHost())
        && server.getPort() == callback.getPort()
        && callback.getRawUserInfo() == null;
  }

  /// Tells the customer, and the server that asked for it.
  void confirm(Order order, @Nullable URI callback)
      throws IOException, InterruptedException, GeneralSecurityException {
    if (mails.size() < MAX_MAILS) {
      mails.add("To " + order.user() + ": order " + order.id() + ", " + Money.text(order.cents()));
    }
    if (callback != null) {
      tell(callback, new OrderEvents.OrderPaid(order.id(), order.cents()));
    }
  }

  private void tell(URI callback, OrderEvents.OrderPaid event)
      throws IOException, InterruptedException, GeneralSecurityException {
    JsonWriter json = new JsonWriter();
    JsonCodec.of(OrderEvents.OrderPaid.class).write(json, event);
    byte[] body = json.toByteArray();
    URI target = callback.resolve(callback.getRawPath().replaceFirst("/?$", "/order-paid"));
    client.send(
        HttpRequest.newBuilder(target)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("X-Signature", signature(body))
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.discarding());
  }

  private String signature(byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }

  @Override
  public void close() {
    closed = true;
    client.close();
  }
}
