// DatabaseScene: what clients do with a server that asks a database.
package dev.serval.soak;

import static dev.serval.soak.Requests.get;
import static dev.serval.soak.Requests.post;
import static dev.serval.soak.Requests.sendJson;

import java.io.IOException;

/// What is added is removed again, so that the tables stay as large as they were.
@SuppressWarnings("ImmutableEnumChecker") // what is played is code and holds nothing
enum DatabaseScene implements Scene {
  // Good clients.
  READ(16, client -> client.keepAlive(get("/notes/kept-" + client.upTo(SoakedDatabase.KEPT)), 200)),
  LIST(8, client -> client.keepAlive(get("/notes?limit=" + (1 + client.upTo(100))), 200)),
  KEEP(12, DatabaseScene::keep),
  CHANGE(
      6,
      client ->
          client.keepAlive(sendJson("PUT", "/notes/kept-" + client.upTo(10), note("any")), 200)),
  MANY(3, client -> client.exchange(post("/notes/many", "Content-Length: 0\r\n"), 200)),
  EXPORT(2, client -> client.exchange(get("/notes/export"), 200)),

  // What the database refuses.
  MISSING(8, client -> client.keepAlive(get("/notes/nothing"), 404)),
  TAKEN(8, client -> client.keepAlive(sendJson("POST", "/notes", note("kept-1")), 409)),
  EMPTY(4, client -> client.keepAlive(sendJson("POST", "/notes", note("")), 409)),
  ROLLED_BACK(4, DatabaseScene::rolledBack),
  WRONG(1, client -> client.exchange(get("/wrong"), 500)),

  // Clients that go away while the database works for them.
  IMPATIENT(4, client -> client.abandon(get("/waits"))),
  GONE_IN_TRANSACTION(4, client -> client.abandon(post("/notes/slowly", "Content-Length: 0\r\n"))),
  UNREAD_EXPORT(3, client -> client.abandon(get("/notes/export"))),
  HALF_BODY(2, client -> client.sendPartOf(sendJson("POST", "/notes", note("any")))),

  // What takes long.
  WAIT(0, client -> client.exchange(get("/waits"), 200)),
  SLOWLY(0, client -> client.exchange(post("/notes/slowly", "Content-Length: 0\r\n"), 200)),
  TIMEOUT(0, client -> client.exchange(get("/too-long"), 503));

  private final int weight;
  private final Play play;

  DatabaseScene(int weight, Play play) {
    this.weight = weight;
    this.play = play;
  }

  private static String note(String name) {
    return "{\"name\":\"" + name + "\",\"body\":\"what is to be kept of this\"}";
  }

  /// Adds a note, reads, changes and removes it.
  private static void keep(Client client) throws IOException {
    String name = "note-" + client.upTo(Integer.MAX_VALUE);
    client.exchange(sendJson("POST", "/notes", note(name)), 201);
    client.exchange(get("/notes/" + name), 200);
    client.exchange(sendJson("PUT", "/notes/" + name, note(name)), 200);
    client.exchange(get("/notes/" + name).replace("GET", "DELETE"), 204);
    client.exchange(get("/notes/" + name), 404);
  }

  /// Adds a note and then one that is there already, in one transaction.
  private static void rolledBack(Client client) throws IOException {
    String name = "half-" + client.upTo(Integer.MAX_VALUE);
    client.exchange(sendJson("POST", "/notes/twice", note(name)), 409);
    client.exchange(get("/notes/" + name), 404);
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
