// Placement: where the requests of one route run, which may change.
package dev.serval.transport;

import java.util.Objects;

/// The [Execution] of one route's requests, as it was asked for and as it turned out.
///
/// A transport that finds a route holding the thread which serves its connections moves it away
/// with [#moveTo]; requests that begin after that run elsewhere. Safe for many threads.
public final class Placement {
  /// The first requests of a route, of which each may be the one that loads its classes.
  static final int FIRST = 20;

  private final String route;
  private volatile Execution execution;

  /// Not volatile: some too many may count as the first ones, which does no harm.
  private int begun;

  /// Makes a placement.
  ///
  /// @param route names the route in messages, as `GET /todos/{id}`
  /// @param execution where its requests run to begin with
  public Placement(String route, Execution execution) {
    this.route = Objects.requireNonNull(route, "route");
    this.execution = Objects.requireNonNull(execution, "execution");
  }

  /// Returns the name of the route; no client has chosen it.
  public String route() {
    return route;
  }

  /// Returns where the next request runs.
  public Execution execution() {
    return execution;
  }

  /// Lets the requests that begin from now on run elsewhere.
  public void moveTo(Execution execution) {
    this.execution = Objects.requireNonNull(execution, "execution");
  }

  /// Counts a request that begins.
  public void begin() {
    if (begun < FIRST) { // then it is only read, by any number of processors
      begun++;
    }
  }

  /// Returns whether the requests of the route are among its first ones, which take longer: they
  /// load and initialise classes, and their code is interpreted.
  public boolean isCold() {
    return begun < FIRST;
  }

  @Override
  public String toString() {
    return route + " on " + execution;
  }
}
