// RequestGenerator: requests as clients send them, as attackers do, and everything between.
package dev.serval.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/// Makes the bytes of one connection from a seed: one to four requests, most of them valid until a
/// [dev.serval.netty.wire.Mutation] damages them.
final class RequestGenerator {
  private static final String[] METHODS = {
    "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "QUERY", "GET", "POST"
  };
  private static final String[] ODD_METHODS = {
    "CONNECT", "get", "BREW", "G(T", "", "GET\t", "M-SEARCH", "!#$%&'*+", "G\u00cbT", "PRI"
  };
  private static final String[] TARGETS = {
    "/", "/todos/7", "/a%2Fb?q=1&r=%20", "/x?y?z", "/;a=b", "//", "/.well-known/x", "/caf%C3%A9"
  };
  private static final String[] ODD_TARGETS = {
    "*",
    "http://b/p?q",
    "http://[::1]:80",
    "HTTP://b",
    "https://b/",
    "b:80",
    "a",
    "/a b",
    "/#f",
    "/../x",
    "/%2e%2e/",
    "/%zz",
    "/%00",
    "/\u00e9",
    "",
    "/a\tb",
    "/{}|^`<>\"\\",
    "http://",
    "?q"
  };
  private static final String[] VERSIONS = {
    "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0"
  };
  private static final String[] ODD_VERSIONS = {
    "HTTP/1.2",
    "HTTP/2.0",
    "HTTP/0.9",
    "http/1.1",
    "HTTP/1.1 ",
    "HTTP/11",
    "HTTP/1.",
    "HTTP/1.01",
    "",
    "ICAP/1.0",
    "HTTP /1.1"
  };
  private static final String[] FIELDS = {
    "Accept: */*",
    "X-Empty:",
    "X-Blank: \t ",
    "Cookie: a=b; c=\"d\"",
    "x-tabs:\ta\tb\t",
    "User-Agent: fuzz/1.0 (x)",
    "X-Obs: caf\u00e9",
    "Connection: keep-alive",
    "Connection: close",
    "Connection: x, Close",
    "Expect: 100-continue",
    "Accept: a",
    "TE: trailers",
    "Content-Type: application/json",
    "!#$%&'*+-.^_`|~: y",
    "Keep-Alive: 5"
  };
  private static final String[] ODD_FIELDS = {
    "X : y",
    "X",
    ": y",
    "X: a\u0000b",
    "X: a\u007fb",
    "X: a\rb",
    " folded: x",
    "\tfolded",
    "X\u00e9: y",
    "X: a\n b",
    "X(y): z",
    "Expect: other",
    "X:\u000b",
    "X: y\n",
    "\"X\": y",
    "X\t: y",
    "X: a\u001fb",
    "Upgrade: websocket",
    "Sec-WebSocket-Key1: a",
    "X: \u0085",
    "X:\u00a0y"
  };
  private static final String[] HOSTS = {
    "Host: a", "Host: localhost:8080", "host:[::1]:1", "HOST: 127.0.0.1", "Host: a:"
  };
  private static final String[] ODD_HOSTS = {
    "Host: a\r\nHost: a",
    "Host:",
    "Host: a b",
    "Host: a, b",
    "Host: a/b",
    "Host: u@a",
    "Host: a:99999",
    "Host: [::",
    "Hos: a",
    "Host : a",
    "Host: a:b"
  };
  private static final String[] ODD_FRAMINGS = {
    "Content-Length: +3",
    "Content-Length: 3, 3",
    "Content-Length: 3\r\nContent-Length: 3",
    "Content-Length: 3\r\nContent-Length: 4",
    "Content-Length: -1",
    "Content-Length:",
    "Content-Length: 0x3",
    "Content-Length: 99999999999999999999",
    "Content-Length: 03",
    "Content-Length: 3\r\nTransfer-Encoding: chunked",
    "Transfer-Encoding: gzip, chunked",
    "Transfer-Encoding: chunked, chunked",
    "Transfer-Encoding: chunked, gzip",
    "Transfer-Encoding: identity",
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
    "Transfer-Encoding: xchunked",
    "Transfer-Encoding:",
    "Transfer-Encoding: \"chunked\"",
    "Transfer-Encoding: Chunked",
    "Content-Length: 3 3",
    "Content-Length: 3;",
    "Content-Length: \u00b3",
    "Transfer-Encoding: ,chunked",
    "Transfer-Encoding: chunked,",
    "Transfer-Encoding: chunked;a=b"
  };
  private static final String[] EXTENSIONS = {
    "", "", "", ";a", ";a=b", ";a=\"b;\"", ";a;b=c", ";a=\"\\\"\""
  };
  private static final String[] ODD_EXTENSIONS = {
    "; a = b", ";=", ";", " ;a", ";a=\"\r\n\"", ";a ", "\t", ";\u00e9", ";a=\"\u00e9\""
  };
  private static final String[] TRAILERS = {"", "", "", "T: a\r\n", "T: a\r\nU:\r\n"};
  private static final String[] ODD_TRAILERS = {
    "Content-Length: 5\r\n",
    "Host: b\r\n",
    " x\r\n",
    "T: a\r\n x\r\n",
    "Trailer: \u0001\r\n",
    "T\r\n",
    "T : a\r\n",
    "T: a\n"
  };

