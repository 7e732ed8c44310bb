// Reads HTTP/1.1 responses from a stream and forgives nothing.
package dev.serval.testing;

import dev.serval.testing.ReceivedResponse.Field;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The client half of RFC 9112 for [RawConnection]: status line, field lines ended by CRLF alone,
/// and the body length rules of section 6.3. Whatever a lenient client would repair is a
/// [ProtocolException] here, because the reader is a test of the server. Blocking.
final class ResponseParser {
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int MOST_FIELDS = 1000;
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final InputStream in;

  ResponseParser(InputStream in) {
    this.in = in;
  }

  ReceivedResponse read(String requestMethod) throws IOException {
    String line = readLine();
    if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9] [\\t\\x20-\\x7e\\x80-\\xff]*")) {
      throw new ProtocolException("not a status line (RFC 9112 section 4): " + quoted(line));
    }
    int status = Integer.parseInt(line.substring(9, 12));
    List<Field> fields = readFields();
    List<Field> trailers = new ArrayList<>();
    byte[] body = readBody(requestMethod, status, fields, trailers);
    return new ReceivedResponse(
        line.substring(0, 8), status, line.substring(13), fields, body, trailers);
  }

  private byte[] readBody(String method, int status, List<Field> fields, List<Field> trailers)
      throws IOException {
    List<String> codings = values(fields, "transfer-encoding");
    List<String> lengths = values(fields, "content-length");
    boolean bodiless = status < 200 || status == 204;
    if (bodiless && !(codings.isEmpty() && lengths.isEmpty())) {
      throw new ProtocolException(
          status + " must not carry a framing field (RFC 9110 section 8.6): " + fields);
    }
    if (!codings.isEmpty() && !lengths.isEmpty()) {
      throw new ProtocolException("Transfer-Encoding and Content-Length together: " + fields);
    }
    long length = lengths.isEmpty() ? -1 : contentLength(lengths);
    if (bodiless || status == 304 || method.equals("HEAD")) {
      return new byte[0];
    }
    if (codings.isEmpty()) {
      return length < 0 ? in.readAllBytes() : readExactly(length);
    }
    if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
      throw new ProtocolException("Transfer-Encoding other than one chunked: " + codings);
    }
    return readChunks(trailers);
  }

  private byte[] readChunks(List<Field> trailers) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String line = readLine();
      if (!line.matches("[0-9A-Fa-f]{1,8}(;[\\t\\x20-\\x7e]*)?")) {
        throw new ProtocolException("not a chunk-size line: " + quoted(line));
      }
      long size = Long.parseLong(line.split(";", 2)[0], 16);
      if (size == 0) {
        trailers.addAll(readFields());
        return body.toByteArray();
      }
      body.write(readExactly(size));
      if (!readLine().isEmpty()) {
        throw new ProtocolException("chunk data is not followed by CRLF");
      }
    }
  }

  private List<Field> readFields() throws IOException {
    List<Field> fields = new ArrayList<>();
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      if (colon < 1 || !isToken(line.substring(0, colon)) || fields.size() == MOST_FIELDS) {
        throw new ProtocolException("not a field line (RFC 9112 section 5): " + quoted(line));
      }
      String value = line.substring(colon + 1);
      if (!value.matches("[\\t\\x20-\\x7e\\x80-\\xff]*")) {
        throw new ProtocolException("control character in a field value: " + quoted(line));
      }
      fields.add(new Field(line.substring(0, colon), value.strip()));
    }
    return fields;
  }

  private static long contentLength(List<String> values) throws ProtocolException {
    if (values.size() != 1 || !values.getFirst().matches("[0-9]{1,9}")) {
      throw new ProtocolException("not one Content-Length below 1 GB: " + values);
    }
    return Long.parseLong(values.getFirst());
  }

  private byte[] readExactly(long length) throws IOException {
    byte[] bytes = in.readNBytes(Math.toIntExact(length));
    if (bytes.length < length) {
      throw new EOFException("body ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\r'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("closed inside a line: " + quoted(text(line)));
      }
      if (octet == '\n' || line.size() == LONGEST_LINE) {
        throw new ProtocolException("line without CRLF: " + quoted(text(line)));
      }
      line.write(octet);
    }
    if (in.read() != '\n') {
      throw new ProtocolException("CR without LF after: " + quoted(text(line)));
    }
    return text(line);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static List<String> values(List<Field> fields, String lowerCaseName) {
    return fields.stream()
        .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(lowerCaseName))
        .map(Field::value)
        .toList();
  }

  private static boolean isToken(String name) {
    return name.chars()
        .allMatch(c ->
            (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || TOKEN_MARKS.indexOf(c) >= 0);
  }

  private static String quoted(String line) {
    String shown = line.length() > 80 ? line.substring(0, 80) + "…" : line;
    return '"' + shown.replace("\r", "\\r").replace("\n", "\\n") + '"';
  }
}
