package dev.serval.json;

import java.util.Arrays;

/// Finds the tag of a union without entering its object: the look-ahead of [JsonReader#readTag].
///
/// Where the tag is the first member, that is one comparison ([#first]). Where it is not, the
/// members before it are passed over, and the tags of all objects inside them are remembered; so
/// when those objects are read later, they are looked up instead of scanned. Each byte is looked at
/// once per tag name, however deep unions are nested with their tags last.
final class TagIndex {
  private final JsonNames tag;
  private final JsonLexer lexer;
  private final NumberScanner number;

  /// Objects passed over, by the offset of their brace, ascending; and where the value of their
  /// first tag starts, or -1.
  private int[] starts = new int[8];

  private int[] values = new int[8];
  private int count;

  /// Objects that start before this have been passed over.
  private int covered;

  TagIndex(String tag, JsonLexer lexer, NumberScanner number) {
    this.tag = JsonNames.of(tag);
    this.lexer = lexer;
    this.number = number;
  }

  /// Returns where the value of the object's first member starts if that is the tag, or -1. Moves
  /// the lexer. What it takes for the tag is checked when the object is read.
  static int first(String tag, JsonLexer lexer) {
    byte[] buf = lexer.buf;
    lexer.pos++;
    if (lexer.next() != '"') {
      return -1;
    }
    int p = lexer.pos + 1;
    int length = tag.length();
    if (p + length >= lexer.end || buf[p + length] != '"') {
      return -1;
    }
    for (int i = 0; i < length; i++) {
      if (buf[p + i] != tag.charAt(i)) {
        return -1;
      }
    }
    lexer.pos = p + length + 1;
    if (lexer.next() != ':') {
      return -1;
    }
    lexer.pos++;
    return lexer.next() == JsonLexer.END ? -1 : lexer.pos;
  }

  /// Returns where the value of the object's tag starts, or -1. Moves the lexer.
  int find(int start) {
    if (start < covered) {
      return values[Arrays.binarySearch(starts, 0, count, start)];
    }
    lexer.pos = start;
    int value = pass(lexer.path.depth(), true);
    covered = lexer.pos;
    return value;
  }

  /// Passes over the object at hand; stops at its tag if that is all that is asked for.
  private int pass(int depth, boolean stopAtTag) {
    enter(depth);
    int slot = add(lexer.pos - 1);
    if (lexer.require("a member name or '}'") == '}') {
      lexer.pos++;
      return -1;
    }
    while (true) {
      boolean isTag = name();
      if (isTag && values[slot] < 0) {
        values[slot] = lexer.pos;
        if (stopAtTag) {
          return lexer.pos;
        }
      }
      value(depth + 1);
      if (!comma('}', "'}'")) {
        return values[slot];
      }
    }
  }

  /// Reads a member name and its colon; whether it is the tag's.
  private boolean name() {
    if (lexer.require("a member name") != '"') {
      throw lexer.syntax("expected a member name in double quotes");
    }
    int start = lexer.pos;
    boolean isTag;
    if (lexer.skipString()) {
      isTag = tag.find(lexer.buf, start + 1, lexer.pos - 1) == 0;
    } else {
      lexer.pos = start;
      isTag = tag.find(lexer.string()) == 0;
    }
    if (lexer.require("':'") != ':') {
      throw lexer.syntax("expected ':'");
    }
    lexer.pos++;
    lexer.require("a value");
    return isTag;
  }

  private void value(int depth) {
    switch (lexer.kind()) {
      case OBJECT -> pass(depth, false);
      case ARRAY -> {
        enter(depth);
        if (lexer.require("a value or ']'") == ']') {
          lexer.pos++;
          return;
        }
        do {
          lexer.require("a value");
          value(depth + 1);
        } while (comma(']', "']'"));
      }
      case STRING -> lexer.skipString();
      case NUMBER -> number.scan();
      case BOOLEAN -> lexer.bool();
      case NULL -> lexer.nul();
    }
  }

  private void enter(int depth) {
    if (depth >= lexer.limits.depth()) {
      throw lexer.limit("values must not be nested deeper than " + lexer.limits.depth());
    }
    lexer.pos++;
  }

  private boolean comma(char close, String closeText) {
    int c = lexer.next();
    if (c != ',' && c != close) {
      throw lexer.syntax("expected ',' or " + closeText);
    }
    lexer.pos++;
    return c == ',';
  }

  private int add(int start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    starts[count] = start;
    values[count] = -1;
    return count++;
  }
}
