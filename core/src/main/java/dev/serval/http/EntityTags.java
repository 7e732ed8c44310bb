package dev.serval.http;

import java.util.ArrayList;
import java.util.List;

/// What `If-Match` and `If-None-Match` name: any tag at all (`*`), or one of a list (RFC 9110
/// §13.1.1 and §13.1.2).
///
/// A list is read from left to right, once. One that breaks the grammar, or that has more than
/// [#MAX] tags, names nothing: `If-None-Match` then sends the whole representation, and `If-Match`
/// refuses. Immutable.
///
/// @param any whether it is `*`
/// @param tags the tags of the list; empty for `*`
public record EntityTags(boolean any, List<EntityTag> tags) {
  /// The number of tags up to which a list is compared.
  public static final int MAX = 256;

  private static final EntityTags ANY = new EntityTags(true, List.of());
  private static final EntityTags NOTHING = new EntityTags(false, List.of());

  /// Keeps a copy of the list.
  public EntityTags {
    tags = List.copyOf(tags);
  }

  /// Reads the values of all fields of one name, which are one list (RFC 9110 §5.3).
  public static EntityTags parse(List<String> values) {
    if (values.size() == 1 && values.getFirst().equals("*")) {
      return ANY;
    }
    List<EntityTag> tags = new ArrayList<>();
    for (String value : values) {
      if (!readInto(tags, value)) {
        return NOTHING;
      }
    }
    return new EntityTags(false, tags);
  }

  /// Adds the tags of one field; says whether it was a list, and not too long a one.
  private static boolean readInto(List<EntityTag> tags, String value) {
    int at = 0;
    boolean separated = true;
    while (at < value.length()) {
      char c = value.charAt(at);
      if (c == ',' || Token.isBlank(c)) {
        separated |= c == ',';
        at++;
        continue;
      }
      boolean weak = value.startsWith("W/", at);
      int from = at + (weak ? 3 : 1);
      int quote = endOf(value, from);
      if (!separated || quote < 0 || value.charAt(from - 1) != '"' || tags.size() == MAX) {
        return false;
      }
      tags.add(new EntityTag(value.substring(from, quote), weak));
      separated = false;
      at = quote + 1;
    }
    return true;
  }

  /// Returns the index of the quote that ends the tag whose text begins at `from`, or -1.
  private static int endOf(String value, int from) {
    int at = from;
    while (at < value.length() && EntityTag.isOpaque(value.charAt(at))) {
      at++;
    }
    return at < value.length() && value.charAt(at) == '"' ? at : -1;
  }

  /// Whether `tag` is named, by [EntityTag#matchesStrongly]; for `If-Match`.
  public boolean matchStrongly(EntityTag tag) {
    return any || tags.stream().anyMatch(tag::matchesStrongly);
  }

  /// Whether `tag` is named, by [EntityTag#matchesWeakly]; for `If-None-Match`.
  public boolean matchWeakly(EntityTag tag) {
    return any || tags.stream().anyMatch(tag::matchesWeakly);
  }
}
