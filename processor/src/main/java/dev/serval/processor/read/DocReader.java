package dev.serval.processor.read;

import dev.serval.processor.model.Doc;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Elements.DocCommentKind;

/// Reads doc comments, both `/** */` and `///`, into the Markdown that an OpenAPI document carries.
final class DocReader {
  private static final Pattern BLOCK_TAG = Pattern.compile("^\\s*@(\\w+)\\s*(.*)$");
  private static final Pattern INLINE_CODE =
      Pattern.compile("\\{@(?:code|literal|value)\\s+((?:[^{}]|\\{[^{}]*\\})*)\\}");
  private static final Pattern INLINE_LINK =
      Pattern.compile("\\{@(?:link|linkplain)\\s+(\\S+?)(?:\\s+([^{}]*))?\\}");
  private static final Pattern INLINE_OTHER = Pattern.compile("\\{@\\w+\\s*([^{}]*)\\}");
  private static final Pattern REFERENCE =
      Pattern.compile("\\[([\\w.#]+(?:\\([^)\\]]*\\))?)\\](?![(\\[:])");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s|$)|\\n\\s*\\n");

  private final Elements elements;

  DocReader(Elements elements) {
    this.elements = elements;
  }

  /// What the doc comment of an element says; nothing when it has none, as in class files.
  Doc read(Element element) {
    String comment = elements.getDocComment(element);
    if (comment == null || comment.isBlank()) {
      return Doc.NONE;
    }
    boolean markdown = elements.getDocCommentKind(element) == DocCommentKind.END_OF_LINE;
    return parse(comment, markdown);
  }

  static Doc parse(String comment, boolean markdown) {
    StringBuilder body = new StringBuilder();
    StringBuilder result = new StringBuilder();
    Map<String, StringBuilder> parameters = new LinkedHashMap<>();
    StringBuilder current = body;
    boolean fenced = false;
    for (String line : comment.lines().toList()) {
      fenced ^= line.strip().startsWith("```");
      Matcher tag = BLOCK_TAG.matcher(line);
      if (!fenced && tag.matches()) {
        String text = tag.group(2);
        current = new StringBuilder();
        if (tag.group(1).equals("param")) {
          String[] words = text.split("\\s+", 2);
          parameters.putIfAbsent(words[0], current);
          text = words.length > 1 ? words[1] : "";
        } else if (tag.group(1).equals("return")) {
          current = result;
        }
        current.append(text).append('\n');
      } else {
        current.append(markdown || fenced ? line.stripTrailing() : line.strip()).append('\n');
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    parameters.forEach((name, text) -> texts.put(name, clean(text, markdown)));
    String description = clean(body, markdown);
    return new Doc(summary(description), description, texts, clean(result, markdown));
  }

  private static String clean(CharSequence raw, boolean markdown) {
    StringBuilder text = new StringBuilder();
    Matcher code = INLINE_CODE.matcher(raw);
    int end = 0;
    while (code.find()) {
      text.append(prose(raw.subSequence(end, code.start()), markdown));
      text.append('`').append(code.group(1).strip()).append('`');
      end = code.end();
    }
    text.append(prose(raw.subSequence(end, raw.length()), markdown));
    return text.toString().replaceAll("\\n{3,}", "\n\n").strip();
  }

  /// Text without inline code, in which angle brackets are mark-up.
  private static String prose(CharSequence raw, boolean markdown) {
    String text =
        INLINE_LINK
            .matcher(raw)
            .replaceAll(
                m -> quoted(m.group(2) == null ? reference(m.group(1)) : m.group(2).strip()));
    text = INLINE_OTHER.matcher(text).replaceAll(m -> quoted(m.group(1).strip()));
    return markdown
        ? REFERENCE.matcher(text).replaceAll(m -> quoted(reference(m.group(1))))
        : fromHtml(text);
  }

  private static String fromHtml(String text) {
    return text.replaceAll("(?i)</?(?:code|tt)>", "`")
        .replaceAll("(?i)</?(?:b|strong)>", "**")
        .replaceAll("(?i)</?(?:i|em)>", "*")
        .replaceAll("(?i)\\s*<p>\\s*|\\s*</p>\\s*", "\n\n")
        .replaceAll("(?i)\\s*<li>\\s*", "\n- ")
        .replaceAll("(?i)\\s*</?(?:ul|ol|pre|li)>\\s*", "\n")
        .replaceAll("(?i)<br\\s*/?>", "\n")
        .replaceAll("<[a-zA-Z/][^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String reference(String target) {
    String name = target.startsWith("#") ? target.substring(1) : target.replace('#', '.');
    return "`" + name + "`";
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  private static String summary(String description) {
    Matcher end = SENTENCE_END.matcher(description);
    String first = end.find() ? description.substring(0, end.end()) : description;
    return first.strip().replaceAll("\\s*\\n\\s*", " ");
  }
}
