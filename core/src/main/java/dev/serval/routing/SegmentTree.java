package dev.serval.routing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.serval.http.Method;
import dev.serval.routing.Segment.Literal;
import dev.serval.routing.Segment.Parameter;
import dev.serval.routing.Segment.Rest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All templates as a tree of segments, in one array of numbers.
///
/// With `/users/{id}`, `/users/{id}/posts`, `/users/me/{tab}` and `/uploads/{path...}`:
///
/// ```text
///  node  segment   parameter  rest  end  parent
///    0   (root)        -        -    -      -
///    1   users         3        -    -      0
///    2   uploads       -       e3    -      0
///    3   {id}          -        -   e0      1       the literals below a node are in a PerfectTable:
///    4   me            6        -    -      1       (0,users) 1   (0,uploads) 2   (1,me) 4
///    5   posts         -        -   e1      3       (3,posts) 5
///    6   {tab}         -        -   e2      4
/// ```
///
/// A search goes down by the literal that is equal to the segment, else by the parameter. Where
/// that ends without an answer it goes up again: from a literal to its parameter sibling, else to
/// the rest of the parent, else further up. So precedence is decided from left to right, segment by
/// segment, and never by the order of registration. The way up needs no stack: the tree knows the
/// parent, and the path has its slashes.
///
/// A node has one parent and lies below a fixed number of slashes, so it can be reached at one
/// place of a given path only. A search therefore visits no node twice, whatever the request.
final class SegmentTree<T> {
  private static final int NONE = PerfectTable.NONE;
  private static final int ROOT = 0;
  private static final byte SLASH = '/';

  // One node; nodes are named by the index of its first number.
  private static final int PARENT = 0;
  private static final int CHILDREN = 1;
  private static final int PARAMETER = 2;
  private static final int REST = 3;
  private static final int END = 4;
  private static final int STRIDE = 5;

  private final int[] nodes;
  private final PerfectTable literals;
  private final Endpoints<T> endpoints;
  private final int maxCaptures;

  /// The first segments of all templates, less than eight bytes: `/api/v1`. As bytes in one word.
  private final long prefix;

  private final int prefixLength;
  private final int prefixNode;

  private SegmentTree(int[] nodes, PerfectTable literals, Builder<T> builder) {
    this.nodes = nodes;
    this.literals = literals;
    this.endpoints = builder.endpoints;
    this.maxCaptures = builder.maxCaptures;
    List<String> common = new ArrayList<>();
    prefixNode = builder.root.below(common).number;
    byte[] text = String.join("", common).getBytes(ISO_8859_1);
    prefixLength = text.length;
    prefix = Words.at(text, 0, text.length);
  }

  /// Finds the first template, by precedence, that matches the path and has the method.
  ///
  /// @param path starts with a slash at `from`
  /// @param captures gets what its parameters caught
  Match<T> search(Method method, byte[] path, int from, int to, Captures captures) {
    captures.begin(path, maxCaptures);
    int methods = 0;
    long place = begin(path, from, to);
    while (true) {
      place = down(place, path, to, captures);
      int node = node(place);
      int at = at(place);
      int endpoint = nodes[node + (at == to ? END : REST)];
      while (true) {
        if (endpoint != NONE) {
          Match<T> found = endpoints.found(endpoint, method);
          if (found != null) {
            if (at < to) {
              captures.add(at + 1, to);
            }
            return found;
          }
          methods |= endpoints.methods(endpoint);
        }
        if (node == ROOT) {
          return Endpoints.without(methods);
        }
        int parent = nodes[node + PARENT];
        int parameter = nodes[parent + PARAMETER];
        int start = segmentStart(path, at);
        if (node == parameter) {
          captures.removeLast();
        } else if (parameter != NONE && start < at) {
          captures.add(start, at);
          captures.visited++;
          place = place(parameter, at);
          break;
        }
        node = parent;
        at = start - 1;
        endpoint = nodes[node + REST];
      }
    }
  }

  /// Where a search starts: at the root, or below the first segments if all templates and the path
  /// have the same ones. They are one comparison here.
  private long begin(byte[] path, int from, int to) {
    int at = from + prefixLength;
    return Words.first(prefixLength, Words.at(path, from, to)) == prefix
            && (at == to || at < to && path[at] == SLASH)
        ? place(prefixNode, at)
        : place(ROOT, from);
  }

