// Reads the raw-byte case table from the resources.
package dev.serval.netty.wire;

import dev.serval.netty.wire.WireCase.Check;
import dev.serval.netty.wire.WireCase.End;
import dev.serval.netty.wire.WireCase.Expected;
import dev.serval.netty.wire.WireCase.FinishSending;
import dev.serval.netty.wire.WireCase.Receive;
import dev.serval.netty.wire.WireCase.Send;
import dev.serval.netty.wire.WireCase.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The table is a folder of text files, one per theme; `wire/README.md` beside them explains the
/// notation to people. Here it is for the reader of this class:
///
/// ```
/// # a comment
/// == refuses {b} in the method (RFC 9110 section 5.6.2)     the name opens a case
/// for b in 00-20 7f-ff                                      one case per byte
/// each v = +5 | -5                                          one case per text
/// > GET / HTTP/1.1                                          bytes and CRLF
/// | exactly these bytes                                     bytes alone
/// content text                                              the text behind its Content-Length
/// finish                                                    the client's FIN
/// < 100 200(HEAD) 200*3 400|501 [408] close                 responses, then the end
/// < 200~400 either                                          it may depend on timing which
/// saw 1 body=abc                                            the first response's echo, or !absent
/// head 2 Connection=close                                   =value, present, or !absent
/// body 1 text                                               the whole body
/// ```
final class WireTable {
  static final List<String> THEMES =
      List.of(
          "request-line",
          "methods",
          "target",
          "host",
          "header-fields",
          "framing",
          "chunked",
          "trailers",
          "expect",
          "connection",
          "pipelining",
          "http10",
          "limits",
          "smuggling",
          "responses",
          "advisories");

  private WireTable() {}

  static List<WireCase> all() {
    return THEMES.stream().flatMap(theme -> theme(theme).stream()).toList();
  }

