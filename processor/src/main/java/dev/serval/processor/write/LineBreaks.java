package dev.serval.processor.write;

/// Breaks lines of Java source that are too long, at the outermost place that keeps the first part within the width.
///
/// A continuation is indented by four more than its statement. A line that cannot be broken, because of a long text in
/// quotes, stays as it is.
final class LineBreaks {
  private static final int WIDTH = 100;
  private static final String CONTINUED = "    ";

  private LineBreaks() {}

  /// Appends a line, in as many as it takes.
  static void append(StringBuilder out, String line) {
    String indent = " ".repeat(line.length() - line.stripLeading().length());
    boolean code = !line.startsWith("import ") && !line.stripLeading().startsWith("//");
    String rest = line;
    String continued = indent + CONTINUED;
    while (code && rest.length() > WIDTH) {
      int at = breakAt(rest);
      if (at < 0) {
        break;
      }
      out.append(rest, 0, at).append('\n');
      rest = continued + rest.substring(at).strip();
    }
    out.append(rest).append('\n');
  }

  /// Where to break: the first part ends before this index; -1 for nowhere.
  private static int breakAt(String line) {
    int start = line.length() - line.stripLeading().length();
    int best = -1;
    int bestDepth = Integer.MAX_VALUE;
    int depth = 0;
    for (int i = start; i < line.length() && i <= WIDTH; i++) {
      char c = line.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfLiteral(line, i);
        continue;
      }
      if (c == ')' || c == '>' && isGenericEnd(line, i)) {
        depth--;
      }
      if (i > start + 1 && depth <= bestDepth && i < WIDTH && isBreak(line, i)) {
        boolean assignment = isAssignment(line, i);
        if (assignment && line.length() - i + start + CONTINUED.length() <= WIDTH) {
          return i;
        }
        if (!assignment) {
          best = i;
          bestDepth = depth;
        }
      }
      if (c == '(' || c == '<' && isGenericStart(line, i)) {
        depth++;
      }
    }
    return best;
  }

  private static int endOfLiteral(String line, int from) {
    for (int i = from + 1; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == line.charAt(from)) {
        return i;
      }
    }
    return line.length();
  }

  /// Whether the text may go on in the next line from here.
  private static boolean isBreak(String line, int i) {
    char before = line.charAt(i - 1);
    char c = line.charAt(i);
    if (c == ' ') {
      return before == ','
          || line.startsWith(" && ", i)
          || line.startsWith(" || ", i)
          || line.startsWith(" ? ", i)
          || line.startsWith(" : ", i)
          || line.startsWith(" implements ", i)
          || line.startsWith(" throws ", i)
          || line.startsWith("-> ", i - 2)
          || isAssignment(line, i);
    }
    return before == '(' && c != ')' || c == '.' && before == ')';
  }

  private static boolean isAssignment(String line, int i) {
    return line.charAt(i) == ' ' && line.startsWith(" = ", i - 2);
  }

  private static boolean isGenericStart(String line, int i) {
    char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
    return next == '@' || next == '?' || next == '>' || Character.isUpperCase(next);
  }

  private static boolean isGenericEnd(String line, int i) {
    char before = line.charAt(i - 1);
    return before != '-' && before != ' ';
  }
}
