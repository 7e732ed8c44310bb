// Java regular expressions as ECMA-262 has them.
package dev.serval.openapi;

import org.jspecify.annotations.Nullable;

/// Turns a Java regular expression that the whole string must match into one of ECMA-262 that is
/// searched for, as the keyword `pattern` of JSON Schema means it (draft 2020-12, section 6.3.3 of
/// the validation vocabulary; section 6.4 of the core asks for the Unicode grammar).
///
/// One that means something else there is not turned: flags in the text, possessive quantifiers,
/// quoting with `\Q`, POSIX classes, intersections of classes, look-behind, atomic groups, and the
/// anchors that only Java has. The document then goes without the keyword instead of with a wrong
/// one.
final class EcmaPattern {
  private final String regex;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private boolean inClass;

  private EcmaPattern(String regex) {
    this.regex = regex;
  }

  /// The anchored form, or null where there is none.
  ///
  /// @param regex a valid regular expression of Java
  static @Nullable String of(String regex) {
    return new EcmaPattern(regex).turn();
  }

  private @Nullable String turn() {
    while (at < regex.length()) {
      char c = regex.charAt(at);
      boolean turned =
          switch (c) {
            case '\\' -> escape();
            case '[' -> openClass();
            case ']' -> closeClass();
            case '(' -> group();
            case '*', '+', '?', '}' -> quantifier(c);
            case '{' -> brace();
            case '&' -> ampersand();
            default -> copy(c);
          };
      if (!turned) {
        return null;
      }
    }
    return anchored(out.toString());
  }

  private static String anchored(String text) {
    boolean open = text.startsWith("^");
    boolean closed = text.endsWith("$") && !text.endsWith("\\$");
    if (open && closed && text.indexOf('|') < 0) {
      return text;
    }
    return text.indexOf('|') < 0
        ? (open ? "" : "^") + text + (closed ? "" : "$")
        : "^(?:" + text + ")$";
  }

  private boolean copy(char c) {
    out.append(c);
    at++;
    return true;
  }

  private boolean escape() {
    char next = regex.charAt(at + 1);
    at += 2;
    if ("dDwWsSbB".indexOf(next) >= 0) {
      // Inside a class Java's \b is an error, so it never arrives here as ECMA's backspace.
      out.append('\\').append(next);
      return true;
    }
    if ("ntrf".indexOf(next) >= 0 || "^$\\.*+?()[]{}|/".indexOf(next) >= 0) {
      out.append('\\').append(next);
      return true;
    }
    if (next == '-') {
      out.append(inClass ? "\\-" : "-");
      return true;
    }
    if (next == 'u' || next == 'x') {
      int digits = next == 'u' ? 4 : 2;
      if (at + digits > regex.length() || regex.charAt(at) == '{') {
        return false;
      }
      out.append('\\').append(next).append(regex, at, at + digits);
      at += digits;
      return true;
    }
    if (next == 'p' || next == 'P') {
      return property(next);
    }
    if (next >= '1' && next <= '9') {
      out.append('\\').append(next);
      return true;
    }
    if (Character.isLetterOrDigit(next)) {
      return false;
    }
    // ECMA's Unicode grammar knows no needless escapes.
    out.append(next);
    return true;
  }

  /// General categories (`\p{L}`, `\p{Lu}`) mean the same in both; all else is Java's own.
  private boolean property(char which) {
    int end = regex.indexOf('}', at);
    if (end < 0 || regex.charAt(at) != '{') {
      return false;
    }
    String name = regex.substring(at + 1, end);
    if (!name.matches("L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?")) {
      return false;
    }
    out.append('\\').append(which).append('{').append(name).append('}');
    at = end + 1;
    return true;
  }

  private boolean openClass() {
    if (inClass) {
      return false;
    }
    inClass = true;
    copy('[');
    if (at < regex.length() && regex.charAt(at) == '^') {
      copy('^');
    }
    if (at < regex.length() && regex.charAt(at) == ']') {
      out.append("\\]");
      at++;
    }
    return true;
  }

  private boolean closeClass() {
    if (inClass) {
      inClass = false;
      return copy(']');
    }
    out.append("\\]");
    at++;
    return true;
  }

  private boolean group() {
    if (inClass || !regex.startsWith("(?", at)) {
      return copy('(');
    }
    boolean named = regex.startsWith("(?<", at) && !regex.startsWith("(?<=", at);
    if (regex.startsWith("(?<!", at)) {
      return false;
    }
    if (named
        || regex.startsWith("(?:", at)
        || regex.startsWith("(?=", at)
        || regex.startsWith("(?!", at)) {
      out.append("(?");
      at += 2;
      return copy(regex.charAt(at));
    }
    return false;
  }

  private boolean quantifier(char c) {
    if (c == '}' && !inClass) {
      out.append("\\}");
      at++;
      return true;
    }
    return inClass ? copy(c) : copy(c) && !isPossessive();
  }

  private boolean brace() {
    if (inClass) {
      return copy('{');
    }
    int end = regex.indexOf('}', at);
    if (end < 0) {
      return false;
    }
    out.append(regex, at, end + 1);
    at = end + 1;
    return !isPossessive();
  }

  private boolean isPossessive() {
    return at < regex.length() && regex.charAt(at) == '+';
  }

  private boolean ampersand() {
    return (!inClass || !regex.startsWith("&&", at)) && copy('&');
  }
}
