// Asker: asks a running server and keeps what is wrong with its answers.

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

/// A client of one server, with a connection for each request.
final class Asker {
  private final int port;
  private final List<String> faults = new ArrayList<>();

  Asker(int port) {
    this.port = port;
  }

  /// What came back.
  record Answer(int status, Map<String, String> fields, String body) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  /// What was found so far.
  List<String> faults() {
    return faults;
  }

  void fault(String text) {
    faults.add(text);
  }

  /// Asks, and compares what is not null with the answer.
  Answer expect(
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
  void pipelined() throws IOException {
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
