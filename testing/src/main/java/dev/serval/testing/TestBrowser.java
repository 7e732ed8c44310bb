// A client that remembers cookies.
package dev.serval.testing;

import dev.serval.http.Cookie;
import dev.serval.http.Headers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A client that keeps the cookies which responses set and sends them back, as the browser of one
/// person does (RFC 6265 section 5); made by [TestApi#browser].
///
/// ```java
/// TestBrowser ann = client.browser();
/// ann.post("/signin").form("name", "ann").form("password", "…").expect(303);
/// ann.get("/me").expect(200);
/// client.browser().get("/me").expect(401);           // somebody else
/// ```
///
/// Domain, path, expiry and the prefixes `__Host-` and `__Secure-` count; the host is that of
/// [TestRequest#host], else `localhost`. `Secure` cookies are sent, as browsers send them to
/// `localhost`; `HttpOnly` and `SameSite` change nothing. A cookie that a request sets itself wins
/// over a kept one of its name. Redirects are not followed. For one thread.
public final class TestBrowser extends TestApi {
  private final TestApi client;
  private final CookieJar jar;

  TestBrowser(TestApi client, InstantSource clock) {
    this.client = client;
    this.jar = new CookieJar(clock);
  }

  /// Returns the value of a cookie that is kept, of several the newest; null where there is none.
  public @Nullable String cookie(String name) {
    return jar.values().get(name);
  }

  /// Returns the cookies that are kept, by name.
  public Map<String, String> cookies() {
    return jar.values();
  }

  /// Closes the browser and opens it again: cookies without `Max-Age` and `Expires` are forgotten.
  public TestBrowser reopen() {
    jar.endSession();
    return this;
  }

  @Override
  TestResponse send(OutgoingRequest request) {
    return stored(request, client.send(withCookies(request)));
  }

  /// The cookies that an opened WebSocket's response sets are not kept: not every client shows it.
  @Override
  ClientSocket open(OutgoingRequest handshake) {
    return client.open(withCookies(handshake));
  }

  @Override
  OpenedResponse openStream(OutgoingRequest request) {
    return client.openStream(withCookies(request));
  }

  @Override
  TestResponse handshake(OutgoingRequest handshake) {
    return stored(handshake, client.handshake(withCookies(handshake)));
  }

  private OutgoingRequest withCookies(OutgoingRequest request) {
    Headers headers = request.headers();
    return request.withHeaders(with(headers, host(headers), path(request)));
  }

  private TestResponse stored(OutgoingRequest request, TestResponse response) {
    for (String field : response.headers().all("Set-Cookie")) {
      jar.store(host(request.headers()), path(request), field);
    }
    return response;
  }

  private static String path(OutgoingRequest request) {
    String target = request.target();
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static String host(Headers headers) {
    String written = headers.first("Host");
    String host = written == null ? "localhost" : written;
    int colon = host.lastIndexOf(':');
    boolean port = colon > host.lastIndexOf(']');
    return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }

  private Headers with(Headers headers, String host, String path) {
    List<String> pairs = new ArrayList<>(headers.all("Cookie"));
    Set<String> written =
        pairs.stream()
            .flatMap(field -> Cookie.parse(field).keySet().stream())
            .collect(Collectors.toSet());
    pairs.addAll(jar.pairs(host, path, written));
    return pairs.isEmpty()
        ? headers
        : headers.toBuilder().set("Cookie", String.join("; ", pairs)).build();
  }

  /// Does nothing: the application is closed by the client that this browser is one of.
  @Override
  public void close() {}
}