  private final SplittableRandom random;

  RequestGenerator(long seed) {
    random = new SplittableRandom(seed);
  }

  byte[] connection() {
    StringBuilder text = new StringBuilder();
    for (int requests = 1 + random.nextInt(4); requests > 0; requests--) {
      request(text);
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private void request(StringBuilder text) {
    if (rarely()) {
      text.append(of("\r\n", "\r\n\r\n", "\n", " ", "\r\n".repeat(9), "\u0000"));
    }
    text.append(usually(METHODS, ODD_METHODS)).append(rarely() ? of("  ", "\t", "") : " ");
    text.append(usually(TARGETS, ODD_TARGETS)).append(rarely() ? of("  ", "\t", "") : " ");
    text.append(usually(VERSIONS, ODD_VERSIONS)).append(lineEnd());
    List<String> fields = new ArrayList<>();
    fields.add(usually(HOSTS, ODD_HOSTS));
    for (int count = random.nextInt(5); count > 0; count--) {
      fields.add(usually(FIELDS, ODD_FIELDS));
    }
    String body = framed(fields);
    Collections.shuffle(fields, new Random(random.nextLong()));
    for (String field : fields) {
      text.append(field).append(lineEnd());
    }
    text.append(lineEnd()).append(body);
  }

  /// Adds the field that says how long the body is, and returns the body.
  private String framed(List<String> fields) {
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        String body = body(random.nextInt(20));
        fields.add("Content-Length: " + body.length());
        return body;
      }
      case 2, 3 -> {
        fields.add("Transfer-Encoding: chunked");
        return chunks();
      }
      case 4 -> {
        if (rarely()) {
          fields.add(of(ODD_FRAMINGS));
          return random.nextBoolean() ? chunks() : body(3);
        }
        return "";
      }
      default -> {
        return "";
      }
    }
  }

  private String chunks() {
    StringBuilder chunks = new StringBuilder();
    for (int count = random.nextInt(4); count > 0; count--) {
      String data = body(1 + random.nextInt(30));
      String size = Integer.toHexString(data.length());
      chunks.append(
          rarely()
              ? of("0" + size, "0x" + size, "+" + size, " " + size, "17fffffff", "80000000", "")
              : size);
      chunks
          .append(usually(EXTENSIONS, ODD_EXTENSIONS))
          .append(lineEnd())
          .append(data)
          .append(lineEnd());
    }
    return chunks
        .append(of("0", "0", "0", "000", "0;a=b"))
        .append(lineEnd())
        .append(usually(TRAILERS, ODD_TRAILERS))
        .append(lineEnd())
        .toString();
  }

  private String body(int length) {
    StringBuilder body = new StringBuilder();
    while (body.length() < length) {
      body.append(of("a", "\r\n", "GET / HTTP/1.1\r\n", "0\r\n\r\n", "{\"a\":1}", "\u00ff", "\n"));
    }
    return body.substring(0, length);
  }

  private String lineEnd() {
    return random.nextInt(400) == 0 ? of("\n", "\r", "\r\r\n", " \r\n", "\u0000\r\n") : "\r\n";
  }

  private boolean rarely() {
    return random.nextInt(24) == 0;
  }

  private String usually(String[] good, String[] odd) {
    return random.nextInt(40) == 0 ? of(odd) : of(good);
  }

  private String of(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