  /// Goes down as far as segments have nodes.
  private long down(long from, byte[] path, int to, Captures captures) {
    int node = node(from);
    int at = at(from);
    while (at < to && nodes[node + CHILDREN] > 0) {
      int start = at + 1;
      long word = Words.at(path, start, to);
      int length = Math.min(Words.indexOf(SLASH, word), to - start);
      int end = start + length;
      int child;
      if (length < Long.BYTES) {
        child = literals.find(node, Words.first(length, word), length);
      } else {
        end = Words.indexOf(SLASH, path, end, to);
        child = literals.find(node, path, start, end);
      }
      if (child == NONE) {
        child = escapedLiteral(node, path, start, end);
        if (child == NONE) {
          child = nodes[node + PARAMETER];
          if (child == NONE || length == 0) {
            break;
          }
          captures.add(start, end);
        }
      }
      node = child;
      at = end;
      captures.visited++;
    }
    return place(node, at);
  }

  /// A node, and where in the path the segment that led to it ends: at a slash, or at the end.
  private static long place(int node, int at) {
    return (long) node << Integer.SIZE | at;
  }

  private static int node(long place) {
    return (int) (place >>> Integer.SIZE);
  }

  private static int at(long place) {
    return (int) place;
  }

  private static int segmentStart(byte[] path, int end) {
    int start = end;
    while (path[start - 1] != '/') {
      start--;
    }
    return start;
  }

  private int escapedLiteral(int node, byte[] path, int from, int to) {
    if (CanonicalPath.isPlain(path, from, to)) {
      return NONE;
    }
    byte[] canonical = CanonicalPath.of(path, from, to);
    return literals.find(node, canonical, 0, canonical.length);
  }

  /// Collects templates.
  static final class Builder<T> {
    private final Endpoints<T> endpoints;
    private final Branch root = new Branch();
    private int maxCaptures;

    Builder(Endpoints<T> endpoints) {
      this.endpoints = endpoints;
    }

    /// Adds a template, or finds the endpoint that an equal shape has already.
    int endpoint(List<Segment> segments) {
      Branch branch = root;
      int captures = 0;
      for (Segment segment : segments) {
        switch (segment) {
          case Literal(String text) -> branch = branch.literal(CanonicalPath.ofLiteral(text));
          case Parameter parameter -> {
            branch = branch.parameter();
            captures++;
          }
          case Rest rest -> {
            maxCaptures = Math.max(maxCaptures, captures + 1);
            branch.rest = branch.rest == NONE ? endpoints.create() : branch.rest;
            return branch.rest;
          }
        }
      }
      maxCaptures = Math.max(maxCaptures, captures);
      branch.end = branch.end == NONE ? endpoints.create() : branch.end;
      return branch.end;
    }

    SegmentTree<T> build() {
      List<Branch> branches = new ArrayList<>(List.of(root));
      List<PerfectTable.Key> literals = new ArrayList<>();
      for (int i = 0; i < branches.size(); i++) {
        Branch branch = branches.get(i);
        branch.number = i * STRIDE;
        branch.literals.values().forEach(branches::add);
        if (branch.parameter != null) {
          branches.add(branch.parameter);
        }
      }
      int[] nodes = new int[branches.size() * STRIDE];
      nodes[ROOT + PARENT] = NONE;
      for (Branch branch : branches) {
        branch.writeTo(nodes, literals);
      }
      return new SegmentTree<>(nodes, PerfectTable.of(literals), this);
    }
  }

  /// A node while templates are added.
  private static final class Branch {
    private final Map<String, Branch> literals = new HashMap<>();
    private @Nullable Branch parameter;
    private int rest = NONE;
    private int end = NONE;
    private int number;

    Branch literal(String canonical) {
      return literals.computeIfAbsent(canonical, absent -> new Branch());
    }

    Branch parameter() {
      parameter = parameter == null ? new Branch() : parameter;
      return parameter;
    }

    /// Follows the first segments as long as there is no choice and they fit in a word.
    Branch below(List<String> common) {
      if (literals.size() != 1 || parameter != null || rest != NONE || end != NONE) {
        return this;
      }
      String text = "/" + literals.keySet().iterator().next();
      if (String.join("", common).length() + text.length() >= Long.BYTES) {
        return this;
      }
      common.add(text);
      return literals.values().iterator().next().below(common);
    }

    /// Writes what is in this node, and the way up from those below.
    void writeTo(int[] nodes, List<PerfectTable.Key> keys) {
      nodes[number + CHILDREN] = literals.size() + (parameter == null ? 0 : 1);
      nodes[number + PARAMETER] = parameter == null ? NONE : parameter.number;
      nodes[number + REST] = rest;
      nodes[number + END] = end;
      if (parameter != null) {
        nodes[parameter.number + PARENT] = number;
      }
      literals.forEach((text, child) -> {
        nodes[child.number + PARENT] = number;
        keys.add(new PerfectTable.Key(number, text, child.number));
      });
    }
  }
}
