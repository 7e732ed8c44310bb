// PermessageDeflate: which offers of compression are accepted.
package dev.serval.netty;

import dev.serval.http.Headers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The negotiation of RFC 7692 section 7.1, for a server that keeps no compression state between
/// messages.
///
/// The answer always asks for `client_no_context_takeover` and promises
/// `server_no_context_takeover`, which a server may do whatever was offered: so a message is
/// compressed once for all connections, and a connection holds no window. An offer that limits the
/// server's window below 15 bits is declined, since the JDK's deflater has that one only; so is one
/// with a parameter that is unknown, repeated, or has a wrong value. The first offer that can be
/// accepted is.
final class PermessageDeflate {
  static final String FIELD = "Sec-WebSocket-Extensions";

  private static final String NAME = "permessage-deflate";
  private static final String ACCEPTED =
      NAME + "; server_no_context_takeover; client_no_context_takeover";
  private static final String SERVER_BITS = "server_max_window_bits";
  private static final String CLIENT_BITS = "client_max_window_bits";

  private PermessageDeflate() {}

  /// One extension with its parameters, each `name` or `name=value`.
  private record Offer(String name, List<String> parameters) {}

  /// Returns the field value that accepts an offer of the request; null if there is none to accept.
  static @Nullable String accept(Headers request) {
    if (!request.contains(FIELD)) {
      return null;
    }
    List<Offer> offers = new ArrayList<>();
    for (String value : request.all(FIELD)) {
      if (!new Parser(value).readInto(offers)) {
        return null;
      }
    }
    for (Offer offer : offers) {
      String answer = offer.name().equals(NAME) ? answer(offer.parameters()) : null;
      if (answer != null) {
        return answer;
      }
    }
    return null;
  }

  private static @Nullable String answer(List<String> parameters) {
    Set<String> names = new HashSet<>();
    String answer = ACCEPTED;
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      String value = equals < 0 ? null : parameter.substring(equals + 1);
      if (!names.add(name)) {
        return null;
      }
      boolean valid =
          switch (name) {
            case "server_no_context_takeover", "client_no_context_takeover" -> value == null;
            case CLIENT_BITS -> value == null || isWindow(value);
            case SERVER_BITS -> "15".equals(value);
            default -> false;
          };
      if (!valid) {
        return null;
      }
      if (name.equals(SERVER_BITS)) {
        answer += "; " + SERVER_BITS + "=15";
      }
    }
    return answer;
  }

  /// 8 to 15, without leading zeros.
  private static boolean isWindow(String value) {
    return switch (value) {
      case "8", "9", "10", "11", "12", "13", "14", "15" -> true;
      default -> false;
    };
  }

  /// The grammar of RFC 6455 section 9.1: a list of `token *( ";" token [ "=" ( token | quoted ) ]
  /// )`.
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    /// Adds the offers of a field; empty list elements are skipped (RFC 9110 section 5.6.1).
    ///
    /// @return false if the field is malformed
    boolean readInto(List<Offer> offers) {
      while (true) {
        skipBlanks();
        if (at == text.length()) {
          return true;
        }
        if (text.charAt(at) == ',') {
          at++;
          continue;
        }
        Offer offer = offer();
        if (offer == null) {
          return false;
        }
        offers.add(offer);
        if (at < text.length() && text.charAt(at) != ',') {
          return false;
        }
      }
    }

    private @Nullable Offer offer() {
      String name = token();
      List<String> parameters = new ArrayList<>();
      while (name != null && skipped(';')) {
        String parameter = parameter();
        if (parameter == null) {
          return null;
        }
        parameters.add(parameter);
      }
      return name == null ? null : new Offer(name, parameters);
    }

    private @Nullable String parameter() {
      String name = token();
      if (name == null || !skipped('=')) {
        return name;
      }
      skipBlanks();
      boolean quoted = at < text.length() && text.charAt(at) == '"';
      String value = quoted ? quoted() : token();
      return value == null ? null : name + "=" + value;
    }

    private @Nullable String token() {
      skipBlanks();
      int from = at;
      while (at < text.length() && isToken(text.charAt(at))) {
        at++;
      }
      return at == from ? null : text.substring(from, at);
    }

    /// What is quoted must be a token too (RFC 6455 section 9.1).
    private @Nullable String quoted() {
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '"') {
          at++;
          return value.isEmpty() ? null : value.toString();
        }
        if (c == '\\' && ++at < text.length()) {
          c = text.charAt(at);
        }
        if (!isToken(c)) {
          return null;
        }
        value.append(c);
      }
      return null;
    }

    private boolean skipped(char separator) {
      skipBlanks();
      boolean there = at < text.length() && text.charAt(at) == separator;
      at += there ? 1 : 0;
      return there;
    }

    private void skipBlanks() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
    }

    private static boolean isToken(char c) {
      return c < 0x7F && Octets.isToken((byte) c);
    }
  }
}
