package dev.serval.middleware;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One element of `Forwarded` (RFC 7239 section 4): `for=192.0.2.7;proto=https;host=shop.example`.
///
/// @param address the value of `for`, empty where there is none
/// @param scheme that of `proto`
/// @param host that of `host`
record ForwardedElement(String address, String scheme, String host) {
  private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{} \t";

  /// Returns what the element says, or null if it breaks the grammar or repeats a parameter.
  static @Nullable ForwardedElement parse(String text) {
    @Nullable String[] found = new @Nullable String[3];
    int at = 0;
    while (true) {
      int equals = text.indexOf('=', at);
      if (equals <= at) {
        return null;
      }
      String name = text.substring(at, equals).toLowerCase(Locale.ROOT);
      StringBuilder value = new StringBuilder();
      at = value(text, equals + 1, value);
      int slot = isToken(name) ? slot(name) : -2;
      if (at < 0 || slot == -2 || (slot >= 0 && found[slot] != null)) {
        return null;
      }
      if (slot >= 0) {
        found[slot] = value.toString();
      }
      if (at == text.length()) {
        return new ForwardedElement(orEmpty(found[0]), orEmpty(found[1]), orEmpty(found[2]));
      }
      if (text.charAt(at++) != ';') {
        return null;
      }
    }
  }

  private static int slot(String name) {
    return switch (name) {
      case "for" -> 0;
      case "proto" -> 1;
      case "host" -> 2;
      default -> -1;
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// Reads a token or quoted string; returns where it ends, or -1.
  private static int value(String text, int from, StringBuilder into) {
    int at = from;
    if (at == text.length() || text.charAt(at) != '"') {
      while (at < text.length() && isTokenCharacter(text.charAt(at))) {
        into.append(text.charAt(at++));
      }
      return at == from ? -1 : at;
    }
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      if (c == '\\' && ++at == text.length()) {
        return -1;
      }
      into.append(text.charAt(at));
    }
    return -1;
  }

  private static boolean isToken(String text) {
    return text.chars().allMatch(c -> isTokenCharacter((char) c));
  }

  private static boolean isTokenCharacter(char c) {
    return c > ' ' && c < 0x7F && SEPARATORS.indexOf(c) < 0;
  }
}
