package dev.serval.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The violations of one request, at most [#MAX] of them, in the order in which they were found.
///
/// Everything that reads a request adds to the one collection of that request, so that one answer
/// lists the faults of all sources. Used by one thread at a time.
public final class Violations {
  /// The number of violations after which a request is not read any further.
  public static final int MAX = 100;

  private final List<Violation> list = new ArrayList<>();

  /// Makes an empty collection.
  public Violations() {}

  /// Adds a violation, unless the collection is full; returns whether it was added.
  public boolean add(Violation violation) {
    if (isFull()) {
      return false;
    }
    list.add(violation);
    return true;
  }

  /// Adds the violations of another collection in their order, as many as there is room for.
  public void addAll(Violations others) {
    others.list.forEach(this::add);
  }

  /// Returns whether nothing was found so far.
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /// Returns whether further violations would be dropped, and reading on is pointless.
  public boolean isFull() {
    return list.size() >= MAX;
  }

  /// Returns the number of violations, at most [#MAX].
  public int count() {
    return list.size();
  }

  /// Returns a read-only view of the violations.
  public List<Violation> list() {
    return Collections.unmodifiableList(list);
  }

  /// Throws when something was found.
  ///
  /// @throws ValidationException with all violations, when there is at least one
  public void check() {
    if (!list.isEmpty()) {
      throw new ValidationException(list);
    }
  }
}
