package dev.serval.processor.write;

import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.GeneratedFile;
import dev.serval.processor.model.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// One Java file under construction: package, imports as they are needed, and indented lines.
///
/// Every class, those of `java.lang` included, is written as what `type` returns for it: the simple
/// name, imported where it has to be, or the qualified name where the simple one means something
/// else. The names of the file's own package always mean its own classes.
public final class JavaSource {
  private final ClassName name;
  private final String source;
  private final Predicate<String> neighbours;
  private final Map<String, String> simpleNames;
  private final Set<String> reserved;
  private final TreeSet<String> imports;
  private final StringBuilder body = new StringBuilder(4096);
  private int depth;

  /// @param name the class to be written
  /// @param source qualified name of the element it is generated from
  /// @param neighbours whether its package has a class of a simple name
  public JavaSource(ClassName name, String source, Predicate<String> neighbours) {
    this.name = name;
    this.source = source;
    this.neighbours = neighbours;
    this.simpleNames = new HashMap<>();
    this.reserved = new HashSet<>();
    this.imports = new TreeSet<>();
    simpleNames.put(name.nestedName(), name.qualified());
  }

  private JavaSource(JavaSource file) {
    this.name = file.name;
    this.source = file.source;
    this.neighbours = file.neighbours;
    this.simpleNames = file.simpleNames;
    this.reserved = file.reserved;
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

  /// How often a variable is given a value in what was written.
  int assignments(String variable) {
    if (!javax.lang.model.SourceVersion.isIdentifier(variable)) {
      return 0;
    }
    return (int)
        java.util.regex.Pattern.compile("\\b" + variable + " = ").matcher(body).results().count();
  }

  /// Whether a simple name stands for a class in this file, so that a constant of that name would
  /// hide it.
  public boolean isUsed(String simpleName) {
    return simpleNames.containsKey(simpleName);
  }

  /// Keeps a simple name from standing for a class outside: it is that of a type parameter or of a
  /// nested class.
  public void reserve(String simpleName) {
    reserved.add(simpleName);
  }

  /// The simple name of the class that is written.
  public String className() {
    return name.nestedName();
  }

  /// The text to write for a class: its simple name, imported, or the qualified name where that
  /// would be ambiguous.
  public String type(ClassName type) {
    int dot = type.nestedName().indexOf('.');
    String top = dot < 0 ? type.nestedName() : type.nestedName().substring(0, dot);
    String in = type.packageName();
    String qualifiedTop = in.isEmpty() ? top : in + "." + top;
    boolean own = in.equals(name.packageName());
    String meaning = simpleNames.get(top);
    boolean free = meaning == null && !reserved.contains(top) && (own || !neighbours.test(top));
    if (!free && !qualifiedTop.equals(meaning)) {
      return type.qualified();
    }
    if (free) {
      simpleNames.put(top, qualifiedTop);
      if (!own && !in.equals("java.lang")) {
        imports.add(qualifiedTop);
      }
    }
    return type.nestedName();
  }

  /// As the other one, for classes of the framework and the JDK: names of their packages are in
  /// lower case and those of their classes are not.
  public String type(String qualifiedName) {
    int at = 0;
    while (!Character.isUpperCase(qualifiedName.charAt(at))) {
      at = qualifiedName.indexOf('.', at) + 1;
    }
    return type(new ClassName(qualifiedName.substring(0, at - 1), qualifiedName.substring(at)));
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

  /// Opens a method that overrides one, after an empty line.
  public JavaSource override(String head) {
    return line("").line("@" + type("java.lang.Override")).open(head);
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
    if (!name.packageName().isEmpty()) {
      text.append("package ").append(name.packageName()).append(";\n\n");
    }
    imports.forEach(name -> text.append("import ").append(name).append(";\n"));
    if (!imports.isEmpty()) {
      text.append('\n');
    }
    body.toString().lines().forEach(line -> LineBreaks.append(text, line));
    return new GeneratedFile(name, text.toString(), origin);
  }
}