  /// Every case that stands alone, and each n-th of those made from a template.
  static List<WireCase> some(int n) {
    List<WireCase> all = all();
    List<WireCase> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).template() || i % n == 0) {
        some.add(all.get(i));
      }
    }
    return some;
  }

  static List<WireCase> theme(String theme) {
    String resource = "/wire/" + theme + ".txt";
    try (InputStream in = WireTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return parse(theme, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /// Parses one file; messages of errors name the file and the line.
  static List<WireCase> parse(String theme, String text) {
    List<WireCase> cases = new ArrayList<>();
    List<String> block = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    int start = 0;
    for (int i = 0; i <= lines.length; i++) {
      if (i == lines.length || lines[i].startsWith("== ")) {
        if (!block.isEmpty()) {
          expand(theme + ".txt:" + start, block, cases);
        }
        block.clear();
        start = i + 1;
      }
      if (i < lines.length && !lines[i].isBlank() && !lines[i].startsWith("#")) {
        block.add(lines[i]);
      }
    }
    return cases;
  }

  private static void expand(String place, List<String> block, List<WireCase> cases) {
    try {
      if (!block.getFirst().startsWith("== ")) {
        throw new IllegalArgumentException("a line before the first case: " + block.getFirst());
      }
      Map<String, List<String>> variables = new LinkedHashMap<>();
      List<String> lines = new ArrayList<>();
      for (String line : block) {
        if (line.startsWith("for ") || line.startsWith("each ")) {
          variable(line, variables);
        } else {
          lines.add(line);
        }
      }
      List<List<String>> expanded = List.of(lines);
      for (Map.Entry<String, List<String>> variable : variables.entrySet()) {
        expanded = substitute(expanded, "{" + variable.getKey() + "}", variable.getValue());
      }
      for (List<String> one : expanded) {
        cases.add(new CaseParser(one).parse(place, !variables.isEmpty()));
      }
    } catch (RuntimeException wrong) {
      throw new IllegalArgumentException(place + ": " + wrong.getMessage(), wrong);
    }
  }

  private static void variable(String line, Map<String, List<String>> variables) {
    List<String> values = new ArrayList<>();
    if (line.startsWith("for ")) {
      String[] words = line.split(" ");
      if (!words[2].equals("in")) {
        throw new IllegalArgumentException("not `for x in 00-1f 7f`: " + line);
      }
      for (String range : List.of(words).subList(3, words.length)) {
        int first = Integer.parseInt(range, 0, 2, 16);
        int last = range.length() == 5 ? Integer.parseInt(range, 3, 5, 16) : first;
        for (int octet = first; octet <= last; octet++) {
          values.add(String.format(Locale.ROOT, "\\x%02x", octet));
        }
      }
      variables.put(words[1], values);
    } else {
      int equals = line.indexOf(" = ");
      for (String value : line.substring(equals + 3).split(" \\| ", -1)) {
        values.add(value);
      }
      variables.put(line.substring(5, equals), values);
    }
  }

  private static List<List<String>> substitute(
      List<List<String>> blocks, String mark, List<String> values) {
    List<List<String>> result = new ArrayList<>();
    for (List<String> block : blocks) {
      if (block.stream().noneMatch(line -> line.contains(mark))) {
        throw new IllegalArgumentException("the variable " + mark + " is not used");
      }
      for (String value : values) {
        result.add(block.stream().map(line -> line.replace(mark, value)).toList());
      }
    }
    return result;
  }

  /// Reads the lines of one case after its templates are expanded.
  private static final class CaseParser {
    private final List<String> lines;
    private final List<Step> steps = new ArrayList<>();
    private final List<Expected> responses = new ArrayList<>();
    private final ByteArrayOutputStream sending = new ByteArrayOutputStream();
    private boolean ended;

    CaseParser(List<String> lines) {
      this.lines = lines;
    }

    WireCase parse(String place, boolean template) {
      String name = lines.getFirst().substring(3).strip();
      for (String line : lines.subList(1, lines.size())) {
        String rest = line.length() > 2 ? line.substring(2) : "";
        if (line.equals(">") || line.startsWith("> ")) {
          sending.writeBytes(RawText.bytes(rest));
          sending.writeBytes(new byte[] {'\r', '\n'});
        } else if (line.startsWith("| ")) {
          sending.writeBytes(RawText.bytes(rest));
        } else if (line.startsWith("< ")) {
          receive(rest);
        } else if (line.startsWith("content ")) {
          byte[] content = RawText.bytes(line.substring("content ".length()));
          sending.writeBytes(RawText.bytes("Content-Length: " + content.length + "\\r\\n\\r\\n"));
          sending.writeBytes(content);
        } else if (line.equals("finish")) {
          flush();
          steps.add(new FinishSending());
        } else {
          check(line);
        }
      }
      if (!ended || sending.size() > 0) {
        throw new IllegalArgumentException("the case does not finish with `< … open|close|…`");
      }
      return new WireCase(place, name, template, List.copyOf(steps));
    }

    private void flush() {
      if (sending.size() > 0) {
        steps.add(new Send(sending.toByteArray()));
        sending.reset();
      }
    }

    private void receive(String text) {
      flush();
      List<Expected> expected = new ArrayList<>();
      for (String word : text.strip().split(" +")) {
        if (ended) {
          throw new IllegalArgumentException("something after the end: " + text);
        }
        if (Character.isLetter(word.charAt(0))) {
          steps.add(new Receive(expected));
          steps.add(new WireCase.Finally(End.valueOf(word.toUpperCase(Locale.ROOT))));
          ended = true;
        } else {
          String[] repeated = word.split("\\*");
          int count = repeated.length == 2 ? Integer.parseInt(repeated[1]) : 1;
          for (int i = 0; i < count; i++) {
            expected.add(expected(repeated[0]));
          }
        }
      }
      if (!ended) {
        steps.add(new Receive(expected));
      }
      responses.addAll(expected);
    }

    private static Expected expected(String word) {
      boolean optional = word.startsWith("[") && word.endsWith("]");
      String codes = optional ? word.substring(1, word.length() - 1) : word;
      boolean toHead = codes.endsWith("(HEAD)");
      codes = toHead ? codes.substring(0, codes.length() - "(HEAD)".length()) : codes;
      Set<Integer> statuses = new LinkedHashSet<>();
      for (String code : codes.split("[|~]")) {
        statuses.add(Integer.parseInt(code));
      }
      boolean racy = codes.contains("~");
      return new Expected(statuses, optional, racy, toHead, new ArrayList<>());
    }

    private void check(String line) {
      String[] words = (line + (line.matches("body [0-9]+") ? " " : "")).split(" ", 3);
      int number = words.length == 3 && words[1].matches("[0-9]+") ? Integer.parseInt(words[1]) : 0;
      if (number < 1 || number > responses.size()) {
        throw new IllegalArgumentException("not a line of the table: " + line);
      }
      List<Check> checks = responses.get(number - 1).checks();
      int equals = words[2].indexOf('=');
      String key = equals < 0 ? words[2] : words[2].substring(0, equals);
      String value = equals < 0 ? "" : text(words[2].substring(equals + 1));
      switch (words[0]) {
        case "body" -> checks.add(new Check(Check.Kind.BODY, "", text(words[2])));
        case "saw" ->
            checks.add(
                key.startsWith("!") && equals < 0
                    ? new Check(Check.Kind.SAW_NOT, key.substring(1), "")
                    : new Check(Check.Kind.SAW, key, value));
        case "head" ->
            checks.add(
                key.startsWith("!")
                    ? new Check(Check.Kind.HEAD_ABSENT, key.substring(1), "")
                    : new Check(
                        equals < 0 ? Check.Kind.HEAD_PRESENT : Check.Kind.HEAD_IS, key, value));
        default -> throw new IllegalArgumentException("not a line of the table: " + line);
      }
    }

    private static String text(String notation) {
      return new String(RawText.bytes(notation), StandardCharsets.ISO_8859_1);
    }
  }
}
