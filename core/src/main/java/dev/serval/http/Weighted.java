package dev.serval.http;

import java.util.ArrayList;
import java.util.List;

/// A member of one of the `Accept` fields, and how much it is wanted (RFC 9110 section 12.4.2).
///
/// @param value the member without its weight, such as `gzip` or `text/html;level=1`
/// @param weight from 0, which refuses it, to 1000
public record Weighted(String value, int weight) {
  /// How many members are read of all fields together; what follows is ignored.
  public static final int MAX_MEMBERS = 64;

  /// Returns the members of all fields of a name, in order. One whose weight is malformed is left
  /// out.
  public static List<Weighted> parse(List<String> fields) {
    List<Weighted> members = new ArrayList<>();
    int read = 0;
    for (String field : fields) {
      for (int from = 0; from <= field.length() && read < MAX_MEMBERS; read++) {
        int comma = field.indexOf(',', from);
        int end = comma < 0 ? field.length() : comma;
        add(field.substring(from, end), members);
        from = end + 1;
      }
    }
    return members;
  }

  /// Returns the weight of a member such as a coding: its own, else that of `*`, else 0.
  public static int of(List<String> fields, String value) {
    int any = 0;
    for (Weighted member : parse(fields)) {
      if (member.value.equalsIgnoreCase(value)) {
        return member.weight;
      }
      if (member.value.equals("*")) {
        any = member.weight;
      }
    }
    return any;
  }

  private static void add(String member, List<Weighted> members) {
    int weightAt = weightAt(member);
    String value = (weightAt < 0 ? member : member.substring(0, weightAt)).strip();
    int weight = weightAt < 0 ? 1_000 : weight(member.substring(weightAt + 1).strip());
    if (!value.isEmpty() && weight >= 0) {
      members.add(new Weighted(value, weight));
    }
  }

  /// Where the semicolon before `q=` is; -1 if there is none.
  private static int weightAt(String member) {
    for (int at = member.indexOf(';'); at >= 0; at = member.indexOf(';', at + 1)) {
      int next = at + 1;
      while (next < member.length() && Character.isWhitespace(member.charAt(next))) {
        next++;
      }
      if (member.regionMatches(true, next, "q=", 0, 2)) {
        return at;
      }
    }
    return -1;
  }

  /// Returns thousandths; -1 where it is no weight. What stands behind one is not looked at.
  private static int weight(String text) {
    int end = text.indexOf(';');
    String number = (end < 0 ? text : text.substring(0, end)).strip().substring(2);
    int length = number.length();
    if (length == 0 || length > 5 || (length > 1 && number.charAt(1) != '.')) {
      return -1;
    }
    int value = 0;
    for (int i = 0, unit = 1_000; i < length; i++) {
      char c = number.charAt(i);
      if (i == 1) {
        continue;
      }
      if (c < '0' || c > '9') {
        return -1;
      }
      value += (c - '0') * unit;
      unit /= 10;
    }
    return value > 1_000 ? -1 : value;
  }
}
