// RequestHeaders: the header fields of a request, read from its bytes when asked.
package dev.serval.netty;

import dev.serval.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A view on a [RequestHead]: no string is made before somebody wants it.
///
/// `Host` reads as the effective authority, so that code which looks at the field cannot be led to
/// another host than code which asks the exchange (RFC 9112 section 3.2.2).
final class RequestHeaders implements Headers {
  private static final String HOST = "host";

  private final RequestHead head;
  private final AcceptedRequest request;

  RequestHeaders(RequestHead head, AcceptedRequest request) {
    this.head = head;
    this.request = request;
  }

  @Override
  public @Nullable String first(String name) {
    int field = find(name, 0);
    return field < 0 ? null : value(field);
  }

  @Override
  public List<String> all(String name) {
    int field = find(name, 0);
    if (field < 0) {
      return List.of();
    }
    var values = new ArrayList<String>(2);
    while (field >= 0) {
      values.add(value(field));
      field = find(name, field + 1);
    }
    return List.copyOf(values);
  }

  @Override
  public @Nullable String combined(String name) {
    int field = find(name, 0);
    return field < 0
        ? null
        : find(name, field + 1) < 0 ? value(field) : String.join(", ", all(name));
  }

  @Override
  public boolean isRepeated(String name) {
    int field = find(name, 0);
    return field >= 0 && find(name, field + 1) >= 0;
  }

  @Override
  public boolean contains(String name) {
    return find(name, 0) >= 0;
  }

  @Override
  public int size() {
    return head.fieldCount();
  }

  @Override
  public void forEach(BiConsumer<String, String> action) {
    for (int field = 0; field < head.fieldCount(); field++) {
      action.accept(head.name(field), value(field));
    }
  }

  /// Names only, because values may be secrets.
  @Override
  public String toString() {
    var names = new ArrayList<String>();
    forEach((name, value) -> names.add(name));
    return names.toString();
  }

  private String value(int field) {
    return isHost(field) ? request.authority() : head.value(field);
  }

  private boolean isHost(int field) {
    return matches(field, HOST);
  }

  private int find(String name, int from) {
    for (int field = from; field < head.fieldCount(); field++) {
      if (matches(field, name)) {
        return field;
      }
    }
    return -1;
  }

  private boolean matches(int field, String name) {
    int start = head.nameStart(field);
    if (head.nameEnd(field) - start != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      int lower = c >= 'A' && c <= 'Z' ? c + 32 : c;
      if (Octets.lower(head.bytes()[start + i]) != lower) {
        return false;
      }
    }
    return true;
  }
}
