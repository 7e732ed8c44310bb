package dev.serval.routing;

import dev.serval.http.Method;
import dev.serval.routing.Segment.Literal;
import dev.serval.routing.Segment.Parameter;
import dev.serval.routing.Segment.Rest;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The templates that have parameters, as a compressed tree over bytes.
///
/// Common beginnings are stored once. With `/users/{id}`, `/users/{id}/posts`, `/uploads/{path...}`
/// and `/users/me/{tab}` the tree is
///
/// ```text
/// /u ─┬─ sers/ ─┬─ me/ ── {}            /users/me/{tab}
///     │         └─ {} ─┬─ ·             /users/{id}
///     │                └─ /posts        /users/{id}/posts
///     └─ ploads/ ── {...}               /uploads/{path...}
/// ```
///
/// At each node the literal child whose first byte fits is tried first, then the parameter, then
/// the rest. What fails is undone and the next is tried: `/users/me` enters `me/`, fails there, and
/// is found as `{id}`. So precedence is decided from left to right, segment by segment, and never
/// by the order of registration. A parameter catches exactly one segment, so a node can be reached
/// at one place of a given path only: a search visits no node twice and is linear in the tree,
/// whatever the request.
final class RadixTree<T> {
  private final Node<T> root = new Node<>(new byte[0]);
  private int maxCaptures;

  /// Adds a template, or finds the end that an equal shape has already.
  Endpoint<T> endpoint(List<Segment> segments) {
    Node<T> node = root;
    int captures = 0;
    ByteArrayOutputStream literal = new ByteArrayOutputStream();
    for (Segment segment : segments) {
      literal.write('/');
      switch (segment) {
        case Literal(String text) -> literal.writeBytes(CanonicalPath.ofLiteral(text));
        case Parameter parameter -> {
          node = node.literalChild(literal.toByteArray()).parameterChild();
          literal.reset();
          captures++;
        }
        case Rest rest -> {
          node = node.literalChild(literal.toByteArray()).restChild();
          literal.reset();
          captures++;
        }
      }
    }
    if (literal.size() > 0) {
      node = node.literalChild(literal.toByteArray());
    }
    maxCaptures = Math.max(maxCaptures, captures);
    return node.endpoint();
  }

  Search<T> search(Method method, byte[] path, int from, int to) {
    Search<T> search = new Search<>(method, path, to, new int[2 * maxCaptures]);
    search.found = search.walk(root, from, 0);
    return search;
  }

  /// One walk through the tree; its fields are the answer.
  static final class Search<T> {
    private final Method method;
    private final byte[] path;
    private final int to;
    private final int[] bounds;
    private int captures;
    private int allowed;
    private @Nullable T found;

    private Search(Method method, byte[] path, int to, int[] bounds) {
      this.method = method;
      this.path = path;
      this.to = to;
      this.bounds = bounds;
    }

    @Nullable T found() {
      return found;
    }

    /// The methods of the ends that matched the path and lacked the method, as bits.
    int allowed() {
      return allowed;
    }

    Captures captures() {
      return new Captures(path, bounds, captures);
    }

    private @Nullable T walk(Node<T> node, int at, int depth) {
      if (at == to && node.endpoint != null) {
        T value = end(node.endpoint, depth);
        if (value != null) {
          return value;
        }
      }
      if (at < to) {
        Node<T> child = node.childFor(path[at]);
        if (child != null && child.prefixMatches(path, at, to)) {
          T value = walk(child, at + child.prefix.length, depth);
          if (value != null) {
            return value;
          }
        }
        if (node.parameter != null && path[at] != '/') {
          int end = segmentEnd(at);
          bounds[2 * depth] = at;
          bounds[2 * depth + 1] = end;
          T value = walk(node.parameter, end, depth + 1);
          if (value != null) {
            return value;
          }
        }
      }
      if (node.rest == null) {
        return null;
      }
      bounds[2 * depth] = at;
      bounds[2 * depth + 1] = to;
      return end(node.rest.endpoint(), depth + 1);
    }

    private @Nullable T end(Endpoint<T> endpoint, int depth) {
      T value = endpoint.value(method);
      if (value == null) {
        allowed |= endpoint.allowed();
      } else {
        captures = depth;
      }
      return value;
    }

    private int segmentEnd(int at) {
      int end = at;
      while (end < to && path[end] != '/') {
        end++;
      }
      return end;
    }
  }

  /// What is common to all templates that pass here.
  private static final class Node<T> {
    private byte[] prefix;
    private byte[] firstBytes = new byte[0];
    private Node<T>[] children = none();
    private @Nullable Node<T> parameter;
    private @Nullable Node<T> rest;
    private @Nullable Endpoint<T> endpoint;

    Node(byte[] prefix) {
      this.prefix = prefix;
    }

    @SuppressWarnings("unchecked") // an empty array holds nothing of a wrong type
    private static <T> Node<T>[] none() {
      return (Node<T>[]) new Node<?>[0];
    }

    Endpoint<T> endpoint() {
      if (endpoint == null) {
        endpoint = new Endpoint<>();
      }
      return endpoint;
    }

    Node<T> parameterChild() {
      if (parameter == null) {
        parameter = new Node<>(new byte[0]);
      }
      return parameter;
    }

    Node<T> restChild() {
      if (rest == null) {
        rest = new Node<>(new byte[0]);
      }
      return rest;
    }

    /// The node below this one at which `bytes` ends; made, and others split, where needed.
    Node<T> literalChild(byte[] bytes) {
      Node<T> child = childFor(bytes[0]);
      if (child == null) {
        child = new Node<>(bytes);
        firstBytes = Arrays.copyOf(firstBytes, firstBytes.length + 1);
        firstBytes[firstBytes.length - 1] = bytes[0];
        children = Arrays.copyOf(children, children.length + 1);
        children[children.length - 1] = child;
        return child;
      }
      int common = Arrays.mismatch(child.prefix, bytes);
      int shared = common < 0 ? bytes.length : common;
      if (shared < child.prefix.length) {
        child.splitAt(shared);
      }
      return shared == bytes.length
          ? child
          : child.literalChild(Arrays.copyOfRange(bytes, shared, bytes.length));
    }

    private void splitAt(int length) {
      Node<T> lower = new Node<>(Arrays.copyOfRange(prefix, length, prefix.length));
      lower.firstBytes = firstBytes;
      lower.children = children;
      lower.parameter = parameter;
      lower.rest = rest;
      lower.endpoint = endpoint;
      prefix = Arrays.copyOf(prefix, length);
      firstBytes = new byte[] {lower.prefix[0]};
      children = Arrays.copyOf(none(), 1);
      children[0] = lower;
      parameter = null;
      rest = null;
      endpoint = null;
    }

    @Nullable Node<T> childFor(byte first) {
      for (int i = 0; i < firstBytes.length; i++) {
        if (firstBytes[i] == first) {
          return children[i];
        }
      }
      return null;
    }

    boolean prefixMatches(byte[] path, int at, int to) {
      int end = at + prefix.length;
      return end <= to && Arrays.equals(prefix, 0, prefix.length, path, at, end);
    }
  }
}
