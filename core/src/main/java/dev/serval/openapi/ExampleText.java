// Makes strings of a length or for a pattern.
package dev.serval.openapi;

import org.jspecify.annotations.Nullable;

/// Makes strings of a length or for a pattern.
///
/// Of regular expressions it knows literals, classes, `.`, groups, alternatives and quantifiers; of
/// each it takes the first and least, so `^[A-Z]{2}-\d+$` gives `AA-0`. Where more length is asked
/// for, open-ended quantifiers repeat more. Anything else gives null; whether the outcome really
/// matches is for the caller to check.
final class ExampleText {
  private final String regex;
  private final int repeat;
  private int at;

  private ExampleText(String regex, int repeat) {
    this.regex = regex;
    this.repeat = repeat;
  }

  /// The word "string", cut or repeated to fit.
  static String ofLength(int min, int max) {
    String text = "string".repeat(Math.max(1, (min + 5) / 6));
    int length = Math.clamp(6, min, Math.max(min, Math.min(max, 10_000)));
    return text.substring(0, Math.min(length, max));
  }

  /// A string for a pattern, of at least a length if that is easy, or null.
  static @Nullable String matching(String regex, int minLength) {
    for (int repeat = 0; repeat <= Math.min(minLength, 200); repeat++) {
      String text = new ExampleText(regex, repeat).whole();
      if (text == null || text.length() >= minLength) {
        return text;
      }
    }
    return null;
  }

  private @Nullable String whole() {
    String text = alternatives();
    return at == regex.length() ? text : null;
  }

  /// Reads to the end of the group and returns a text for the first alternative.
  private @Nullable String alternatives() {
    String first = sequence();
    while (first != null && at < regex.length() && regex.charAt(at) == '|') {
      at++;
      if (sequence() == null) {
        return null;
      }
    }
    return first;
  }

  private @Nullable String sequence() {
    StringBuilder text = new StringBuilder();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      String atom = atom();
      if (atom == null) {
        return null;
      }
      int count = count();
      if (count < 0 || text.length() + (long) atom.length() * count > 10_000) {
        return null;
      }
      text.repeat(atom, count);
    }
    return text.toString();
  }

  private @Nullable String atom() {
    char c = regex.charAt(at++);
    return switch (c) {
      case '^', '$' -> "";
      case '.' -> "a";
      case '[' -> oneOf();
      case '\\' -> escaped(regex.charAt(at++));
      case '(' -> group();
      default -> String.valueOf(c);
    };
  }

  private @Nullable String group() {
    if (regex.startsWith("?:", at)) {
      at += 2;
    } else if (regex.startsWith("?<", at)) {
      at = regex.indexOf('>', at) + 1;
    } else if (regex.startsWith("?", at)) {
      return null;
    }
    String text = alternatives();
    at++; // the closing bracket, which a valid pattern has
    return text;
  }

  private static @Nullable String escaped(char c) {
    return switch (c) {
      case 'd' -> "0";
      case 'w', 'S', 'D' -> "a";
      case 's', 'W' -> " ";
      default -> Character.isLetterOrDigit(c) ? null : String.valueOf(c);
    };
  }

  /// The first character of a class; of a class with `^`, a common one that is not excluded.
  private @Nullable String oneOf() {
    int end = at;
    while (regex.charAt(end) != ']') {
      end += regex.charAt(end) == '\\' ? 2 : 1;
    }
    String content = regex.substring(at, end);
    at = end + 1;
    if (content.startsWith("^")) {
      return excluding("[" + content + "]");
    }
    return content.startsWith("\\") ? escaped(content.charAt(1)) : content.substring(0, 1);
  }

  private static @Nullable String excluding(String negated) {
    for (String candidate : new String[] {"a", "A", "0", "-"}) {
      if (candidate.matches(negated)) {
        return candidate;
      }
    }
    return null;
  }

  /// How often the last atom is taken, or -1.
  private int count() {
    if (at == regex.length()) {
      return 1;
    }
    int count =
        switch (regex.charAt(at)) {
          case '*' -> repeat;
          case '+' -> Math.max(1, repeat);
          case '?' -> 0;
          case '{' -> braces();
          default -> -2;
        };
    if (count == -2) {
      return 1;
    }
    at++;
    if (at < regex.length() && regex.charAt(at) == '?') {
      at++; // a reluctant quantifier allows the same strings
    }
    return count;
  }

  /// The least count of `{2}`, `{2,}` or `{2,5}`; leaves the reader at the closing brace.
  private int braces() {
    int end = regex.indexOf('}', at);
    String[] bounds = regex.substring(at + 1, end).split(",", -1);
    at = end;
    try {
      int min = Integer.parseInt(bounds[0]);
      int max =
          bounds.length == 1 ? min : bounds[1].isEmpty() ? 10_000 : Integer.parseInt(bounds[1]);
      return Math.clamp(repeat, min, Math.max(min, max));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
