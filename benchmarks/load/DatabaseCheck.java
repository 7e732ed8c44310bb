// DatabaseCheck: asks a server with a database what is measured, and whether it did what it says.

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keeps a server that answers without asking its database, or without writing to it, from being
/// measured.
final class DatabaseCheck {
  private static final Pattern WORLD = Pattern.compile("\\{\"id\":(\\d+),\"randomNumber\":(\\d+)}");
  private static final Pattern WORLDS = Pattern.compile("\\[" + WORLD + "(?:," + WORLD + ")*]");
  private static final int MOST = 10_000;
  private static final String JSON = "application/json";

  /// As they stand in the table and sorted by the text, with the one that is added.
  private static final String FORTUNES =
      page(
          "10:&lt;script&gt;alert(&quot;a text &amp; no program&quot;);&lt;/script&gt;",
          "1:A cache is a promise to be wrong later",
          "9:A list of one is still a list",
          "7:A transaction a day keeps nobody away",
          "0:Added when it was asked for",
          "3:Any column may be null until it is not",
          "5:Every join was once a good idea",
          "8:Locks are patient, users are not",
          "11:One more connection never was enough",
          "2:The index you did not make is the one you need",
          "4:To count is easy; to count twice the same, hard",
          "6:What is not measured is believed",
          "12:待てば海路の日和あり");

  private final Asker server;

  DatabaseCheck(Asker server) {
    this.server = server;
  }

  void all() throws IOException {
    Set<Integer> ok = Set.of(200);
    Set<Integer> refused = Set.of(400, 422);
    server.expect("GET", "/plaintext", null, ok, "text/plain", "Hello, World!");
    server.expect("GET", "/fortunes", null, ok, "text/html", FORTUNES);
    server.expect("GET", "/worlds/1000000", null, Set.of(404), null, null);
    server.expect("GET", "/worlds/x", null, Set.of(400, 404, 422), null, null);

    Map<Integer, Integer> seen = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      seen.putAll(worlds("/db", 1, WORLD));
    }
    if (seen.size() < 10) {
      server.fault("GET /db: expected other rows each time, found in 20 requests only " + seen);
    }
    same(seen);
    same(worlds("/queries?n=20", 20, WORLDS));
    worlds("/queries?n=1", 1, WORLDS);
    worlds("/queries?n=500", 500, WORLDS);
    same(worlds("/updates?n=20", 20, WORLDS));
    same(worlds("/updates?n=1", 1, WORLDS));
    for (String target : Set.of("/queries?n=", "/updates?n=")) {
      for (String n : Set.of("0", "501", "x")) {
        server.expect("GET", target + n, null, refused, null, null);
      }
    }
  }

  /// Asks for rows, and demands that they are so many different ones.
  private Map<Integer, Integer> worlds(String target, int count, Pattern form) throws IOException {
    String body = server.expect("GET", target, null, Set.of(200), JSON, null).body();
    Map<Integer, Integer> worlds = new LinkedHashMap<>();
    Matcher world = WORLD.matcher(body);
    while (world.find()) {
      worlds.put(Integer.parseInt(world.group(1)), Integer.parseInt(world.group(2)));
    }
    boolean within =
        worlds.entrySet().stream().allMatch(w -> within(w.getKey()) && within(w.getValue()));
    if (!form.matcher(body).matches() || worlds.size() != count || !within) {
      server.fault("GET " + target + ": expected " + count + " different rows, found " + body);
    }
    return worlds;
  }

  private static boolean within(int number) {
    return number >= 1 && number <= MOST;
  }

  /// Demands that the database has what was answered.
  private void same(Map<Integer, Integer> worlds) throws IOException {
    for (Map.Entry<Integer, Integer> world : worlds.entrySet()) {
      String row =
          "{\"id\":%d,\"randomNumber\":%d}".formatted(world.getKey(), world.getValue());
      server.expect("GET", "/worlds/" + world.getKey(), null, Set.of(200), JSON, row);
    }
  }

  private static String page(String... rows) {
    StringBuilder page =
        new StringBuilder(
            "<!doctype html><html><head><title>Fortunes</title></head><body><table>"
                + "<tr><th>id</th><th>message</th></tr>");
    for (String row : rows) {
      String[] cells = row.split(":", 2);
      page.append("<tr><td>" + cells[0] + "</td><td>" + cells[1] + "</td></tr>");
    }
    return page.append("</table></body></html>").toString();
  }
}
