package dev.serval.routing;

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
  private static final int LITERALS = 1;
  private static final int PARAMETER = 2;
  private static final int REST = 3;
  private static final int END = 4;
  private static final int STRIDE = 5;

  private final int[] nodes;
  private final PerfectTable literals;
  private final Endpoints<T> endpoints;
  private final int maxCaptures;

  private SegmentTree(int[] nodes, PerfectTable literals, Builder<T> builder) {
    this.nodes = nodes;
    this.literals = literals;
    this.endpoints = builder.endpoints;
    this.maxCaptures = builder.maxCaptures;
  }

  /// Finds the first template, by precedence, that matches the path and has the method.
  ///
  /// @param path starts with a slash at `from`
  /// @param captures gets what its parameters caught
  Match<T> search(Method method, byte[] path, int from, int to, Captures captures) {
    int[] bounds = captures.begin(path, maxCaptures);
    int methods = 0;
    int visited = 1;
    int caught = 0;
    int node = ROOT;
    int at = from; // the end of the segment that led to the node: a slash, or the end of the path
    while (true) {
      while (at < to) {
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
          child = other(node, path, start, end);
          if (child == NONE) {
            break;
          }
          if (child == nodes[node + PARAMETER]) {
            bounds[2 * caught] = start;
            bounds[2 * caught++ + 1] = end;
          }
        }
        node = child;
        at = end;
        visited++;
      }
      int endpoint = nodes[node + (at == to ? END : REST)];
      while (true) {
        if (endpoint != NONE) {
          Match<T> found = endpoints.found(endpoint, method);
          if (found != null) {
            if (at < to) {
              bounds[2 * caught] = at + 1;
              bounds[2 * caught++ + 1] = to;
            }
            captures.end(caught, visited);
            return found;
          }
          methods |= endpoints.methods(endpoint);
        }
        if (node == ROOT) {
          captures.end(0, visited);
          return Endpoints.without(methods);
        }
        int parent = nodes[node + PARENT];
        int parameter = nodes[parent + PARAMETER];
        int start = segmentStart(path, at);
        if (node == parameter) {
          caught--;
        } else if (parameter != NONE && start < at) {
          bounds[2 * caught] = start;
          bounds[2 * caught++ + 1] = at;
          node = parameter;
          visited++;
          break;
        }
        node = parent;
        at = start - 1;
        endpoint = nodes[node + REST];
      }
    }
  }

  private static int segmentStart(byte[] path, int end) {
    int start = end;
    while (path[start - 1] != '/') {
      start--;
    }
    return start;
  }

  /// What there is below a node for a segment that is no literal as it stands.
  private int other(int node, byte[] path, int from, int to) {
    if (nodes[node + LITERALS] > 0 && !CanonicalPath.isPlain(path, from, to)) {
      byte[] canonical = CanonicalPath.of(path, from, to);
      int child = literals.find(node, canonical, 0, canonical.length);
      if (child != NONE) {
        return child;
      }
    }
    return from == to ? NONE : nodes[node + PARAMETER];
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

    /// Writes what is in this node, and the way up from those below.
    void writeTo(int[] nodes, List<PerfectTable.Key> keys) {
      nodes[number + LITERALS] = literals.size();
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
