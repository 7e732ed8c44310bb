// Check: asks a running server everything that is measured and compares what comes back.
// java benchmarks/load/Check.java NAME PORT, where NAME decides which answers to faults are its
// own.

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Keeps an error path from being measured as if it were the answer.
final class Check {
  static final String USER =
      """
      {"name":"Ada Lovelace","email":"ada@example.com","age":36,"tags":["math","engine"],\
      "address":{"street":"12 St James's Square","city":"London","zip":"SW1Y 4JH"}}\
      """;
  static final String FAULTY =
      """
      {"name":"","email":"nobody","age":200,"tags":["math","engine"],\
      "address":{"street":"12 St James's Square","city":"London","zip":"SW1Y 4JH"}}\
      """;

  private final Asker server;

  private Check(Asker server) {
    this.server = server;
  }

  public static void main(String[] args) throws IOException {
    Asker server = new Asker(Integer.parseInt(args[1]));
    if (args[0].equals("floor")) {
      server.expect("GET", "/plaintext", null, Set.of(200), "text/plain", "Hello, World!");
    } else if (args[0].endsWith("-database")) {
      new DatabaseCheck(server).all();
    } else {
      new Check(server).all();
    }
    for (String fault : server.faults()) {
      System.err.println(args[0] + ": " + fault);
    }
    if (!server.faults().isEmpty()) {
      System.exit(1);
    }
  }

  private void all() throws IOException {
    String json = "application/json";
    Set<Integer> ok = Set.of(200);
    // A server of defaults answers 400 where the contract says 422; both are measured as refusals.
    Set<Integer> refused = Set.of(400, 422);

    server.expect("GET", "/plaintext", null, ok, "text/plain", "Hello, World!");
    server.expect("GET", "/blocking", null, ok, "text/plain", "Hello, World!");
    server.expect("GET", "/json", null, ok, json, "{\"message\":\"Hello, World!\"}");

    server.expect("GET", "/users/42", null, ok, json, "{\"id\":42,\"name\":\"user 42\"}");
    server.expect("GET", "/users/9000000000", null, ok, json, user(9_000_000_000L));
    server.expect("GET", "/users/x", null, Set.of(400, 404, 422), null, null);

    server.expect(
        "GET",
        "/search?q=ada&limit=50&page=2&sort=age",
        null,
        ok,
        json,
        search("ada", 50, 2, "age"));
    server.expect("GET", "/search?q=a%20%22b", null, ok, json, search("a \\\"b", 20, 1, "name"));
    server.expect("GET", "/search?q=ada&limit=0", null, refused, null, null);
    server.expect("GET", "/search?q=ada&limit=101", null, refused, null, null);
    server.expect("GET", "/search?q=ada&limit=ten", null, Set.of(400, 404, 422), null, null);
    server.expect("GET", "/search?q=ada&page=0", null, refused, null, null);
    server.expect("GET", "/search?q=ada&sort=size", null, Set.of(400, 404, 422), null, null);
    server.expect("GET", "/search?q=" + "a".repeat(51), null, refused, null, null);

    server.expect("POST", "/users", USER, Set.of(201), json, "{\"id\":1," + USER.substring(1));
    Asker.Answer faulty = server.expect("POST", "/users", FAULTY, refused, null, null);
    for (String name : List.of("name", "email", "age")) {
      if (!faulty.body().contains(name)) {
        server.fault("POST /users with three faults does not tell of " + name + ": " + faulty.body());
      }
    }
    server.expect("POST", "/users", USER.replace("math", " "), refused, null, null);
    server.expect("POST", "/users", USER.replace("London", " "), refused, null, null);
    server.expect("POST", "/users", USER.replace("Ada", "A".repeat(80)), refused, null, null);
    String tag = "\"math\",";
    server.expect("POST", "/users", USER.replace(tag, tag.repeat(10)), refused, null, null);
    server.expect("POST", "/users", "{\"name\":", refused, null, null);

    server.expect("GET", "/nothing", null, Set.of(404), null, null);
    server.pipelined();
  }

  private static String user(long id) {
    return "{\"id\":" + id + ",\"name\":\"user " + id + "\"}";
  }

  private static String search(String q, int limit, int page, String sort) {
    return "{\"q\":\""
        + q
        + "\",\"limit\":"
        + limit
        + ",\"page\":"
        + page
        + ",\"sort\":\""
        + sort
        + "\"}";
  }
}
