// Check: asks a running server everything that is measured and compares what comes back.
// java benchmarks/load/Check.java NAME PORT, where NAME decides which answers to faults are its
// own.

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

  private final int port;
  private final List<String> faults = new ArrayList<>();

  private Check(int port) {
    this.port = port;
  }

  /// What came back.
  private record Answer(int status, Map<String, String> fields, String body) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  public static void main(String[] args) throws IOException {
    Check check = new Check(Integer.parseInt(args[1]));
    if (args[0].equals("floor")) {
      check.expect("GET", "/plaintext", null, Set.of(200), "text/plain", "Hello, World!");
    } else {
      check.all();
    }
    for (String fault : check.faults) {
      System.err.println(args[0] + ": " + fault);
    }
    if (!check.faults.isEmpty()) {
      System.exit(1);
    }
  }

  private void all() throws IOException {
    String json = "application/json";
    Set<Integer> ok = Set.of(200);
    // A server of defaults answers 400 where the contract says 422; both are measured as refusals.
    Set<Integer> refused = Set.of(400, 422);

    expect("GET", "/plaintext", null, ok, "text/plain", "Hello, World!");
    expect("GET", "/blocking", null, ok, "text/plain", "Hello, World!");
    expect("GET", "/json", null, ok, json, "{\"message\":\"Hello, World!\"}");

    expect("GET", "/users/42", null, ok, json, "{\"id\":42,\"name\":\"user 42\"}");
    expect("GET", "/users/9000000000", null, ok, json, user(9_000_000_000L));
    expect("GET", "/users/x", null, Set.of(400, 404, 422), null, null);

    expect(
        "GET",
        "/search?q=ada&limit=50&page=2&sort=age",
        null,
        ok,
        json,
        search("ada", 50, 2, "age"));
    expect("GET", "/search?q=a%20%22b", null, ok, json, search("a \\\"b", 20, 1, "name"));
    expect("GET", "/search?q=ada&limit=0", null, refused, null, null);
    expect("GET", "/search?q=ada&limit=101", null, refused, null, null);
    expect("GET", "/search?q=ada&limit=ten", null, Set.of(400, 404, 422), null, null);
    expect("GET", "/search?q=ada&page=0", null, refused, null, null);
    expect("GET", "/search?q=ada&sort=size", null, Set.of(400, 404, 422), null, null);
    expect("GET", "/search?q=" + "a".repeat(51), null, refused, null, null);

    expect("POST", "/users", USER, Set.of(201), json, "{\"id\":1," + USER.substring(1));
    Answer faulty = expect("POST", "/users", FAULTY, refused, null, null);
    for (String name : List.of("name", "email", "age")) {
      if (!faulty.body().contains(name)) {
        faults.add("POST /users with three faults does not tell of " + name + ": " + faulty.body());
      }
    }
    expect("POST", "/users", USER.replace("math", " "), refused, null, null);
    expect("POST", "/users", USER.replace("London", " "), refused, null, null);
    expect("POST", "/users", USER.replace("Ada", "A".repeat(80)), refused, null, null);
    String tag = "\"math\",";
    expect("POST", "/users", USER.replace(tag, tag.repeat(10)), refused, null, null);
    expect("POST", "/users", "{\"name\":", refused, null, null);

    expect("GET", "/nothing", null, Set.of(404), null, null);
    pipelined();
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

  private Answer expect(
      String method, String target, String body, Set<Integer> statuses, String type, String content)
      throws IOException {
    Answer answer;
    try (Socket socket = connect()) {
      send(socket, method, target, body);
      answer = read(new BufferedInputStream(socket.getInputStream()));
    }
    String what = method + " " + target + (body == null ? "" : " " + body);
    if (!statuses.contains(answer.status())) {
      faults.add(what + ": expected status " + statuses + ", found " + answer);
    }
    if (type != null && !answer.field("content-type").startsWith(type)) {
      faults.add(what + ": expected " + type + ", found " + answer);
    }
    if (content != null && !answer.body().equals(content)) {
      faults.add(what + ": expected " + content + ", found " + answer);
    }
    if (answer.field("connection").equalsIgnoreCase("close") && answer.status() < 300) {
      faults.add(what + ": closes the connection");
    }
    return answer;
  }

  /// Sixteen requests in one write, as the pipelined scenario has them.
  private void pipelined() throws IOException {
    try (Socket socket = connect()) {
      for (int i = 0; i < 16; i++) {
        send(socket, "GET", "/plaintext", null);
      }
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = 0; i < 16; i++) {
        Answer answer = read(in);
        if (answer.status() != 200 || !answer.body().equals("Hello, World!")) {
          faults.add("answer " + i + " of 16 pipelined: found " + answer);
        }
      }
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String method, String target, String body)
      throws IOException {
    byte[] content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n";
    if (body != null) {
      head += "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n";
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(content);
    socket.getOutputStream().write(out.toByteArray());
  }

  private static Answer read(InputStream in) throws IOException {
    String first = line(in);
    if (!first.startsWith("HTTP/1.1 ")) {
      throw new IOException("No status line: " + first);
    }
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String field = line(in); !field.isEmpty(); field = line(in)) {
      int colon = field.indexOf(':');
      fields.put(field.substring(0, colon), field.substring(colon + 1).strip());
    }
    byte[] body;
    if ("chunked".equalsIgnoreCase(fields.get("transfer-encoding"))) {
      ByteArrayOutputStream chunks = new ByteArrayOutputStream();
      for (int n = size(line(in)); n > 0; n = size(line(in))) {
        chunks.write(in.readNBytes(n));
        line(in);
      }
      line(in);
      body = chunks.toByteArray();
    } else {
      body = in.readNBytes(Integer.parseInt(fields.getOrDefault("content-length", "0")));
    }
    return new Answer(
        Integer.parseInt(first.substring(9, 12)), fields, new String(body, StandardCharsets.UTF_8));
  }

  private static int size(String chunkLine) {
    return Integer.parseInt(chunkLine.split(";")[0].strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("The server closed the connection after: " + line);
      }
      line.write(octet);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
