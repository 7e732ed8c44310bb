package dev.serval.processor.write;

import dev.serval.processor.model.GeneratedFile;
import dev.serval.processor.model.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// One Java file under construction: package, imports as they are needed, and indented lines.
///
/// Types are written by their qualified names through `type`, which imports what it can and leaves
/// a name qualified when its simple name is taken.
public final class JavaSource {
  private final String packageName;
  private final String className;
  private final String source;
  private final Map<String, String> simpleNames;
  private final TreeSet<String> imports;
  private final StringBuilder body = new StringBuilder(4096);
  private int depth;

  /// @param packageName empty for the unnamed package
  /// @param className simple name of the class to be written
  /// @param source qualified name of the element it is generated from
  public JavaSource(String packageName, String className, String source) {
    this.packageName = packageName;
    this.className = className;
    this.source = source;
    this.simpleNames = new HashMap<>();
    this.imports = new TreeSet<>();
    simpleNames.put(className, qualified(className));
  }

  private JavaSource(JavaSource file) {
    this.packageName = file.packageName;
    this.className = file.className;
    this.source = file.source;
    this.simpleNames = file.simpleNames;
    this.imports = file.imports;
  }

  /// A part of the same file that is written apart and put in its place with `add`: constants, for
  /// instance, are known when the methods that use them are written.
  public JavaSource section() {
    return new JavaSource(this);
  }

  /// Puts a section here, at the current depth.
  public JavaSource add(JavaSource section) {
    section.body.toString().lines().forEach(this::line);
    return this;
  }

  /// Whether nothing was written yet.
  public boolean isEmpty() {
    return body.isEmpty();
  }

  /// Whether a word occurs in what was written.
  boolean mentions(String word) {
    return java.util.regex.Pattern.compile("\\b" + word + "\\b").matcher(body).find();
  }

  /// Whether a simple name stands for a class in this file, so that a constant of that name would
  /// hide it.
  public boolean isUsed(String simpleName) {
    return simpleNames.containsKey(simpleName);
  }

  /// The simple name of the class that is written.
  public String className() {
    return className;
  }

  private String qualified(String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /// The text to write for a class: its simple name, imported, or the qualified name where that
  /// would be ambiguous.
  ///
  /// @param packageOf the package of the class, empty for the unnamed one
  /// @param nestedName the name inside it, such as `Map.Entry`
  public String type(String packageOf, String nestedName) {
    int dot = nestedName.indexOf('.');
    String top = dot < 0 ? nestedName : nestedName.substring(0, dot);
    String qualifiedTop = packageOf.isEmpty() ? top : packageOf + "." + top;
    String taken = simpleNames.putIfAbsent(top, qualifiedTop);
    if (taken != null && !taken.equals(qualifiedTop)) {
      return packageOf + "." + nestedName;
    }
    if (!packageOf.isEmpty() && !packageOf.equals("java.lang") && !packageOf.equals(packageName)) {
      imports.add(qualifiedTop);
    }
    return nestedName;
  }

  /// As `type(package, name)`, for a qualified name whose package is written in lower case.
  public String type(String qualifiedName) {
    int at = 0;
    while (at < qualifiedName.length() && !Character.isUpperCase(qualifiedName.charAt(at))) {
      int dot = qualifiedName.indexOf('.', at);
      if (dot < 0) {
        return qualifiedName;
      }
      at = dot + 1;
    }
    return at == 0
        ? type("", qualifiedName)
        : type(qualifiedName.substring(0, at - 1), qualifiedName.substring(at));
  }

  /// One line at the current depth; an empty text is an empty line.
  public JavaSource line(String text) {
    if (!text.isEmpty()) {
      body.repeat("  ", depth).append(text);
    }
    body.append('\n');
    return this;
  }

  /// Items between commas on one line, or on as many as they need.
  ///
  /// @param head what stands before the first
  /// @param tail what stands after the last
  public JavaSource list(String head, List<String> items, String tail) {
    String all = String.join(", ", items);
    if (head.length() + all.length() + tail.length() < 96) {
      return line(head + all + tail);
    }
    line(head);
    indent(2);
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i == items.size() - 1 ? tail : ",");
      if (row.length() + item.length() > 90) {
        line(row.toString());
        row.setLength(0);
      }
      row.append(row.isEmpty() ? "" : " ").append(item);
    }
    return line(row.toString()).indent(-2);
  }

  /// A line that opens a block: ` {` is added.
  public JavaSource open(String head) {
    line(head.isEmpty() ? "{" : head + " {");
    depth++;
    return this;
  }

  /// Closes the block and opens its continuation, such as `else`: `} else {`.
  public JavaSource next(String head) {
    depth--;
    line("} " + head + " {");
    depth++;
    return this;
  }

  /// Closes the innermost block.
  public JavaSource close() {
    return close("");
  }

  /// Closes the innermost block and writes something after the brace, such as `;`.
  public JavaSource close(String tail) {
    depth--;
    return line("}" + tail);
  }

  /// Puts a semicolon at the end of the line before.
  public JavaSource endStatement() {
    body.insert(body.length() - 1, ';');
    return this;
  }

  /// More depth for continued lines.
  public JavaSource indent(int steps) {
    depth += steps;
    return this;
  }

  /// A Java string literal, with everything escaped that is not plain ASCII.
  public static String literal(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c > 0x7e) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /// The finished file.
  public GeneratedFile finish(Place origin) {
    StringBuilder text = new StringBuilder(body.length() + 1024);
    text.append("// Generated from ").append(source).append('\n');
    if (!packageName.isEmpty()) {
      text.append("package ").append(packageName).append(";\n\n");
    }
    imports.forEach(name -> text.append("import ").append(name).append(";\n"));
    if (!imports.isEmpty()) {
      text.append('\n');
    }
    body.toString().lines().forEach(line -> LineBreaks.append(text, line));
    return new GeneratedFile(packageName, className, text.toString(), origin);
  }
}
