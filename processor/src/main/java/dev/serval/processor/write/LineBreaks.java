package dev.serval.processor.write;

/// Breaks lines of Java source that are too long, at the outermost place that keeps the first part
/// within the width.
///
/// A continuation is indented by four more than its statement for each parenthesis that is open, at
/// least once, and by four more after an assignment that was broken. A line that cannot be broken,
/// because of a long text in quotes, stays as it is.
final class LineBreaks {
  private static final int WIDTH = 100;

  private final String line;
  private final int start;

  /// Where to break, and how many parentheses are open there.
  private int at;

  private int depth;

  private LineBreaks(String line) {
    this.line = line;
    this.start = line.length() - line.stripLeading().length();
  }

  /// Appends a line, in as many as it takes.
  static void append(StringBuilder out, String line) {
    int indent = line.length() - line.stripLeading().length();
    boolean code = !line.startsWith("import ") && !line.stripLeading().startsWith("//");
    String rest = line;
    int depth = 0;
    int assigned = 0;
    while (code && rest.length() > WIDTH) {
      LineBreaks breaks = new LineBreaks(rest);
      if (!breaks.find(depth)) {
        break;
      }
      out.append(rest, 0, breaks.at).append('\n');
      String next = rest.substring(breaks.at).strip();
      depth = breaks.depth;
      assigned |= breaks.isAssignment(breaks.at) ? 1 : 0;
      int steps = assigned + depth + (next.startsWith(".") ? 1 : 0);
      steps = Math.max(1, steps);
      rest = " ".repeat(indent + 4 * steps) + next;
    }
    out.append(rest).append('\n');
  }

  /// Finds the best place; false when there is none.
  private boolean find(int openBefore) {
    int open = openBefore;
    int opened = -1;
    at = -1;
    depth = Integer.MAX_VALUE;
    for (int i = start; i < line.length() && i <= WIDTH; i++) {
      char c = line.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfLiteral(i);
        continue;
      }
      if (c == ')' || c == '>' && isGenericEnd(i)) {
        open--;
      }
      if (i > start + 1 && i < WIDTH && isBreak(i)) {
        int here = isArrow(i) ? open + 1 : open;
        if (isAssignment(i) && open == openBefore) {
          at = i;
          depth = here;
          return true;
        }
        if (here < depth) {
          opened = line.charAt(i - 1) == '(' ? i : -1;
        }
        if (here <= depth) {
          at = i;
          depth = here;
        }
      }
      if (c == '(' || c == '<' && isGenericStart(i)) {
        open++;
      }
    }
    if (opened >= 0 && line.length() - opened + start + 4 * depth <= WIDTH) {
      at = opened;
    }
    return at >= 0;
  }

  private int endOfLiteral(int from) {
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
  private boolean isBreak(int i) {
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
          || isArrow(i)
          || isAssignment(i);
    }
    return before == '(' && c != ')' || c == '.' && before == ')';
  }

  private boolean isArrow(int i) {
    return line.startsWith("-> ", i - 2);
  }

  private boolean isAssignment(int i) {
    return line.charAt(i) == ' ' && line.startsWith(" = ", i - 2);
  }

  private boolean isGenericStart(int i) {
    char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
    return next == '@' || next == '?' || next == '>' || Character.isUpperCase(next);
  }

  private boolean isGenericEnd(int i) {
    char before = line.charAt(i - 1);
    return before != '-' && before != ' ';
  }
}
