// WebScene: what clients do with a server that has no database.
package dev.serval.soak;

import static dev.serval.soak.Requests.USER;
import static dev.serval.soak.Requests.chunkedHead;
import static dev.serval.soak.Requests.chunks;
import static dev.serval.soak.Requests.get;
import static dev.serval.soak.Requests.json;
import static dev.serval.soak.Requests.post;
import static dev.serval.soak.Requests.text;

import java.io.IOException;

/// Good clients, and those that err, break the protocol, go away, or are slow.
@SuppressWarnings("ImmutableEnumChecker") // what is played is code and holds nothing
enum WebScene implements Scene {
  // Good clients.
  PLAIN(12, client -> client.keepAlive(get("/plaintext"), 200)),
  JSON(8, client -> client.keepAlive(get("/json"), 200)),
  PATH(8, client -> client.keepAlive(get("/users/" + client.upTo(1 << 30)), 200)),
  QUERY(6, client -> client.keepAlive(get("/search?q=ada&limit=50&sort=AGE"), 200)),
  CREATE(8, client -> client.keepAlive(json(USER), 201)),
  BLOCKING(6, client -> client.keepAlive(get("/blocking"), 200)),
  PIPELINED(6, client -> client.pipeline(get("/plaintext"), 16)),
  LARGE(3, client -> client.exchange(get("/large"), 200)),
  STREAM(3, client -> client.exchange(get("/stream"), 200)),
  UPLOAD(4, client -> client.exchange(text("/upload", client.upTo(900_000)), 200)),
  CHUNKS(4, client -> client.exchange(chunks("/upload", client.upTo(200)), 200)),
  CONTINUE(
      2,
      client ->
          client.expectContinue(
              post("/upload", "Content-Length: 5\r\nExpect: 100-continue\r\n"), "abcde")),
  CHURN(10, client -> client.exchange(get("/plaintext", "Connection: close\r\n"), 200)),

  // Clients that err.
  INVALID(8, client -> client.keepAlive(json(USER.replace("36", "200")), 422)),
  SYNTAX(4, client -> client.keepAlive(json("{\"name\":"), 400)),
  NO_ROUTE(4, client -> client.keepAlive(get("/nothing"), 404)),
  NO_METHOD(2, client -> client.keepAlive(get("/json").replace("GET", "DELETE"), 405)),
  BAD_ID(2, client -> client.keepAlive(get("/users/x"), 422)),
  NO_JSON(2, client -> client.keepAlive(text("/users", 20), 415)),
  FAILS(1, client -> client.exchange(get("/fails"), 500)),

  // Clients that break the protocol.
  BROKEN(
      8, client -> client.refused(Requests.BROKEN[client.upTo(Requests.BROKEN.length)], 400, 505)),
  LONG_LINE(1, client -> client.refused(get("/" + "a".repeat(9_000)), 414, 414)),
  MANY_FIELDS(1, client -> client.refused(get("/", "X: y\r\n".repeat(200)), 431, 431)),
  BROKEN_CHUNK(4, client -> client.refused(chunkedHead("/upload") + "3\r\nabcd\r\n", 400, 400)),
  TOO_LARGE(3, client -> client.refused(post("/upload", "Content-Length: 9000000\r\n"), 413, 413)),
  TOO_MANY_CHUNKS(1, client -> client.refused(chunks("/upload", 1_200), 413, 413)),

  // Clients that go away.
  SILENT(3, client -> {}),
  HALF_HEAD(4, client -> client.sendPartOf(get("/plaintext"))),
  HALF_BODY(4, client -> client.sendPartOf(text("/upload", 50_000))),
  HALF_CHUNKS(3, client -> client.sendPartOf(chunks("/upload", 20))),
  UNREAD(3, client -> client.send(get("/large").repeat(1 + client.upTo(4)))),
  UNREAD_STREAM(2, client -> client.send(get("/stream").repeat(1 + client.upTo(4)))),
  IMPATIENT(2, client -> client.send(get("/long"))),
  BROKEN_OFF(1, client -> client.brokenOff(get("/breaks"))),

  // Clients that are slow: each takes about a second.
  SLOW_HEAD(0, client -> client.slowly(get("/plaintext"), 200)),
  SLOW_BODY(0, client -> client.slowly(json(USER), 201)),
  SLOW_CHUNKS(0, client -> client.slowly(chunkedHead("/upload") + "3\r\nabc\r\n0\r\n\r\n", 200)),
  SLOW_AND_GONE(0, client -> client.sendSlowlyPartOf(json(USER))),
  SLOW_READER(0, client -> client.readSlowly(get("/large"), 4)),
  LONG_WAIT(0, client -> client.exchange(get("/long"), 200));

  private final int weight;
  private final Play play;

  WebScene(int weight, Play play) {
    this.weight = weight;
    this.play = play;
  }

  @Override
  public int weight() {
    return weight;
  }

  @Override
  public void play(Client client) throws IOException {
    play.with(client);
  }
}
